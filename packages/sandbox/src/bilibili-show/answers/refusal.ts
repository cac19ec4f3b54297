import type { EnvelopeForm } from './envelope.ts';
import { ERRNO_TEXT, type Errno } from './errno.ts';

/** A no of the ticketing service. */
export interface Refusal {
  readonly errno: Errno;
  readonly msg: string;
  /** Default `{}` (bilibili-show §1.4). */
  readonly data?: unknown;
  /** The envelope this errno was seen in; default the switched one. */
  readonly form?: EnvelopeForm;
}

/** Carries a refusal out of a handler. */
export class BilibiliShowRefusal extends Error {
  override readonly name = 'BilibiliShowRefusal';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.msg);
    this.refusal = refusal;
  }
}

/** A refusal with the text of its errno, unless another is given. */
export function refuse(errno: Errno, more: Partial<Omit<Refusal, 'errno'>> = {}): BilibiliShowRefusal {
  return new BilibiliShowRefusal({ errno, msg: ERRNO_TEXT[errno], ...more });
}

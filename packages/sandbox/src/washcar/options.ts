import type { WashcarPaths } from '@boxwire/schemas-washcar';
import type { CallbackOptions } from '../core/callbacks.ts';
import type { AnswerForms, WashcarProfile } from './answers/answer-forms.ts';
import type { WashcarChannel } from './channels/channel.ts';

/** A nonce that counts as used already (washcar §4.4). */
export interface SeenNonce {
  readonly appId: string;
  readonly timestamp: string;
  readonly nonce: string;
  /** Epoch milliseconds; refused while the sandbox clock is not past it. Default `timestamp` + 5 minutes. */
  readonly until?: number;
}

/** Options of `washcarSandbox`. Everything is optional; the state starts from them, and again after a reset. */
export interface WashcarSandboxOptions {
  /** Default: `WASHCAR_DEMO_CHANNEL` alone. */
  readonly channels?: readonly WashcarChannel[];
  readonly seenNonces?: readonly SeenNonce[];
  /** Requests counted already in the starting minute: for every channel, or by appId. */
  readonly usedThisMinute?: number | Readonly<Record<string, number>>;
  /** Which documents the answers follow (washcar §4.6). Default `guide`. */
  readonly profile?: WashcarProfile;
  /** Forms in which the documents contradict each other; each defaults to the decided one. */
  readonly forms?: Partial<AnswerForms>;
  /** Reads answer to POST as well (washcar §3 C3). Default false. */
  readonly postEverything?: boolean;
  /** Signing parameters may come as `X-App-Id`, `X-Timestamp`, `X-Nonce`, `X-Sign` (washcar §3 C13). Default false. */
  readonly allowHeaders?: boolean;
  /** A 101 answer carries the sandbox's own string-to-sign, secret masked, as member `sandbox`. Default true. */
  readonly explainMismatch?: boolean;
  /** From order to codes on the sandbox clock. 0: within create. `null`: only by the holder action `issue`. Default 1000. */
  readonly issueAfterMs?: number | null;
  /** How long a code can be used; then the order is refunded. Default 30 days. */
  readonly codeValidMs?: number;
  /** Stock by goodsItemId, instead of the seeded one. */
  readonly stock?: Readonly<Record<string, number>>;
  /** Paths that differ from washcar §5.1. */
  readonly paths?: Partial<WashcarPaths>;
  /** Real host names that route here. Default none. */
  readonly hosts?: readonly string[];
  /** Tries and back-off of the callbacks. */
  readonly callbacks?: CallbackOptions;
}

import { SigningError } from './errors.ts';

/** An opaque holder of a shared secret: every way of printing it shows `***`. Make one with {@link createSecret}. */
export interface Secret {
  readonly kind: 'boxwire.secret';
  toString(): string;
  toJSON(): string;
}

/** A secret as text, exactly as configured (never trimmed), or already held in a {@link Secret}. */
export type SecretInput = string | Secret;

/** What stands in every output where a secret would be. */
export const MASK = '***';

let readText: (holder: SecretHolder) => string;

class SecretHolder implements Secret {
  readonly #text: string;

  static {
    readText = (holder) => holder.#text;
  }

  constructor(text: string) {
    this.#text = text;
    // Node prints through this symbol; without it `inspect` would show the class, with it the mask.
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), { value: () => MASK });
    Object.freeze(this);
  }

  get kind(): 'boxwire.secret' {
    return 'boxwire.secret';
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }
}

/**
 * Puts a secret in a holder that cannot be printed by accident.
 * @throws SigningError `INVALID_SECRET` when `text` is not a non-empty string.
 */
export function createSecret(text: string): Secret {
  return new SecretHolder(checkedText(text));
}

/** The text of a secret; only for computing digests. */
export function revealSecret(secret: SecretInput): string {
  if (secret instanceof SecretHolder) return readText(secret);
  return checkedText(secret);
}

function checkedText(text: unknown): string {
  if (typeof text === 'string' && text !== '') return text;
  const came = typeof text === 'string' ? 'an empty text' : text === null ? 'null' : `a value of type ${typeof text}`;
  throw new SigningError(
    'INVALID_SECRET',
    `the secret must be a non-empty text or made by createSecret; it is ${came}. Pass the secret the operator issued.`,
  );
}

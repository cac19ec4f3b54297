import { SigningError } from '../errors.ts';
import { createSecret, MASK, revealSecret, type Secret, type SecretInput } from '../secret.ts';
import { SIGNING_PARAMETERS } from './assert-portable.ts';
import { sign } from './canonicalize.ts';
import type { QueryPairs } from './query-input.ts';
import { APP_ID_FORM, NONCE_FORM } from './verify/parameter-forms.ts';

/** What the signer reads of a request. Query values are decoded. */
export interface WashcarSignable {
  readonly query: QueryPairs;
  readonly bodyText: string | null;
}

/** Signs requests for `createClient`, or for a client of your own. Printing it shows no secret. */
export interface WashcarSigner {
  readonly scheme: 'washcar';
  readonly appId: string;
  /**
   * The four signing parameters, to be appended to the query in this order (washcar §5.2). `context.now` is epoch
   * milliseconds of the server's clock as far as known. Call it for every attempt: each gets its own nonce.
   */
  sign(request: WashcarSignable, context: { readonly now: number }): { readonly query: QueryPairs };
}

/** Options of `createSigner`. */
export interface SignerOptions {
  /** 4 to 32 characters of `[A-Za-z0-9_-]`. */
  readonly appId: string;
  readonly secret: SecretInput;
  /** Gives a fresh nonce of 1 to 64 characters `[A-Za-z0-9_-]`. Default: 32 hex digits from the platform's secure source. */
  readonly nonce?: () => string;
  /** Refuse what not every server signs alike (washcar §2.4). Default true. */
  readonly portable?: boolean;
}

/**
 * A signer of the washcar scheme.
 * @throws SigningError `INVALID_APP_ID`, `INVALID_SECRET`; its `sign` throws what `sign` throws, `INVALID_TIMESTAMP`,
 * `INVALID_NONCE`, and `NOT_PORTABLE` for signing parameters in the request itself
 */
export function createSigner(options: SignerOptions): WashcarSigner {
  const { appId, nonce = secureNonce, portable = true } = options;
  if (typeof appId !== 'string' || !APP_ID_FORM.test(appId)) {
    throw new SigningError('INVALID_APP_ID', 'appId must have 4 to 32 characters of [A-Za-z0-9_-].');
  }
  return new Signer({ appId, nonce, portable, secret: createSecret(revealSecret(options.secret)) });
}

interface SignerParts {
  readonly appId: string;
  readonly secret: Secret;
  readonly nonce: () => string;
  readonly portable: boolean;
}

class Signer implements WashcarSigner {
  readonly scheme = 'washcar';
  readonly appId: string;
  readonly #parts: SignerParts;

  constructor(parts: SignerParts) {
    this.appId = parts.appId;
    this.#parts = parts;
  }

  sign(request: WashcarSignable, context: { readonly now: number }): { readonly query: QueryPairs } {
    const { appId, secret, nonce, portable } = this.#parts;
    refuseSigningParameters(request.query);
    const own: QueryPairs = [
      ['appId', appId],
      ['timestamp', timestampOf(context.now)],
      ['nonce', checkedNonce(nonce())],
    ];
    const query = [...request.query, ...own];
    const { sign: signature } = sign({ query, bodyText: request.bodyText, secret, portable });
    return { query: [...own, ['sign', signature]] };
  }

  toJSON(): Readonly<Record<string, string>> {
    return { scheme: this.scheme, appId: this.appId, secret: MASK };
  }
}

/** The server refuses a name that stands twice, so these four must be the signer's alone. */
function refuseSigningParameters(query: QueryPairs): void {
  const path = query.find(([name]) => SIGNING_PARAMETERS.includes(name))?.[0];
  if (path === undefined) return;
  const message = `the request's query has "${path}" already, which the signer adds; leave it out.`;
  throw new SigningError('NOT_PORTABLE', message, { reason: 'RESERVED_NAME', path });
}

function timestampOf(now: number): string {
  const text = String(Math.trunc(now));
  if (/^\d{13}$/.test(text)) return text;
  throw new SigningError('INVALID_TIMESTAMP', 'context.now must be epoch milliseconds (13 digits).');
}

function checkedNonce(nonce: string): string {
  if (NONCE_FORM.test(nonce)) return nonce;
  throw new SigningError('INVALID_NONCE', 'the nonce source must give 1 to 64 characters of [A-Za-z0-9_-].');
}

function secureNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

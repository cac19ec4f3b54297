import type { Clock } from '../clock.ts';
import type { SendResult } from './report-sender.ts';

/** A token, or why there is none. */
export type TokenAnswer =
  | { readonly ok: true; readonly token: string; readonly expiresInMs: number }
  | { readonly ok: false; readonly result: Exclude<SendResult, { result: 'accepted' }> };

/** A token is renewed this long before it ends, but not before nine tenths of its life have passed. */
const MARGIN_MS = 60_000;

/** Keeps one token for all requests; whoever needs one while it is being fetched waits for the same fetch. */
export class TokenKeeper {
  readonly #fetch: () => Promise<TokenAnswer>;
  readonly #clock: Clock;
  #token: string | undefined;
  #renewAt = 0;
  #fetching: Promise<TokenAnswer> | undefined;

  constructor(fetch: () => Promise<TokenAnswer>, clock: Clock) {
    this.#fetch = fetch;
    this.#clock = clock;
  }

  /** The token, when it is at hand. */
  get current(): string | undefined {
    return this.#clock.now() < this.#renewAt ? this.#token : undefined;
  }

  async get(): Promise<TokenAnswer> {
    const token = this.current;
    if (token !== undefined) return { ok: true, token, expiresInMs: this.#renewAt - this.#clock.now() };
    this.#fetching ??= this.#renew().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  /** The receiver no longer takes this token. A newer one stays: requests under way still bring back news of the old. */
  expired(token: string): void {
    if (token === this.#token) this.#token = undefined;
  }

  async #renew(): Promise<TokenAnswer> {
    const askedAt = this.#clock.now();
    const answer = await this.#fetch();
    if (answer.ok) {
      this.#token = answer.token;
      // counted from the question: the answer may have been long on its way
      this.#renewAt = askedAt + answer.expiresInMs - Math.min(MARGIN_MS, answer.expiresInMs / 10);
    }
    return answer;
  }
}

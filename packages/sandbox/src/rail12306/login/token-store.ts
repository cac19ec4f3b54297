import type { PlatformClock } from '../../core/platform.ts';

// a clock that stands still never ends a token
const LIMIT = 50_000;

/** Values handed out that mean something for a while; at most 50 000, the oldest go first. */
export class TokenStore<Meaning> {
  readonly #clock: Pick<PlatformClock, 'now'>;
  readonly #lifeMs: number;
  readonly #entries = new Map<string, { readonly meaning: Meaning; readonly until: number }>();

  constructor(clock: Pick<PlatformClock, 'now'>, lifeMs: number) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  /** Keeps a token; one that is kept already lives on from now. */
  put(token: string, meaning: Meaning): void {
    this.#dropOldest();
    this.#entries.delete(token);
    this.#entries.set(token, { meaning, until: this.#clock.now() + this.#lifeMs });
  }

  /** `undefined` for an unknown token and one whose life is over. */
  find(token: string | undefined): Meaning | undefined {
    const entry = this.#entries.get(token ?? '');
    return entry !== undefined && this.#clock.now() < entry.until ? entry.meaning : undefined;
  }

  /** Ends every token that `ends` accepts; returns how many. */
  end(ends: (meaning: Meaning) => boolean): number {
    const ended = [...this.#entries].filter(([, { meaning }]) => ends(meaning));
    for (const [token] of ended) this.#entries.delete(token);
    return ended.length;
  }

  // all live equally long, so the oldest end first
  #dropOldest(): void {
    for (const [token, { until }] of this.#entries) {
      if (this.#clock.now() < until && this.#entries.size < LIMIT) return;
      this.#entries.delete(token);
    }
  }
}

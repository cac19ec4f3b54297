import type { PlatformClock } from '../../core/platform.ts';

/** Values handed out for a while, each standing for something. */
export class TokenStore<Held> {
  readonly #clock: PlatformClock;
  readonly #lifeMs: number;
  readonly #entries = new Map<string, { readonly held: Held; readonly until: number }>();

  constructor(clock: PlatformClock, lifeMs: number) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  add(token: string, held: Held): string {
    this.#entries.set(token, { held, until: this.#clock.now() + this.#lifeMs });
    return token;
  }

  /** What a token stands for; `undefined` when it is unknown or its time is over. */
  find(token: string | undefined): Held | undefined {
    const entry = this.#entries.get(token ?? '');
    return entry !== undefined && this.#clock.now() < entry.until ? entry.held : undefined;
  }

  /** Finds it and forgets it: a token that counts once. */
  take(token: string | undefined): Held | undefined {
    const held = this.find(token);
    if (token !== undefined) this.#entries.delete(token);
    return held;
  }
}

const MINUTE_MS = 60_000;

/** Counts authenticated requests per channel in fixed minutes of the sandbox clock (washcar §4.5). */
export class RateCounter {
  readonly #counts = new Map<string, { minute: number; used: number }>();

  /** `used` presets the minute of `now`. */
  constructor(now: number, used: Readonly<Record<string, number>>) {
    for (const [appId, count] of Object.entries(used)) this.#counts.set(appId, { minute: minuteOf(now), used: count });
  }

  /** Counts one request and answers how many there are now in this minute. */
  add(appId: string, now: number): number {
    const minute = minuteOf(now);
    const used = this.used(appId, now) + 1;
    this.#counts.set(appId, { minute, used });
    return used;
  }

  used(appId: string, now: number): number {
    const count = this.#counts.get(appId);
    return count?.minute === minuteOf(now) ? count.used : 0;
  }
}

function minuteOf(now: number): number {
  return Math.floor(now / MINUTE_MS);
}

/** When a circuit opens, and for how long. Times are milliseconds. */
export interface CircuitPolicy {
  /** Failures in a row that open it. Default 5. */
  readonly failures: number;
  /** How long it stays open at first; doubles each time the probe fails. Default 5_000. */
  readonly openMs: number;
  /** The longest it stays open. Default 300_000. */
  readonly maxOpenMs: number;
}

/** `closed` everything is sent · `open` nothing is · `halfOpen` one request finds out. */
export type CircuitState = 'closed' | 'open' | 'halfOpen';

/** Keeps a receiver that fails from being asked over and over. One per origin. */
export class Circuit {
  readonly #policy: CircuitPolicy;
  #state: CircuitState = 'closed';
  #failures = 0;
  #openings = 0;
  #openUntil = 0;
  #isProbing = false;

  constructor(policy: CircuitPolicy) {
    this.#policy = policy;
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** When an open circuit lets a probe through. */
  get openUntil(): number {
    return this.#openUntil;
  }

  /** Whether a request may start now. */
  permits(now: number): boolean {
    if (this.#state === 'open' && now >= this.#openUntil) this.#state = 'halfOpen';
    return this.#state === 'closed' || (this.#state === 'halfOpen' && !this.#isProbing);
  }

  started(): void {
    this.#isProbing = this.#state === 'halfOpen';
  }

  succeeded(): void {
    this.#state = 'closed';
    this.#failures = 0;
    this.#openings = 0;
    this.#isProbing = false;
  }

  /** `forMs`: the receiver asked for that long a rest; the circuit opens at once. */
  failed(now: number, forMs?: number): void {
    this.#failures += 1;
    const isProbe = this.#isProbing;
    this.#isProbing = false;
    // what was under way when it opened says nothing new
    if (this.#state === 'open') return;
    if (!isProbe && forMs === undefined && this.#failures < this.#policy.failures) return;
    const { openMs, maxOpenMs } = this.#policy;
    const ownMs = Math.min(maxOpenMs, openMs * 2 ** Math.min(this.#openings, 30));
    this.#openings += 1;
    this.#state = 'open';
    this.#openUntil = now + Math.max(ownMs, forMs ?? 0);
  }

  /** A probe that was given up before it said anything. */
  abandoned(): void {
    this.#isProbing = false;
  }
}

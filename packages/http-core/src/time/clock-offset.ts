import { parseHttpDate } from './http-date.ts';

/** A measured difference between a server's clock and ours. */
export interface ClockOffsetEvent {
  /** Key of the origin whose `Date` header was read. */
  readonly origin: string;
  /** Server time minus local time, as measured; accurate to half a second and half the round trip. */
  readonly measuredMs: number;
  /** What was used for signing before. */
  readonly previousMs: number;
  /** False when the measurement lies beyond `maxClockOffsetMs`; the previous offset then stays in use. */
  readonly applied: boolean;
  /** `clockSkew`: the server refused a timestamp. `response`: noticed in passing. */
  readonly cause: 'response' | 'clockSkew';
}

/** One answer's view of the server's clock. */
export interface ClockSample {
  readonly date: string;
  /** An answer with an age comes from a cache; its date is old. */
  readonly age: string | undefined;
  /** Local clock when the request left and when the answer's headers arrived. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

// `Date` has whole seconds: within this, two readings of the same clock differ
const TOLERANCE_MS = 2_000;
const HALF_A_SECOND_MS = 500;

/** Learns one origin's clock offset from its answers. */
export class ClockOffset {
  readonly #origin: string;
  readonly #maxOffsetMs: number;
  #offsetMs = 0;
  #lastDate = '';
  #reportedMs = 0;

  constructor(origin: string, maxOffsetMs: number) {
    this.#origin = origin;
    this.#maxOffsetMs = maxOffsetMs;
  }

  /** Server time minus local time, in milliseconds; 0 until learned. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Whether this very date was looked at already: the same second tells nothing new, and parsing it would be felt. */
  isKnown(date: string): boolean {
    return date === this.#lastDate;
  }

  /** Looks at an answer in passing; tells of a change beyond the tolerance. */
  observe(sample: ClockSample): ClockOffsetEvent | undefined {
    this.#lastDate = sample.date;
    const measuredMs = measure(sample);
    if (measuredMs === undefined) return undefined;
    const slackMs = TOLERANCE_MS + (sample.receivedAt - sample.sentAt) / 2;
    if (Math.abs(measuredMs - this.#offsetMs) <= slackMs) return undefined;
    if (this.#isTooLarge(measuredMs) && Math.abs(measuredMs - this.#reportedMs) <= slackMs) return undefined;
    return this.#take(measuredMs, 'response');
  }

  /** Takes over an answer's clock after the server refused a timestamp. `undefined` when the answer shows no clock. */
  correct(sample: ClockSample): ClockOffsetEvent | undefined {
    const measuredMs = measure(sample);
    return measuredMs === undefined ? undefined : this.#take(measuredMs, 'clockSkew');
  }

  #take(measuredMs: number, cause: ClockOffsetEvent['cause']): ClockOffsetEvent {
    const previousMs = this.#offsetMs;
    const applied = !this.#isTooLarge(measuredMs);
    if (applied) this.#offsetMs = measuredMs;
    this.#reportedMs = measuredMs;
    return { origin: this.#origin, measuredMs, previousMs, applied, cause };
  }

  #isTooLarge(measuredMs: number): boolean {
    return Math.abs(measuredMs) > this.#maxOffsetMs;
  }
}

function measure({ date, age, sentAt, receivedAt }: ClockSample): number | undefined {
  if (age !== undefined && age.trim() !== '0') return undefined;
  const dateMs = parseHttpDate(date);
  if (dateMs === undefined) return undefined;
  return Math.round(dateMs + HALF_A_SECOND_MS - (sentAt + receivedAt) / 2);
}

/** Something with a deadline on the monotonic clock. */
export interface Expiring {
  /** Monotonic milliseconds; `Infinity` for none. */
  readonly deadlineAt: number;
  expire(): void;
}

/** Where deadlines are measured; real time, whatever clock the client has: sockets do not wait in virtual time. */
export interface AlarmTimers {
  now(): number;
  /** Calls back once after `delayMs`; the result cancels. Must not keep the process alive. */
  after(delayMs: number, callback: () => void): () => void;
}

const LONGEST_TIMER_MS = 2_147_483_647;

/** Real monotonic time. */
export const monotonicTimers: AlarmTimers = {
  now: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, Math.min(delayMs, LONGEST_TIMER_MS)).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** The calls under way, with one timer for all their deadlines: a timer per call would be felt. */
export class RunningCalls<Member extends Expiring> {
  readonly #timers: AlarmTimers;
  readonly #members = new Set<Member>();
  #wakeAt = Infinity;
  #cancelAlarm: () => void = () => undefined;
  #idleWaiters: (() => void)[] = [];

  constructor(timers: AlarmTimers = monotonicTimers) {
    this.#timers = timers;
  }

  add(member: Member): void {
    this.#members.add(member);
    this.watch(member);
  }

  /** Notices a deadline that came nearer. */
  watch(member: Member): void {
    if (member.deadlineAt < this.#wakeAt) this.#wakeUpAt(member.deadlineAt);
  }

  delete(member: Member): void {
    this.#members.delete(member);
    if (this.#members.size > 0 || this.#idleWaiters.length === 0) return;
    for (const notify of this.#idleWaiters.splice(0)) notify();
  }

  /** Resolves once no call is under way. */
  idle(): Promise<void> {
    return this.#members.size === 0 ? Promise.resolve() : new Promise((notify) => this.#idleWaiters.push(notify));
  }

  /** The calls under way now. */
  list(): Member[] {
    return [...this.#members];
  }

  /** Drops the timer; deadlines no longer fire. */
  stop(): void {
    this.#cancelAlarm();
    this.#wakeAt = Infinity;
  }

  #wakeUpAt(time: number): void {
    this.#cancelAlarm();
    this.#wakeAt = time;
    this.#cancelAlarm = this.#timers.after(Math.max(0, time - this.#timers.now()), () => {
      this.#wake();
    });
  }

  #wake(): void {
    this.#wakeAt = Infinity;
    const now = this.#timers.now();
    let next = Infinity;
    for (const member of this.list()) {
      if (member.deadlineAt <= now) member.expire();
      else next = Math.min(next, member.deadlineAt);
    }
    if (next < this.#wakeAt) this.#wakeUpAt(next);
  }
}

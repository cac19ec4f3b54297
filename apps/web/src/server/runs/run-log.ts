import type { RunMessage } from '../../shared/run-messages.ts';

type Unstamped<Message> = Message extends unknown ? Omit<Message, 'seq' | 'realMs'> : never;

/** A message before it is numbered and timed. */
export type UnstampedMessage = Unstamped<RunMessage>;

/** Most messages kept; a run that says more ends its story there. */
const MOST_MESSAGES = 5_000;

/** Everything a run said so far, and what it says from now on. */
export class RunLog {
  readonly #messages: RunMessage[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #realNow: () => number;
  readonly #startedAt: number;

  constructor(realNow: () => number) {
    this.#realNow = realNow;
    this.#startedAt = realNow();
  }

  add(message: UnstampedMessage): void {
    if (this.#messages.length >= MOST_MESSAGES) return;
    const stamp = { seq: this.#messages.length + 1, realMs: this.#realNow() - this.#startedAt };
    this.#messages.push({ ...stamp, ...message });
    for (const listener of this.#listeners) listener();
  }

  /** Messages after `seq`. */
  after(seq: number): readonly RunMessage[] {
    return this.#messages.slice(seq);
  }

  /** Calls back whenever something was added, until the answer is called. */
  onAdd(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get exchanges(): readonly Extract<RunMessage, { readonly type: 'exchange' }>['exchange'][] {
    return this.#messages.flatMap((message) => (message.type === 'exchange' ? [message.exchange] : []));
  }
}

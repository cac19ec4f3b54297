/** What happens in a sandbox. Times are epoch milliseconds on its clock. Never carries a body, a secret or a person. */
export type SandboxEvent =
  | {
      readonly type: 'request';
      readonly at: number;
      readonly platform: string;
      readonly requestId: string;
      readonly endpointId: string;
      readonly method: string;
      readonly path: string;
      /** Absent when the connection was dropped. */
      readonly status?: number;
      /** What the platform noted for the operator, for example the verification step that refused. */
      readonly facts: Readonly<Record<string, string>>;
      /** Rules that acted on this request. */
      readonly faults: readonly string[];
    }
  | {
      readonly type: 'state';
      readonly at: number;
      readonly platform: string;
      /** Kind of thing, for example `order`. */
      readonly subject: string;
      readonly ref: string;
      readonly from: string | null;
      readonly to: string;
      /** What made it change, for example `holder:book` or `order.cancel`. */
      readonly cause: string;
    }
  | {
      readonly type: 'callback';
      readonly at: number;
      readonly platform: string;
      readonly name: string;
      readonly ref: string;
      readonly attempt: number;
      readonly outcome: 'acknowledged' | 'refused' | 'unreachable' | 'gaveUp';
    }
  | { readonly type: 'reset'; readonly at: number };

/** Listens to a sandbox: by callback, by `for await`, or for one event. */
export interface SandboxEvents extends AsyncIterable<SandboxEvent> {
  /** Returns a function that stops listening. */
  on(listener: (event: SandboxEvent) => void): () => void;
  /** The next event that `wanted` accepts; rejects with the signal's reason. */
  next(wanted: (event: SandboxEvent) => boolean, signal?: AbortSignal): Promise<SandboxEvent>;
}

/** The sending side. */
export interface EventHub {
  readonly events: SandboxEvents;
  /** Builds the event only when somebody listens. */
  emit(build: () => SandboxEvent): void;
  /** Ends every iterator. */
  close(): void;
}

/** Creates a hub. An error thrown by a listener is the listener's own and stops nothing here. */
export function createEventHub(): EventHub {
  const listeners = new Set<(event: SandboxEvent) => void>();
  const closers = new Set<() => void>();
  const on = (listener: (event: SandboxEvent) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    events: {
      on,
      next: (wanted, signal) => nextEvent(on, wanted, signal),
      [Symbol.asyncIterator]: () => iterate(on, closers),
    },
    emit(build) {
      if (listeners.size === 0) return;
      const event = build();
      for (const listener of [...listeners]) tell(listener, event);
    },
    close() {
      for (const close of [...closers]) close();
      listeners.clear();
    },
  };
}

type Subscribe = SandboxEvents['on'];

function tell(listener: (event: SandboxEvent) => void, event: SandboxEvent): void {
  try {
    listener(event);
  } catch {
    // a broken listener must not break the request it heard of
  }
}

function nextEvent(
  on: Subscribe,
  wanted: (event: SandboxEvent) => boolean,
  signal: AbortSignal | undefined,
): Promise<SandboxEvent> {
  const { promise, resolve, reject } = Promise.withResolvers<SandboxEvent>();
  const onAbort = (): void => {
    const reason: unknown = signal?.reason;
    reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }));
  };
  const off = on((event) => {
    if (wanted(event)) resolve(event);
  });
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  return promise.finally(() => {
    off();
    signal?.removeEventListener('abort', onAbort);
  });
}

function iterate(on: Subscribe, closers: Set<() => void>): AsyncIterator<SandboxEvent> {
  const waiting: SandboxEvent[] = [];
  let wake: (() => void) | undefined;
  let ended = false;
  const off = on((event) => {
    waiting.push(event);
    wake?.();
  });
  const end = (): void => {
    ended = true;
    off();
    closers.delete(end);
    wake?.();
  };
  closers.add(end);
  return {
    async next() {
      while (waiting.length === 0 && !ended) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const value = waiting.shift();
      return value === undefined ? { done: true, value: undefined } : { done: false, value };
    },
    async return() {
      end();
      return { done: true, value: undefined };
    },
  };
}

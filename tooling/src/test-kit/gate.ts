/** A promise that a test opens by hand: the deterministic replacement for a sleep. */
export interface Gate {
  /** Resolves once `open` was called. */
  readonly opened: Promise<void>;
  /** Lets every waiter through; calling it again does nothing. */
  readonly open: () => void;
}

/** Creates a closed gate. */
export function gate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

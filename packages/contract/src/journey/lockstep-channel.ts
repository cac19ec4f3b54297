interface Offer<Value> {
  readonly value: Value;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** Hands values from one task to one reader; the sender goes on only when the reader comes back for the next value. */
export class LockstepChannel<Value> {
  #offer: Offer<Value> | undefined;
  // delivered, but the reader has not come back yet
  #inHand: Offer<Value> | undefined;
  #reader: ((value: Value | undefined) => void) | undefined;
  #left: { readonly reason: Error } | undefined;
  #finished = false;

  /** Resolves once the reader has come back for more; rejects with the reader's reason when it leaves. */
  send(value: Value): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#left !== undefined) {
        reject(this.#left.reason);
        return;
      }
      this.#offer = { value, resolve, reject };
      this.#match();
    });
  }

  /** The next value, or `undefined` once the sender has finished. */
  next(): Promise<Value | undefined> {
    this.#inHand?.resolve();
    this.#inHand = undefined;
    return new Promise((resolve) => {
      this.#reader = resolve;
      this.#match();
    });
  }

  /** The sender is done. */
  finish(): void {
    this.#finished = true;
    this.#match();
  }

  /** The reader leaves; pending and later sends reject with `reason`. */
  leave(reason: Error): void {
    this.#left = { reason };
    this.#offer?.reject(reason);
    this.#inHand?.reject(reason);
    this.#offer = undefined;
    this.#inHand = undefined;
  }

  #match(): void {
    const reader = this.#reader;
    if (reader === undefined || (this.#offer === undefined && !this.#finished)) return;
    this.#reader = undefined;
    this.#inHand = this.#offer;
    this.#offer = undefined;
    reader(this.#inHand?.value);
  }
}

/** Tells a loop that something changed, also when it changed just before the loop began to wait. */
export class WakeSignal {
  #version = 0;
  #waiting: (() => void)[] = [];

  get version(): number {
    return this.#version;
  }

  wake(): void {
    this.#version += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves once something changed since that version. */
  since(version: number): Promise<void> {
    if (version !== this.#version) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

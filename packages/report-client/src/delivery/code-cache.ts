import type { CodeRef } from '../outbox/code-ref.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';

/** How long a code is trusted: another process may have corrected it. */
const TRUSTED_MS = 30_000;
const MOST = 10_000;

/** Codes that were filled in lately. */
export class CodeCache {
  readonly #store: OutboxStore;
  readonly #codes = new Map<CodeRef, string>();
  #since = 0;

  constructor(store: OutboxStore) {
    this.#store = store;
  }

  /** All of these codes, if they are at hand. */
  get(refs: readonly CodeRef[], now: number): ReadonlyMap<CodeRef, string> | undefined {
    if (now - this.#since > TRUSTED_MS || now < this.#since) this.clear();
    return refs.every((ref) => this.#codes.has(ref)) ? this.#codes : undefined;
  }

  async load(refs: readonly CodeRef[], now: number): Promise<ReadonlyMap<CodeRef, string>> {
    const codes = await this.#store.codes(refs);
    if (this.#codes.size + codes.size > MOST) this.clear();
    if (this.#codes.size === 0) this.#since = now;
    for (const [ref, code] of codes) this.#codes.set(ref, code);
    return codes;
  }

  clear(): void {
    this.#codes.clear();
  }
}

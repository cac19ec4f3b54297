import type { Sku } from './project.ts';

/** The stock as it is shown: `num` is a hint and may lag (bilibili-show §14). */
export class StockHints {
  readonly #lagMs: number;
  readonly #shown = new Map<Sku, { readonly stock: number; readonly at: number }>();

  constructor(lagMs: number) {
    this.#lagMs = lagMs;
  }

  of(sku: Sku, now: number): number {
    if (this.#lagMs === 0) return sku.stock;
    const shown = this.#shown.get(sku);
    if (shown !== undefined && now - shown.at < this.#lagMs) return shown.stock;
    this.#shown.set(sku, { stock: sku.stock, at: now });
    return sku.stock;
  }
}

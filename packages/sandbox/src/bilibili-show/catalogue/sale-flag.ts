import type { Project, Screen, Sku } from './project.ts';
import { FLAG_TEXT, type SaleFlagNumber } from './sale-flag-text.ts';

/** At most this many left reads 库存紧张. */
const SCARCE = 5;

/** The best of several flags stands for them all; only 2 and 6 can be bought. */
const BEST_FIRST: readonly SaleFlagNumber[] = [2, 6, 8, 1, 101, 4, 9, 3, 102, 103, 105, 106, 5];

/** A flag as the wire shows it below the project. */
export interface SaleFlag {
  readonly number: SaleFlagNumber;
  readonly display_name: string;
}

/** `{ number, display_name }`. */
export function saleFlag(number: SaleFlagNumber): SaleFlag {
  return { number, display_name: FLAG_TEXT[number] };
}

/** Whether a ticket with this flag can be bought. */
export function isBuyable(number: SaleFlagNumber): boolean {
  return number === 2 || number === 6;
}

/** Whether a sku is for sale as far as the operator goes; window and stock are other matters. */
export function isSellable({ onSale, forcedFlag }: Sku): boolean {
  return onSale && (forcedFlag === null || isBuyable(forcedFlag));
}

/** What a flag depends on beside the sku. */
export interface FlagContext {
  readonly project: Project;
  readonly now: number;
  /** The stock as it is shown, which may lag. */
  readonly hintOf: (sku: Sku) => number;
  /** Whether an unpaid order holds some of it. */
  readonly isHeld: (sku: Sku) => boolean;
}

/** The flag of a sku. */
export function skuFlag(sku: Sku, { project, now, hintOf, isHeld }: FlagContext): SaleFlagNumber {
  if (sku.forcedFlag !== null) return sku.forcedFlag;
  if (!project.onSale || !sku.onSale) return 5;
  if (now < project.saleBeginsAt) return 1;
  if (now >= project.saleEndsAt) return 3;
  const left = hintOf(sku);
  if (left <= 0) return isHeld(sku) ? 8 : 4;
  return left <= SCARCE ? 6 : 2;
}

/** The flag of a screen, or of all screens: the best of its skus. */
export function bestFlag(screens: readonly Screen[], context: FlagContext): SaleFlagNumber {
  const flags = new Set(screens.flatMap(({ skus }) => skus.map((sku) => skuFlag(sku, context))));
  return BEST_FIRST.find((flag) => flags.has(flag)) ?? 5;
}

import type { SaleFlagNumber } from './sale-flag-text.ts';
import type { SeatMap } from './seat-map.ts';

/** A ticket kind of one screen. Money is fen, times are epoch milliseconds. */
export interface Sku {
  readonly id: number;
  readonly desc: string;
  /** What is shown, and paid with the act when there is one. */
  readonly priceFen: number;
  readonly discount: { readonly actId: number; readonly actType: number; readonly fullPriceFen: number } | null;
  /** Most per order; 0 is not stated (bilibili-show §3.3). */
  readonly limit: number;
  /** Ever put up for sale. */
  supplied: number;
  /** Not sold and not held. */
  stock: number;
  onSale: boolean;
  /** Shown instead of what its state says; one that cannot be bought refuses orders. */
  forcedFlag: SaleFlagNumber | null;
}

/** A performance, or one date of a date project. */
export interface Screen {
  readonly id: number;
  readonly startsAt: number;
  readonly skus: readonly Sku[];
  readonly seats: SeatMap | null;
}

/** A project with its four independent flags (bilibili-show §11). */
export interface Project {
  readonly id: number;
  readonly name: string;
  readonly idBind: 0 | 1 | 2;
  readonly pickSeat: boolean;
  readonly paper: boolean;
  readonly dated: boolean;
  readonly needContact: boolean;
  readonly hot: boolean;
  /** As on the wire: -1 and -2 add nothing (bilibili-show §3.2). */
  readonly expressFeeFen: number;
  readonly screens: readonly Screen[];
  /** `absent`: sale is not set up, the answer has no `screen_list` (bilibili-show §3.1). */
  readonly screenList: 'present' | 'absent';
  saleBeginsAt: number;
  saleEndsAt: number;
  onSale: boolean;
  /** Paid so far, in fen. */
  receivedFen: number;
}

/** The fee an order pays once, whatever its count (bilibili-show §8.4, §13.8). */
export function expressFeeOf({ paper, expressFeeFen }: Pick<Project, 'paper' | 'expressFeeFen'>): number {
  return paper ? Math.max(0, expressFeeFen) : 0;
}

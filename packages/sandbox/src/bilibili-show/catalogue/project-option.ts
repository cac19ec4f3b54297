/** A project as an option gives it. Money is fen; times are milliseconds from the start of the sandbox. */
export interface BilibiliShowProject {
  /** From 710001 to 710999, none twice; the ids of screens and skus follow from it. */
  readonly id: number;
  readonly name?: string;
  /** 0 none, 1 one id per order, 2 one id per ticket (bilibili-show §3.2). Default 0. */
  readonly idBind?: 0 | 1 | 2;
  readonly pickSeat?: boolean;
  readonly paper?: boolean;
  readonly dated?: boolean;
  /** Contact name and telephone are demanded. Default: without real names. */
  readonly needContact?: boolean;
  /** `hotProject`: prepare gives a `ptoken` that createV2 must echo. */
  readonly hot?: boolean;
  /** Of the first sku; the second costs 200 yuan more. Default 29800; 0 makes a free project. */
  readonly priceFen?: number;
  /** Per sku. Default seeded; seat projects have their seats. */
  readonly stock?: number;
  /** `static_limit.num`; 0 is not stated. Default 4. */
  readonly limit?: number;
  /** Default 1500 with paper tickets, else 0. */
  readonly expressFeeFen?: number;
  /** Default a day ago. */
  readonly saleOpensInMs?: number;
  /** Default the beginning of the day of the event, 60 days on. */
  readonly saleClosesInMs?: number;
  /** `is_sale` of the project. Default true. */
  readonly onSale?: boolean;
  /** `is_sale` of its skus. Default true. */
  readonly skuOnSale?: boolean;
  /** The first sku costs `priceFen` with this act, and `fullPriceFen` without. */
  readonly discount?: { readonly actId: number; readonly actType: number; readonly fullPriceFen: number };
  /** Default 2, or 3 dates. 0: sale is not set up. */
  readonly screens?: number;
}

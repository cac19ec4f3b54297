/** A block of a show's map. */
export interface InterparkBlock {
  /** Part of the block key after the colon, for example `401`. */
  readonly no: string;
  /** `null`: a hidden payment block, which nobody can take seats of. */
  readonly grade: string | null;
  readonly rows: number;
  readonly seatsPerRow: number;
  /** A standing area: its rows are entry numbers. Default false. */
  readonly standing?: boolean;
  /** Seats side by side that go together. Default 1: none. */
  readonly groupOf?: number;
}

/** A grade and what it costs. */
export interface InterparkGrade {
  readonly code: string;
  /** Korean; other languages are made from it. */
  readonly name: string;
  readonly priceWon: number;
}

/** A performance. */
export interface InterparkRound {
  /** Days after the first day of the show. */
  readonly day: number;
  /** `HH:mm` in Korea. */
  readonly time: string;
}

/** A show of the sandbox. */
export interface InterparkShow {
  /** Eight digits. */
  readonly goodsCode: string;
  /** Eight digits. */
  readonly placeCode: string;
  readonly goodsName?: string;
  readonly placeName?: string;
  /** When sale opens, in milliseconds from the start of the sandbox. Default eight days before. */
  readonly opensInMs?: number;
  /** When sale closes. Default on the third day of the show. */
  readonly closesInMs?: number;
  /** Pre-sale, in milliseconds from the start of the sandbox. Default none. */
  readonly preSale?: { readonly kind?: string; readonly opensInMs: number; readonly closesInMs: number };
  /** Days until the first day of the show. Default 42. */
  readonly firstDay?: number;
  /** Default five on four days. */
  readonly rounds?: readonly InterparkRound[];
  /** Default R석 of 143 000 won and S석 of 99 000 won. */
  readonly grades?: readonly InterparkGrade[];
  readonly blocks?: readonly InterparkBlock[];
  /** Share of seats that somebody else has already. Default 0. */
  readonly soldShare?: number;
  /** Default 10 in 2026-01, 3 in 2026-10 (interpark §5.5). */
  readonly ticketMaxCount?: number;
  /** Per ticket. Default 8000. */
  readonly commissionWon?: number;
  readonly adultOnly?: 19 | 20;
  readonly isInterlocking?: boolean;
  readonly isPreOrder?: boolean;
  /** Flags of `goodsQualityList`. */
  readonly qualities?: readonly string[];
}

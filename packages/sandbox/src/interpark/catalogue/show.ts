/** Languages of `X-Ticket-BFF-Language`. */
export type Language = 'KO' | 'EN' | 'JA' | 'ZH';

/** A text per language. */
export type Names = Readonly<Record<Language, string>>;

/** A price of a grade (interpark §6.1). */
export interface Price {
  readonly priceGrade: string;
  readonly names: Names;
  readonly pgCode: string;
  readonly priceGroup: string;
  readonly salesWon: number;
  readonly paidWon: number;
  readonly kindOfDiscount: string;
}

/** A grade of seats. */
export interface Grade {
  readonly code: string;
  readonly names: Names;
  readonly priceWon: number;
  readonly color: string;
  readonly prices: readonly Price[];
}

/** States of a seat (interpark §4). */
export type SeatState = 'FREE' | 'PRESELECTED' | 'SELECTED' | 'SOLD';

/** A seat of one round. Only the seat desk changes `state`, `holder` and `orderId`. */
export interface Seat {
  readonly seatInfoId: string;
  readonly block: Block;
  /** `null` in a hidden block: nobody can take it. */
  readonly grade: Grade | null;
  readonly floor: string;
  readonly rowNo: string;
  readonly seatNo: string;
  /** Seats that are sold together or not at all. */
  readonly seatGroupId: string | null;
  readonly rowIdx: number;
  readonly colIdx: number;
  state: SeatState;
  /** sessionId while it is held. */
  holder: string | null;
  /** Its order once sold; `elsewhere` where somebody outside the sandbox has it. */
  orderId: string | null;
}

/** A block of a round's map. */
export interface Block {
  readonly key: string;
  readonly no: string;
  readonly round: Round;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly isHidden: boolean;
  /** By ascending serial: the order seatStatus counts in. */
  readonly seats: readonly Seat[];
}

/** One performance. */
export interface Round {
  readonly show: Show;
  readonly playSeq: string;
  /** `yyyyMMdd`. */
  readonly playDate: string;
  readonly startsAt: number;
  readonly noOfTime: number;
  blocks: readonly Block[];
  seats: ReadonlyMap<string, Seat>;
  /** When a seat last changed. */
  changedAt: number;
}

/** A product. Times are epoch milliseconds. */
export interface Show {
  readonly goodsCode: string;
  readonly placeCode: string;
  readonly goodsName: string;
  readonly placeName: string;
  opensAt: number;
  closesAt: number;
  readonly preSale: { readonly kind: string; readonly opensAt: number; readonly closesAt: number } | null;
  /** Nobody younger: answers P41156 or P41157. */
  readonly adultOnly: 19 | 20 | null;
  readonly isInterlocking: boolean;
  readonly isPreOrder: boolean;
  readonly ticketMaxCount: number;
  readonly commissionWon: number;
  readonly qualities: readonly string[];
  readonly grades: readonly Grade[];
  rounds: readonly Round[];
}

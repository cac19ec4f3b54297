// What the readers of the request tables give: times are epoch milliseconds, regions numbers, absent members left out.

/** A.4 */
export interface TokenRequest {
  readonly appId: string;
  readonly secret: string;
}

/** A.10 */
export interface VenueListRequest {
  readonly provinceId?: number;
  readonly cityId?: number;
  readonly districtId?: number;
  readonly pageNo?: number;
  readonly pageSize?: number;
  readonly venueName?: string;
}

/** A.13; the fields of a new venue are there when `venueCode` is not. */
export interface VenueSaveRequest {
  readonly venueCode?: string;
  readonly provinceId: number;
  readonly cityId: number;
  readonly districtId: number;
  readonly venueName: string;
  readonly venueAddress: string;
  readonly hasHall: 0 | 1;
  readonly hallName?: string;
  readonly hasSeat?: 0 | 1;
  readonly seatNum?: number;
  readonly seatingCapacity?: number;
}

/** A row of A.16. */
export interface SessionReport {
  readonly sessionId: string;
  readonly sessionName: string;
  readonly hallCode: string;
  readonly sessionStartTime: number;
  readonly sessionEndTime: number;
  readonly seatingChart?: string;
  readonly hasSeat: 0 | 1;
  readonly tag: 0 | 1;
}

/** A.16 */
export interface PerformanceReport {
  readonly performanceId: string;
  readonly performanceName: string;
  readonly approval?: string;
  readonly typeId: number;
  readonly posterUrl?: string;
  readonly sessionList: readonly SessionReport[];
}

/** A.19 */
export interface PerformanceUpdate {
  readonly accessToken: string;
  readonly performanceId: string;
  readonly performanceName?: string;
  readonly typeId?: number;
}

/** A.22; only the first two are there in the lenient profile for sure. */
export interface SessionUpdate {
  readonly accessToken: string;
  readonly sessionId: string;
  readonly sessionCode: string;
  readonly sessionName?: string;
  readonly sessionStartTime?: number;
  readonly sessionEndTime?: number;
  readonly hallCode?: string;
  readonly hasSeat?: 0 | 1;
  readonly performanceId?: string;
  readonly sessionStatus?: 1 | 2;
  readonly tag?: 0 | 1;
}

/** A row of A.25. */
export interface TierReport {
  readonly performanceId: string;
  readonly sessionId: string;
  readonly priceId: string;
  readonly priceName: string;
  readonly ticketPrice: number;
  readonly availableInventory: number;
  readonly unavailableInventory: number;
}

/** A.25 */
export interface InventoryReport {
  readonly sessionCode: string;
  readonly priceList: readonly TierReport[];
}

/** A row of A.28. */
export interface TicketReportRow {
  readonly ticketId: string;
  readonly availableSale: 1 | 2;
  readonly floorName?: string;
}

/** A.28 */
export interface TicketReport {
  readonly performanceId: string;
  readonly sessionId: string;
  readonly sessionCode: string;
  readonly priceId: string;
  readonly ticketList: readonly TicketReportRow[];
}

/** A line of A.31. */
export interface OrderLineReport {
  readonly ticketOrderId: string;
  readonly performanceId: string;
  readonly sessionId: string;
  readonly sessionCode: string;
  readonly priceId: string;
  readonly ticketPrice: number;
  readonly ticketId: string;
  readonly ticketOrderAmount: number;
}

/** A.31 */
export interface OrderReport {
  readonly orderId: string;
  readonly orderTime: number;
  readonly ticketNum: number;
  readonly totalAmount: number;
  readonly ticketOrderList: readonly OrderLineReport[];
}

/** A line of A.34. */
export interface RefundLineReport {
  readonly ticketOrderId: string;
  readonly sessionCode: string;
  readonly ticketId?: string;
  readonly refundAmount: number;
}

/** A.34 */
export interface RefundReport {
  readonly refundOrderId: string;
  readonly orderId: string;
  readonly refundOrderTime: number;
  readonly ticketOrderList: readonly RefundLineReport[];
}

/** A row of A.37. */
export interface CheckReport {
  readonly ticketId: string;
  readonly sessionId: string;
  readonly priceId: string;
  readonly sessionCode: string;
  readonly checkingTime: number;
  readonly checkingType: 1 | 2 | 3;
  readonly authType: 1 | 2;
}

/** A.37 */
export interface CheckingReport {
  readonly ticketList: readonly CheckReport[];
}

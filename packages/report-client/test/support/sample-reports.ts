import type {
  CheckReport,
  HallReport,
  InventoryReport,
  OrderReport,
  PerformanceReport,
  PerformanceSessionReport,
  RefundReport,
  SessionUpdateReport,
  TicketReport,
} from '../../src/index.ts';

const at = (text: string): Date => new Date(`${text}+08:00`);

/** Reports as a ticketing system hands them over; each takes the members to change. */
export const sample = {
  hall: (changes: Partial<HallReport> = {}): HallReport => ({
    ...{ hallId: 'H-1', venueId: 'V-1', venueName: '示例剧院', venueAddress: '东城区示例路 1 号' },
    ...{ provinceId: 110000, cityId: 110100, districtId: 110101, hallName: '大剧场', hasSeat: 1, seatNum: 1200 },
    ...changes,
  }),
  session: (sessionId: string, changes: Partial<PerformanceSessionReport> = {}): PerformanceSessionReport => ({
    ...{ sessionId, sessionName: `场次 ${sessionId}`, hallCode: '11010100101', hasSeat: 0 as const, tag: 0 as const },
    ...{ sessionStartTime: at('2026-05-01T19:30:00'), sessionEndTime: at('2026-05-01T21:30:00') },
    ...changes,
  }),
  performance: (sessions: readonly string[], changes: Partial<PerformanceReport> = {}): PerformanceReport => ({
    ...{ performanceId: 'P-1', performanceName: '示例音乐会', typeId: 1001 },
    sessionList: sessions.map((id) => sample.session(id)),
    ...changes,
  }),
  cancellation: (sessionId: string): SessionUpdateReport => ({
    ...{ ...sample.session(sessionId), performanceId: 'P-1', sessionStatus: 2 },
  }),
  inventory: (sessionId: string, ...prices: string[]): InventoryReport => ({
    priceList: prices.map((priceId) => ({
      ...{ performanceId: 'P-1', sessionId, priceId, priceName: `${priceId} 档`, ticketPrice: 38_000 },
      ...{ availableInventory: 100, unavailableInventory: 0 },
    })),
  }),
  ticket: (sessionId: string, count: number, from = 1): TicketReport => ({
    ...{ performanceId: 'P-1', sessionId, priceId: 'A' },
    ticketList: Array.from({ length: count }, (_, i) => ({ ticketId: `T-${from + i}`, availableSale: 1 })),
  }),
  order: (orderId: string, lines: number, sessionId = 'S-1', changes: Partial<OrderReport> = {}): OrderReport => ({
    ...{ orderId, orderTime: at('2026-04-01T10:00:00'), channelType: 1, channelName: '自营' },
    ...{ ticketNum: lines, totalAmount: lines * 38_000, ticketType: 1, ticketMode: 2, authMode: 3 },
    ticketOrderList: Array.from({ length: lines }, (_, i) => ({
      ...{ ticketOrderId: `${orderId}-${i + 1}`, performanceId: 'P-1', sessionId, priceId: 'A', ticketPrice: 38_000 },
      ...{ ticketId: `T-${orderId}-${i + 1}`, ticketOrderAmount: 38_000 },
    })),
    ...changes,
  }),
  refund: (refundOrderId: string, orderId: string, sessionId = 'S-1'): RefundReport => ({
    ...{ refundOrderId, orderId, reason: '观众退票', refundOrderTime: at('2026-04-02T10:00:00') },
    ticketOrderList: [{ ticketOrderId: `${orderId}-1`, sessionId, ticketId: `T-${orderId}-1`, refundAmount: 38_000 }],
  }),
  check: (sessionId: string, ...ticketIds: string[]): CheckReport => ({
    ticketList: ticketIds.map((ticketId) => ({
      ...{ ticketId, sessionId, priceId: 'A', checkingTime: at('2026-05-01T19:00:00'), checkingType: 1, authType: 2 },
    })),
  }),
};

/** One report of each kind that belong together: one hall, one session, one order of two tickets, a refund, a check. */
export const HALL = {
  ...{ hallId: 'H-1', venueName: '示例剧院', venueAddress: '示例路 1 号', provinceId: 110000, cityId: 110100 },
  ...{ districtId: 110101, hallName: '大剧场', hasSeat: 0, seatingCapacity: 900 },
};

export const PERFORMANCE = {
  ...{ performanceId: 'P-1', performanceName: '示例音乐会', typeId: 1001, approval: '示例批文 1 号' },
  sessionList: [
    {
      ...{ sessionId: 'S-1', sessionName: '首场', hallId: 'H-1', hasSeat: 0, tag: 0 },
      ...{ sessionStartTime: '2026-05-01 19:30:00', sessionEndTime: '2026-05-01 21:30:00' },
    },
  ],
};

export const SESSION = {
  ...{ performanceId: 'P-1', sessionId: 'S-1', sessionName: '首场', hallId: 'H-1', hasSeat: 0, tag: 0 },
  ...{ sessionStartTime: '2026-05-01 20:00:00', sessionEndTime: '2026-05-01 22:00:00', sessionStatus: 1 },
};

const LINE = { performanceId: 'P-1', sessionId: 'S-1', priceId: 'A', ticketPrice: 38_000, ticketOrderAmount: 38_000 };

export const ORDER = {
  ...{ orderId: 'O-1', orderTime: '2026-04-01 10:00:00', channelType: 1, channelName: '自营', ticketNum: 2 },
  ...{ totalAmount: 76_000, ticketType: 1, ticketMode: 2, authMode: 3 },
  ticketOrderList: [
    { ...LINE, ticketOrderId: 'O-1-1', ticketId: 'T-1' },
    { ...LINE, ticketOrderId: 'O-1-2', ticketId: 'T-2' },
  ],
};

export const REFUND = {
  ...{ refundOrderId: 'R-1', orderId: 'O-1', reason: '行程有变', refundOrderTime: '2026-04-02 10:00:00' },
  ticketOrderList: [{ ticketOrderId: 'O-1-1', sessionId: 'S-1', ticketId: 'T-1', refundAmount: 38_000 }],
};

export const CHECK = {
  ...{ ticketId: 'T-2', sessionId: 'S-1', priceId: 'A', checkingTime: '2026-05-01 19:00:00' },
  ...{ checkingType: 1, authType: 2 },
};

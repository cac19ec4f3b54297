import type { EndpointId, Json, Running } from './start.ts';

/** Members to change in a sample. */
export type Changes = Readonly<Record<string, unknown>>;

/** A session of A.16. */
export function sessionOf(hallCode: string, changes: Changes = {}): Json {
  return {
    sessionId: 'S-1',
    sessionName: '首场',
    hallCode,
    sessionStartTime: '2026-05-01 19:30:00',
    sessionEndTime: '2026-05-01 21:30:00',
    seatingChart: 'https://chart.example/1.svg',
    hasSeat: 1,
    tag: 0,
    ...changes,
  };
}

/** A body of A.16. */
export function performanceOf(sessions: readonly Json[], changes: Changes = {}): Json {
  return {
    performanceId: 'P-1',
    performanceName: '示例音乐会',
    approval: '文演 2026-1',
    typeId: 1001,
    posterUrl: 'https://poster.example/1.png',
    performanceDesc: '示例',
    sponsor: '甲,乙',
    performer: '丙',
    sessionList: sessions,
    ...changes,
  };
}

/** Samples about one session; each takes changes to its outermost members, or to its row. */
export function samplesOf(
  sessionCode: string,
  ids: { readonly sessionId?: string; readonly performanceId?: string } = {},
) {
  const { sessionId = 'S-1', performanceId = 'P-1' } = ids;
  const tier = (changes: Changes = {}): Json => ({
    performanceId,
    sessionId,
    priceId: 'T-380',
    priceName: '380 元',
    ticketPrice: 38000,
    availableInventory: 120,
    unavailableInventory: 3,
    ...changes,
  });
  const ticket = (number: number, changes: Changes = {}): Json => ({
    ticketId: `K-${number}`,
    availableSale: 1,
    floorName: '1 层',
    areaName: 'A 区',
    rowName: '3 排',
    seatNo: `${number} 座`,
    ...changes,
  });
  const line = (number: number, changes: Changes = {}): Json => ({
    ticketOrderId: `L-${number}`,
    performanceId,
    sessionId,
    sessionCode,
    priceId: 'T-380',
    ticketPrice: 38000,
    ticketId: `K-${number}`,
    ticketOrderAmount: 38000,
    ...changes,
  });
  const refundLine = (number: number, changes: Changes = {}): Json => ({
    ticketOrderId: `L-${number}`,
    sessionCode,
    ticketId: `K-${number}`,
    refundAmount: 38000,
    ...changes,
  });
  const check = (number: number, changes: Changes = {}): Json => ({
    ticketId: `K-${number}`,
    sessionId,
    priceId: 'T-380',
    sessionCode,
    checkingTime: '2026-05-01 19:00:00',
    checkingType: 2,
    authType: 1,
    ...changes,
  });
  return {
    tier,
    ticket,
    line,
    refundLine,
    check,
    update: (changes: Changes = {}): Json => ({
      sessionId,
      sessionCode,
      sessionName: '首场',
      sessionStartTime: '2026-05-01 19:30:00',
      sessionEndTime: '2026-05-01 21:30:00',
      hallCode: sessionCode.slice(0, 11),
      hasSeat: 1,
      performanceId,
      sessionStatus: 1,
      tag: 0,
      seatingChart: 'https://chart.example/1.svg',
      ...changes,
    }),
    inventory: (rows: readonly Json[] = [tier()]): Json => ({ sessionCode, priceList: rows }),
    tickets: (rows: readonly Json[], changes: Changes = {}): Json => ({
      performanceId,
      sessionId,
      sessionCode,
      priceId: 'T-380',
      ticketList: rows,
      ...changes,
    }),
    order: (lines: readonly Json[] = [line(1)], changes: Changes = {}): Json => ({
      orderId: 'O-1',
      orderTime: '2026-02-01 10:00:00',
      channelType: 1,
      channelName: '官网',
      ticketNum: lines.length,
      totalAmount: lines.reduce((sum: number, { ticketOrderAmount }) => sum + Number(ticketOrderAmount), 0),
      ticketType: 1,
      ticketMode: 2,
      authMode: 3,
      ticketOrderList: lines,
      ...changes,
    }),
    refund: (lines: readonly Json[] = [refundLine(1)], changes: Changes = {}): Json => ({
      refundOrderId: 'R-1',
      orderId: 'O-1',
      reason: '行程有变',
      refundOrderTime: '2026-02-02 10:00:00',
      ticketOrderList: lines,
      ...changes,
    }),
    checking: (rows: readonly Json[] = [check(1)]): Json => ({ ticketList: rows }),
  };
}

/** An open hall, seated or not, of the first venue. */
export async function hallOf(run: Running, hasSeat = 1): Promise<string> {
  const { data } = await run.post('venue.list', { pageNo: 1, pageSize: 1 });
  return data.datalist[0].hallList.find((hall: Json) => hall.hasSeat === hasSeat).hallCode;
}

/** Registers one performance with one session and returns its code and samples. */
export async function registered(run: Running, changes: Changes = {}) {
  const hallCode = await hallOf(run, changes.hasSeat === 0 ? 0 : 1);
  const session = sessionOf(hallCode, changes);
  const { data } = await run.post('performance.code', performanceOf([session]));
  const sessionCode: string = data[session.sessionId];
  return { hallCode, sessionCode, ...samplesOf(sessionCode, { sessionId: session.sessionId }) };
}

/** A session with stock, a ticket and an order `O-1` of it. */
export async function sold(run: Running, changes: Changes = {}) {
  const made = await registered(run, changes);
  await run.post('inventory.report', made.inventory());
  await run.post('ticket.report', made.tickets([made.ticket(1), made.ticket(2)]));
  const answer = await run.post('order.report', made.order([made.line(1)]));
  if (answer.code !== 200) throw new Error(`the sample order was refused: ${answer.msg}`);
  return made;
}

/** A complete body of every endpoint, right for a state made by `sold`. */
export async function allBodies(run: Running): Promise<Record<EndpointId, Json>> {
  const made = await sold(run);
  return {
    'token.get': { appId: 'boxwire-demo', secret: 'boxwire-sandbox-secret' },
    'type.list': {},
    'venue.list': {
      provinceId: 110000,
      cityId: 110100,
      districtId: 110101,
      pageNo: 1,
      pageSize: 10,
      venueName: '剧',
    },
    'venue.save': {
      provinceId: 110000,
      cityId: 110100,
      districtId: 110101,
      venueName: '示例剧院',
      venueAddress: '东城区示例路 1 号',
      hasHall: 1,
      hallName: '大厅',
      hasSeat: 1,
      seatNum: 500,
    },
    'performance.code': performanceOf([sessionOf(made.hallCode)]),
    'performance.update': {
      performanceId: 'P-1',
      performanceName: '示例音乐会 (加演)',
      performanceDesc: '示例',
      typeId: 1001,
      posterUrl: 'https://poster.example/1.png',
      sponsor: '甲',
      performer: '丙',
      approval: '文演 2026-1',
    },
    'session.update': made.update(),
    'inventory.report': made.inventory(),
    'ticket.report': made.tickets([made.ticket(1)]),
    'order.report': made.order([made.line(1)]),
    // in part, so that the ticket stays valid
    'order.refund': made.refund([made.refundLine(1, { refundAmount: 1000 })]),
    'checking.report': made.checking(),
  };
}

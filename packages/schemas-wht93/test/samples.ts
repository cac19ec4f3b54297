import type { InputOf } from '@boxwire/contract';
import type { ReportOf, wht93, Wht93EndpointId } from '../src/index.ts';

export const HALL = '11010100101';
export const SESSION_CODE = `${HALL}2510010001`;

export const SESSION: ReportOf<'performance.code'>['sessionList'][number] = {
  sessionId: 'S-1',
  sessionName: '首场',
  hallCode: HALL,
  sessionStartTime: new Date('2025-10-01T11:30:00Z'),
  sessionEndTime: new Date('2025-10-01T13:30:00Z'),
  seatingChart: 'https://chart.example/1.svg',
  hasSeat: 1,
  tag: 0,
};
export const TIER: ReportOf<'inventory.report'>['priceList'][number] = {
  performanceId: 'P-1',
  sessionId: 'S-1',
  priceId: 'T-380',
  priceName: '380 元',
  ticketPrice: 38000,
  availableInventory: 120,
  unavailableInventory: 3,
};
export const TICKET: ReportOf<'ticket.report'>['ticketList'][number] = {
  ticketId: 'K-1',
  availableSale: 1,
  floorName: '1 层',
  areaName: 'A 区',
  rowName: '3 排',
  seatNo: '12 座',
};
export const LINE: ReportOf<'order.report'>['ticketOrderList'][number] = {
  ticketOrderId: 'O-1-1',
  performanceId: 'P-1',
  sessionId: 'S-1',
  sessionCode: SESSION_CODE,
  priceId: 'T-380',
  ticketPrice: 38000,
  ticketId: 'K-1',
  ticketOrderAmount: 38000,
};
export const REFUND_LINE: ReportOf<'order.refund'>['ticketOrderList'][number] = {
  ticketOrderId: 'O-1-1',
  sessionCode: SESSION_CODE,
  ticketId: 'K-1',
  refundAmount: 38000,
};
export const CHECK: ReportOf<'checking.report'>['ticketList'][number] = {
  ticketId: 'K-1',
  sessionId: 'S-1',
  priceId: 'T-380',
  sessionCode: SESSION_CODE,
  checkingTime: new Date('2025-10-01T11:00:00Z'),
  checkingType: 2,
  authType: 1,
};

type Endpoints = typeof wht93.endpoints;

type BodyOf<Key extends { readonly body: unknown }> = Key['body'];

/** A complete request of every endpoint, typed as a client has it. */
export const BODIES = {
  'token.get': { appId: 'app-1', secret: 'not-a-real-secret' } satisfies BodyOf<InputOf<Endpoints['token']['get']>>,
  'type.list': { accessToken: 'tok' } satisfies InputOf<Endpoints['type']['list']>['query'],
  'venue.list': {
    accessToken: 'tok',
    provinceId: 110000,
    cityId: 110100,
    districtId: 110101,
    pageNo: 1,
    pageSize: 10,
    venueName: '剧院',
  } satisfies BodyOf<InputOf<Endpoints['venue']['list']>>,
  'venue.save': {
    accessToken: 'tok',
    provinceId: 110000,
    cityId: 110100,
    districtId: 110101,
    venueName: '示例剧院',
    venueAddress: '东城区示例路 1 号',
    hasHall: 1,
    hallName: '大厅',
    hasSeat: 1,
    seatNum: 500,
  } satisfies BodyOf<InputOf<Endpoints['venue']['save']>>,
  'performance.code': {
    accessToken: 'tok',
    performanceId: 'P-1',
    performanceName: '示例音乐会',
    approval: '文演 2025-1',
    typeId: 1001,
    posterUrl: 'https://poster.example/1.png',
    performanceDesc: '示例',
    sponsor: '甲,乙',
    performer: '丙',
    sessionList: [SESSION],
  } satisfies BodyOf<InputOf<Endpoints['performance']['code']>>,
  'performance.update': {
    accessToken: 'tok',
    performanceId: 'P-1',
    performanceName: '示例音乐会 (加演)',
    performanceDesc: '示例',
    typeId: 1001,
    posterUrl: 'https://poster.example/1.png',
    sponsor: '甲',
    performer: '丙',
    approval: '文演 2025-1',
  } satisfies BodyOf<InputOf<Endpoints['performance']['update']>>,
  'session.update': {
    accessToken: 'tok',
    sessionId: 'S-1',
    sessionCode: SESSION_CODE,
    sessionName: '首场',
    sessionStartTime: new Date('2025-10-01T11:30:00Z'),
    sessionEndTime: new Date('2025-10-01T13:30:00Z'),
    hallCode: HALL,
    hasSeat: 1,
    performanceId: 'P-1',
    sessionStatus: 1,
    tag: 0,
    seatingChart: 'https://chart.example/1.svg',
  } satisfies BodyOf<InputOf<Endpoints['session']['update']>>,
  'inventory.report': {
    accessToken: 'tok',
    sessionCode: SESSION_CODE,
    priceList: [TIER],
  } satisfies BodyOf<InputOf<Endpoints['inventory']['report']>>,
  'ticket.report': {
    accessToken: 'tok',
    performanceId: 'P-1',
    sessionId: 'S-1',
    sessionCode: SESSION_CODE,
    priceId: 'T-380',
    ticketList: [TICKET],
  } satisfies BodyOf<InputOf<Endpoints['ticket']['report']>>,
  'order.report': {
    accessToken: 'tok',
    orderId: 'O-1',
    orderTime: new Date('2025-09-01T02:00:00Z'),
    channelType: 1,
    channelName: '官网',
    ticketNum: 1,
    totalAmount: 38000,
    ticketType: 1,
    ticketMode: 2,
    authMode: 3,
    ticketOrderList: [LINE],
  } satisfies BodyOf<InputOf<Endpoints['order']['report']>>,
  'order.refund': {
    accessToken: 'tok',
    refundOrderId: 'R-1',
    orderId: 'O-1',
    reason: '行程有变',
    refundOrderTime: new Date('2025-09-02T02:00:00Z'),
    ticketOrderList: [REFUND_LINE],
  } satisfies BodyOf<InputOf<Endpoints['order']['refund']>>,
  'checking.report': {
    accessToken: 'tok',
    ticketList: [CHECK],
  } satisfies BodyOf<InputOf<Endpoints['checking']['report']>>,
} as const satisfies Record<Wht93EndpointId, object>;

/** A request without its token, as `lint` and `reportSchema` take it. */
export function withoutToken<Body extends { readonly accessToken: string }>(body: Body): Omit<Body, 'accessToken'> {
  const { accessToken: _accessToken, ...rest } = body;
  return rest;
}

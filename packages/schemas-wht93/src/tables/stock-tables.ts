import {
  accessToken,
  availableSale,
  characters10,
  characters100,
  fen,
  id50,
  int8,
  list,
  sessionCode,
  writeAnswerFields,
} from './presets.ts';
import { table } from './field-spec.ts';

/** A.25 上报库存 – the request: the counts of a session's price tiers. */
export const A25 = table({
  id: 'A.25',
  clause: 'A.3.3.4',
  endpointId: 'inventory.report',
  direction: 'request',
  part: 'body',
  title: '上报库存 – report inventory: request',
  fields: {
    accessToken,
    sessionCode: {
      row: 2,
      ...sessionCode,
      required: 'Y',
      confidence: 'H',
      chinese: '场次编码',
      english: 'session code',
    },
    priceList: {
      row: 3,
      ...list,
      limit: 'inventoryRows',
      required: 'Y',
      confidence: 'M',
      doubt: 'only the sense',
      chinese: '票价/库存 list',
      english: 'the price tiers and their stock',
      items: {
        performanceId: {
          row: 4,
          ...id50,
          required: 'Y',
          confidence: 'H',
          chinese: '演出 id',
          english: 'performance id',
        },
        sessionId: { row: 4, ...id50, required: 'Y', confidence: 'H', chinese: '场次 id', english: 'session id' },
        priceId: {
          row: 4,
          ...id50,
          required: 'Y',
          confidence: 'H',
          chinese: '票价(票档) ID',
          english: 'price tier id',
        },
        priceName: {
          row: 4,
          ...characters100,
          required: 'Y',
          confidence: 'H',
          chinese: '票价名称',
          english: 'name of the price tier',
        },
        ticketPrice: {
          row: 4,
          ...fen,
          required: 'Y',
          confidence: 'H',
          chinese: '票价，单位：分',
          english: 'price in fen',
        },
        availableInventory: {
          row: 4,
          ...int8,
          required: 'Y',
          confidence: 'H',
          chinese: '可用(可售)库存',
          english: 'sellable stock',
        },
        unavailableInventory: {
          row: 4,
          ...int8,
          required: 'Y',
          confidence: 'H',
          chinese: '不可用(不可售)库存',
          english: 'stock that is not sellable',
        },
      },
    },
  },
});

/** A.26 上报库存 – the answer. */
export const A26 = table({
  id: 'A.26',
  clause: 'A.3.3.4',
  endpointId: 'inventory.report',
  direction: 'answer',
  part: 'dataValue',
  title: '上报库存 – report inventory: answer',
  fields: writeAnswerFields,
});

const seatField = {
  ...characters10,
  required: 'C',
  when: { kind: 'together', fields: ['floorName', 'areaName', 'rowName', 'seatNo'] },
  confidence: 'H',
} as const;

/** A.28 上报票(座位)信息 – the request: tickets of one price tier of one session. */
export const A28 = table({
  id: 'A.28',
  clause: 'A.3.3.5',
  endpointId: 'ticket.report',
  direction: 'request',
  part: 'body',
  title: '上报票(座位)信息 – report tickets: request',
  fields: {
    accessToken,
    performanceId: { row: 2, ...id50, required: 'Y', confidence: 'H', chinese: '演出 ID', english: 'performance id' },
    sessionId: { row: 3, ...id50, required: 'Y', confidence: 'M', chinese: '场次 ID', english: 'session id' },
    sessionCode: {
      row: 4,
      ...sessionCode,
      required: 'Y',
      confidence: 'H',
      chinese: '场次编码',
      english: 'session code',
    },
    priceId: { row: 5, ...id50, required: 'Y', confidence: 'H', chinese: '票价 ID', english: 'price tier id' },
    ticketList: {
      row: 6,
      ...list,
      limit: 'tickets',
      required: 'Y',
      confidence: 'H',
      chinese: '票 List，最多 200',
      english: 'the tickets, at most 200',
      items: {
        ticketId: { row: 7, ...id50, required: 'Y', confidence: 'H', chinese: '票 ID', english: 'ticket id' },
        availableSale: {
          row: 7,
          ...availableSale,
          required: 'Y',
          confidence: 'H',
          doubt: 'required: M',
          chinese: '是否可售: 1 可售, 2 不可售',
          english: '1 sellable, 2 not sellable',
        },
        floorName: { row: 7, ...seatField, chinese: '楼层，有座必填', english: 'floor, where seated' },
        areaName: { row: 7, ...seatField, chinese: '区域名称，有座必填', english: 'area, where seated' },
        rowName: { row: 7, ...seatField, chinese: '排(号)，有座必填', english: 'row, where seated' },
        seatNo: { row: 7, ...seatField, chinese: '座位(号)，有座必填', english: 'seat, where seated' },
      },
    },
  },
});

/** A.29 上报票(座位)信息 – the answer. */
export const A29 = table({
  id: 'A.29',
  clause: 'A.3.3.5',
  endpointId: 'ticket.report',
  direction: 'answer',
  part: 'dataValue',
  title: '上报票(座位)信息 – report tickets: answer',
  fields: writeAnswerFields,
});

import {
  accessToken,
  characters200,
  characters50,
  hallCode,
  hasHall,
  hasSeat,
  int8,
  regionLong,
  venueCode,
} from './presets.ts';
import { table } from './field-spec.ts';

const newVenue = { required: 'C', when: { kind: 'absent', field: 'venueCode' } } as const;

/** A.13 新增场厅 – the request: a hall of a known venue (`venueCode`), or a new venue (the five fields after it) (U-29). */
export const A13 = table({
  id: 'A.13',
  clause: 'A.3.2.3',
  endpointId: 'venue.save',
  direction: 'request',
  part: 'body',
  title: '新增场厅 – add a venue or a hall: request',
  fields: {
    accessToken,
    venueCode: {
      row: 2,
      ...venueCode,
      required: 'C',
      when: { kind: 'callerKnows' },
      confidence: 'M',
      chinese: '场馆编码，新增场厅必填',
      english: 'venue code, when a hall is added to a known venue',
    },
    provinceId: { row: 3, ...regionLong, ...newVenue, confidence: 'H', chinese: '省 ID', english: 'province' },
    cityId: { row: 4, ...regionLong, ...newVenue, confidence: 'H', chinese: '市 ID', english: 'city' },
    districtId: { row: 5, ...regionLong, ...newVenue, confidence: 'H', chinese: '区 ID', english: 'district' },
    venueName: { row: 6, ...characters50, ...newVenue, confidence: 'H', chinese: '场馆名称', english: 'venue name' },
    venueAddress: {
      row: 7,
      ...characters200,
      ...newVenue,
      confidence: 'H',
      chinese: '场馆(详细)地址',
      english: 'address of the venue',
    },
    hasHall: {
      row: 8,
      ...hasHall,
      required: 'Y',
      confidence: 'M',
      chinese: '是否有(新增)场厅，1 有',
      english: 'whether a hall is added: 1 yes',
    },
    hallName: {
      row: 9,
      ...characters50,
      required: 'C',
      when: { kind: 'equals', field: 'hasHall', value: 1 },
      confidence: 'M',
      chinese: '场厅名称，有场厅必填',
      english: 'hall name, when there is a hall',
    },
    hasSeat: {
      row: 10,
      ...hasSeat,
      required: 'Y',
      lenient: 'C',
      lenientWhen: { kind: 'equals', field: 'hasHall', value: 1 },
      confidence: 'M',
      chinese: '是否有座位',
      english: 'seated or not',
    },
    seatNum: {
      row: 11,
      ...int8,
      required: 'C',
      when: { kind: 'equals', field: 'hasSeat', value: 1 },
      confidence: 'H',
      chinese: '场厅座位数量，有座时必填',
      english: 'seats, where seated',
    },
    seatingCapacity: {
      row: 12,
      ...int8,
      required: 'C',
      when: { kind: 'equals', field: 'hasSeat', value: 0 },
      confidence: 'H',
      chinese: '场厅容纳人数，无座时必填',
      english: 'capacity, where not seated',
    },
  },
  rules: [
    {
      field: 'hasHall',
      value: 1,
      when: { kind: 'present', field: 'venueCode' },
      reason: 'a venueCode means that a hall is added to that venue',
    },
  ],
});

/** A.14 新增场厅 – the answer; no hallCode where no hall was named. */
export const A14 = table({
  id: 'A.14',
  clause: 'A.3.2.3',
  endpointId: 'venue.save',
  direction: 'answer',
  part: 'data',
  title: '新增场厅 – add a venue or a hall: answer',
  fields: {
    venueCode: { row: 1, ...venueCode, required: 'Y', confidence: 'H', chinese: '场馆编码', english: 'venue code' },
    hallCode: {
      row: 2,
      ...hallCode,
      required: 'N',
      confidence: 'H',
      chinese: '场厅编码，hallName 空时不返回',
      english: 'hall code, absent without a hallName',
    },
  },
});

import type { InterparkShow } from './show-option.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The shows of every sandbox. The first is the contract's own example (interpark §3.1). */
export const DEFAULT_SHOWS: readonly InterparkShow[] = [
  {
    goodsCode: '25018223',
    placeCode: '25001698',
    goodsName: '샌드박스 콘서트',
    placeName: '올림픽공원 올림픽홀',
    soldShare: 0.15,
    qualities: ['Q2033', 'C5015', 'C5021', 'C5025', 'C5027'],
  },
  {
    goodsCode: '26010474',
    placeCode: '26000166',
    goodsName: '샌드박스 팬미팅',
    firstDay: 18,
    rounds: [
      { day: 0, time: '18:00' },
      { day: 2, time: '17:00' },
    ],
    opensInMs: 4 * DAY_MS,
    closesInMs: 20 * DAY_MS,
    preSale: { opensInMs: -DAY_MS, closesInMs: DAY_MS },
  },
  { goodsCode: '26010001', placeCode: '26000001', goodsName: '한 시간 뒤 오픈', opensInMs: HOUR_MS },
  { goodsCode: '26010002', placeCode: '26000001', goodsName: '19세 이상', adultOnly: 19 },
  { goodsCode: '26010003', placeCode: '26000001', goodsName: '20세 이상', adultOnly: 20 },
  { goodsCode: '26010004', placeCode: '26000001', goodsName: '매진', soldShare: 1 },
  { goodsCode: '26010005', placeCode: '26000001', goodsName: '연동 공연', isInterlocking: true },
  {
    goodsCode: '26010006',
    placeCode: '26000001',
    goodsName: '커플석',
    blocks: [{ no: '101', grade: '1', rows: 2, seatsPerRow: 6, groupOf: 2 }],
  },
];

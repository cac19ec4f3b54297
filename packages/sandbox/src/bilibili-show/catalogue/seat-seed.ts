import { SeatMap, type SeatArea } from './seat-map.ts';

/** Two price classes, one of them in both areas; area 12 comes before area 3 (bilibili-show §13.10). */
const AREAS: readonly SeatArea[] = [
  {
    id: 12,
    name: 'A 区',
    polygon: '0 0,500 0,500 300,0 300',
    rows: ['bbbb_bbbbb', 'aaaa_aaaaa', 'aaaa_aaaaa', 'aaaaaaaaaa', '#aaaaaaaa#'],
  },
  { id: 3, name: 'B 区', polygon: '500 0,800 0,800 300,500 300', rows: ['bbbbbb', '##bb##'] },
];

/** Seats of a screen; `[a, b]` are the skus of the two classes. One seat of each area is not for sale. */
export function seedSeats([a, b]: readonly [number, number]): SeatMap {
  const map = new SeatMap(AREAS, [
    { symbol: 'a', skuId: a },
    { symbol: 'b', skuId: b },
  ]);
  map.take('12_1_0', null);
  map.take('3_0_0', null);
  return map;
}

import { expect, test } from 'vitest';
import { seatAvailability } from './seat-availability.ts';

const block = (blockKey: string, count: number) => ({
  blockKey,
  seats: Array.from({ length: count }, (_, seat) => ({ seatInfoId: `g:p:001:${seat.toString()}`, isExposable: false })),
});

test('bitmaps belong to the blocks as they were asked for, hidden seats included', () => {
  const joined = seatAvailability({
    blockKeys: ['001:402', '001:401'],
    meta: [block('001:401', 5), block('001:402', 4)],
    bitmaps: ['9', 'F8'],
  });
  expect(joined.map(({ blockKey, freeCount }) => [blockKey, freeCount])).toEqual([
    ['001:402', 2],
    ['001:401', 5],
  ]);
  expect(joined[0]?.seats.map((seat) => seat.free)).toEqual([true, false, false, true]);
});

test.each([
  ['a bitmap too few', { blockKeys: ['001:401', '001:402'], meta: [block('001:401', 4)], bitmaps: ['F'] }],
  ['a block too few', { blockKeys: ['001:402'], meta: [block('001:401', 4)], bitmaps: ['F'] }],
  ['a bitmap of another block', { blockKeys: ['001:401'], meta: [block('001:401', 4)], bitmaps: ['FF'] }],
])('%s is refused', (_title, parts) => {
  expect(() => seatAvailability(parts)).toThrow(expect.objectContaining({ code: 'SEAT_BITMAP_INVALID' }) as Error);
});

import { expect, test } from 'vitest';
import { pathOf, placeOf } from './router.ts';

test.each([
  ['/', { room: 'playground', rest: [] }],
  ['/playground/verify', { room: 'playground', rest: ['verify'] }],
  ['/explorer/washcar/goods.list/', { room: 'explorer', rest: ['washcar', 'goods.list'] }],
  ['/nowhere', { room: undefined, rest: [] }],
  ['/explorer/%E0%A4%A', { room: 'explorer', rest: ['%E0%A4%A'] }],
])('%s is a place', (path, place) => {
  expect(placeOf(path)).toEqual(place);
});

test('a path of any segments leads back to them', () => {
  expect(placeOf(pathOf('explorer', 'a/b', '精洗 ?#'))).toEqual({ room: 'explorer', rest: ['a/b', '精洗 ?#'] });
});

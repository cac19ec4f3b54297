import { expect, test } from 'vitest';
import { Columns } from './columns.ts';

test('rows keep their numbers while the columns grow', () => {
  const columns = new Columns<'one' | 'two'>(['one', 'two']);
  for (let index = 0; index < 1000; index += 1) expect(columns.add({ one: index, two: -index })).toBe(index);
  expect(columns.length).toBe(1000);
  expect([columns.get(0, 'one'), columns.get(63, 'two'), columns.get(64, 'one'), columns.get(999, 'two')]).toEqual([
    0, -63, 64, -999,
  ]);
  columns.set(5, 'two', 2 ** 53 - 1);
  expect(columns.increase(5, 'two', -1)).toBe(2 ** 53 - 2);
  expect(columns.get(5, 'one')).toBe(5);
});

import { expect, test } from 'vitest';
import { sequenceGaps } from './gaps.ts';

test.each([
  ['no gap', ['A-1', 'A-2', 'A-3'], []],
  ['one id alone', ['A-7'], []],
  ['ids without digits at the end', ['a', 'b1c'], []],
  ['ids more missing than present', ['x1', 'x90', 'x2000'], []],
  ['digits too long to count with', ['9'.repeat(16), '1'.repeat(16)], []],
  ['the order of arrival', ['A-3', 'A-1', 'A-4'], [['A-1', 'A-4', 3, 1, ['A-2']]]],
  ['unpadded numbers across a power of ten', ['A-8', 'A-9', 'A-11'], [['A-8', 'A-11', 3, 1, ['A-10']]]],
  ['padded numbers that fill their width', ['A-08', 'A-09', 'A-11'], [['A-08', 'A-11', 3, 1, ['A-10']]]],
  ['one gap a prefix', ['A-1', 'A-3', 'B-1', 'B-2'], [['A-1', 'A-3', 2, 1, ['A-2']]]],
])('%s', (_, ids, expected) => {
  const found = sequenceGaps(ids).map(({ first, last, received, missing, missingIds }) => [
    first,
    last,
    received,
    missing,
    missingIds,
  ]);
  expect(found).toEqual(expected);
});

test('at most twenty missing ids are listed, all are counted', () => {
  const ids = Array.from({ length: 100 }, (_, index) => `A-${index < 50 ? index + 1 : index + 31}`);
  const [gap] = sequenceGaps(ids);
  expect([gap?.missing, gap?.missingIds.length, gap?.missingIds[0]]).toEqual([30, 20, 'A-51']);
});

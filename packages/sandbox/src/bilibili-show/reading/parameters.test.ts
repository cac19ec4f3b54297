import { expect, test } from 'vitest';
import { integerOf, Parameters, textOf } from './parameters.ts';
import { readSeats } from './read-seats.ts';

test.each<[unknown, number | undefined]>([
  [7, 7],
  ['7', 7],
  [' 7 ', 7],
  ['-1', -1],
  ['007', 7],
  [9_007_199_254_740_991, 9_007_199_254_740_991],
  ['9007199254740992', undefined],
  ['9007199254740993', undefined],
  [1e21, undefined],
  [1.5, undefined],
  ['1e3', undefined],
  ['1.0', undefined],
  ['', undefined],
  [true, undefined],
  [null, undefined],
  [['7'], undefined],
])('integerOf(%j) is %j', (value, expected) => {
  expect(integerOf(value)).toBe(expected);
});

test.each<[unknown, string | undefined]>([
  ['a ', 'a'],
  [0, '0'],
  ['  ', undefined],
  [false, undefined],
  [undefined, undefined],
])('textOf(%j) is %j', (value, expected) => {
  expect(textOf(value)).toBe(expected);
});

test('the body is read before the query, and a contradiction between them shows', () => {
  const parameters = new Parameters(
    new Map<string, unknown[]>([
      ['a', [1]],
      ['b', [2]],
    ]),
    new Map([
      ['a', ['1']],
      ['b', ['3']],
      ['c', ['4']],
    ]),
  );
  expect(['a', 'b', 'c', 'd'].map((name) => parameters.integer(name))).toEqual([1, 2, 4, undefined]);
  expect(['a', 'b', 'c'].map((name) => parameters.contradicts(name))).toEqual([false, true, false]);
});

test.each<[readonly unknown[], readonly string[] | undefined]>([
  [
    ['12_3_7', '12_3_8'],
    ['12_3_7', '12_3_8'],
  ],
  [[['12_3_7']], ['12_3_7']],
  [['["12_3_7"," 12_3_8 "]'], ['12_3_7', '12_3_8']],
  [['12_3_7', '12_3_7'], ['12_3_7']],
  [[['12_3_7', 7, null, [['12_3_8']]]], ['12_3_7']],
  [['[12'], undefined],
  [[''], undefined],
  [[], undefined],
])('seats sent as %j are %j', (sent, expected) => {
  expect(readSeats(new Parameters(new Map([['seats', sent]]), new Map()))).toEqual(expected);
});

import { expect, test } from 'vitest';
import { strongComponents } from './strong-components.ts';

const sorted = (edges: Record<string, readonly string[]>) =>
  strongComponents(new Map(Object.entries(edges))).map((component) => component.toSorted());

test('an acyclic graph has no groups, also with a diamond', () => {
  expect(sorted({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
});

test('cycles, nested cycles and self-edges are groups', () => {
  expect(sorted({ a: ['b'], b: ['c'], c: ['a', 'b'], d: ['a'] })).toEqual([['a', 'b', 'c']]);
  expect(sorted({ a: ['a'] })).toEqual([['a']]);
  expect(sorted({ a: ['b'], b: ['a'], c: ['d', 'a'], d: ['c'] })).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('targets outside the graph are ignored', () => {
  expect(sorted({ a: ['x'] })).toEqual([]);
});

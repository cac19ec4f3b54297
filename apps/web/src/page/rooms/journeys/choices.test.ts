import { expect, test } from 'vitest';
import { choicesOf } from './choices.ts';

test.each([
  [
    'seats',
    { areas: [], seats: [{ code: '1-2', name: '1 排 2 号' }] },
    { multiple: true, items: [{ value: '1-2', label: '1 排 2 号' }] },
  ],
  ['date', { dates: ['2026-01-02'] }, { multiple: false, items: [{ value: '2026-01-02', label: '2026-01-02' }] }],
  ['address', { addresses: [{ id: '820001' }] }, { multiple: false, items: [{ value: '820001', label: '820001' }] }],
  [
    'buyers',
    { needed: 1, buyers: [{ id: '1', name: '张测试' }] },
    { multiple: true, items: [{ value: '1', label: '张测试' }] },
  ],
])('%s offers what its facts list', (kind, show, choices) => {
  expect(choicesOf({ kind, show })).toEqual(choices);
});

test.each([
  ['qr', { image: 'data:image/png;base64,AA==' }],
  ['visit', {}],
  ['seats', { seats: [] }],
  ['seats', { seats: [{ x: 1 }] }],
])('%s with %j offers nothing', (kind, show) => {
  expect(choicesOf({ kind, show })).toBe(undefined);
});

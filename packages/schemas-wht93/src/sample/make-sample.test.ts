import { expect, test } from 'vitest';
import { makeSample } from './make-sample.ts';
import { SAMPLE_KINDS } from './sample-types.ts';
import { seededRandom } from './seeded-random.ts';

test.each(SAMPLE_KINDS)('a %s is the same for the same seed, and another for another', (kind) => {
  const one = makeSample({ kind, orders: 60, seed: 'a' });
  expect(makeSample({ kind, orders: 60, seed: 'a' })).toEqual(one);
  expect(makeSample({ kind, orders: 60, seed: 'b' })).not.toEqual(one);
});

test('a season has what a season has, every order of it', () => {
  const sample = makeSample({ kind: 'season', orders: 300, seed: 'x' });
  expect([...sample.keys()]).toEqual([
    'hall',
    'performance',
    'sessionUpdate',
    'inventory',
    'ticket',
    'order',
    'refund',
    'check',
  ]);
  expect(sample.get('order')?.length).toBe(300);
  expect(sample.get('refund')?.length).toBeGreaterThan(0);
  expect(sample.get('check')?.length).toBeGreaterThan(200);
  for (const order of sample.get('order') ?? []) {
    const lines = order.ticketOrderList as { ticketOrderAmount: number }[];
    expect(order.orderTime).toBeInstanceOf(Date);
    expect(order.ticketNum).toBe(lines.length);
    expect(order.totalAmount).toBe(lines.reduce((sum, line) => sum + line.ticketOrderAmount, 0));
  }
});

test('no ticket is sold twice, and none that was given back is checked', () => {
  const sample = makeSample({ kind: 'stadium', orders: 500, seed: 'y' });
  const linesOf = (kind: 'order' | 'refund') =>
    (sample.get(kind) ?? []).flatMap(({ ticketOrderList }) => ticketOrderList as { ticketId: string }[]);
  const sold = linesOf('order').map(({ ticketId }) => ticketId);
  expect(new Set(sold).size).toBe(sold.length);
  const returned = new Set(linesOf('refund').map(({ ticketId }) => ticketId));
  const checked = (sample.get('check') ?? []).flatMap(({ ticketList }) => ticketList as { ticketId: string }[]);
  expect(checked.length).toBeGreaterThan(0);
  expect(checked.some(({ ticketId }) => returned.has(ticketId))).toBe(false);
});

test('draws are even, within their bounds, and differ for seeds that are alike', () => {
  const random = seededRandom('seed');
  const draws = Array.from({ length: 6_000 }, () => random.integer(1, 6));
  for (const face of [1, 2, 3, 4, 5, 6]) {
    const count = draws.filter((draw) => draw === face).length;
    expect([face, count > 850 && count < 1_150]).toEqual([face, true]);
  }
  expect(seededRandom('seed 1').next()).not.toBe(seededRandom('seed 2').next());
});

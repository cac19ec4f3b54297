import { expect, test } from 'vitest';
import { gate } from './gate.ts';

test('a gate holds its waiters until it is opened', async () => {
  const closed = gate();
  const order: string[] = [];
  const waiter = closed.opened.then(() => order.push('through'));
  order.push('opening');
  closed.open();
  closed.open();
  await waiter;
  expect(order).toEqual(['opening', 'through']);
});

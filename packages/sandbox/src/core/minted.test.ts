import { expect, test } from 'vitest';
import { createMintLedger } from './minted.ts';

const entry = (value: string, field = '/data/a') => ({ value, platform: 'p', field, at: 1 });

test('a value is found with every place that gave it out, oldest first', () => {
  const ledger = createMintLedger();
  ledger.record(entry('x', '/one'));
  ledger.record(entry('y'));
  ledger.record(entry('x', '/two'));
  expect(ledger.find('x').map(({ field }) => field)).toEqual(['/one', '/two']);
  expect(ledger.find('z')).toEqual([]);
  ledger.clear();
  expect(ledger.find('x')).toEqual([]);
});

test('the ledger is bounded: the oldest value goes first', () => {
  const ledger = createMintLedger(2);
  for (const value of ['a', 'b', 'c']) ledger.record(entry(value));
  expect([ledger.size, ledger.find('a').length, ledger.find('c').length]).toEqual([2, 0, 1]);
});

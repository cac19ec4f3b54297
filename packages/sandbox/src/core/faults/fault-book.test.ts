import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { createFaultEngine, type FaultEngine } from './fault-book.ts';
import type { FaultRule } from './fault-rule.ts';

const TARGET = { platform: 'p', endpoint: 'order.create', method: 'POST', path: '/api/order/create' };

function engine(seed = 1): FaultEngine {
  return createFaultEngine(createRandom(seed), { thrift500: 'a fault' });
}

function hits(book: FaultEngine, count: number, target = TARGET): boolean[] {
  return Array.from({ length: count }, () => book.plan(target).ruleIds.length > 0);
}

test('a book without rules plans nothing', () => {
  expect(engine().plan(TARGET)).toMatchObject({ ruleIds: [], drop: 'none', latencyMs: 0 });
});

test.each<[string, FaultRule['match'], boolean]>([
  ['everything', {}, true],
  ['its platform', { platform: 'p' }, true],
  ['another platform', { platform: 'q' }, false],
  ['its endpoint', { endpoint: 'order.create' }, true],
  ['another endpoint', { endpoint: 'order.detail' }, false],
  ['its method in lower case', { method: 'post' }, true],
  ['another method', { method: 'GET' }, false],
  ['its path', { path: '/api/order/create' }, true],
  ['a glob', { path: '/api/*/create' }, true],
  ['a glob of another place', { path: '/api/order' }, false],
  ['a path with a pattern character', { path: '/api.order/create' }, false],
])('a rule matches by %s', (_, match, expected) => {
  const book = engine();
  book.add({ match: match ?? {}, action: { type: 'dropBeforeCommit' } });
  expect(hits(book, 1)).toEqual([expected]);
});

test('nth counts matching requests only, times bounds the hits', () => {
  const book = engine();
  book.add({ id: 'second', match: { method: 'POST' }, nth: [2, 3], times: 1, action: { type: 'dropAfterCommit' } });
  expect(hits(book, 1, { ...TARGET, method: 'GET' })).toEqual([false]);
  expect(hits(book, 4)).toEqual([false, true, false, false]);
  expect(book.list()).toMatchObject([{ id: 'second', matched: 4, hits: 1 }]);
});

test('a probability draws from the stream of its own rule', () => {
  const rule: FaultRule = { id: 'sometimes', probability: 0.5, action: { type: 'dropBeforeCommit' } };
  const alone = engine();
  alone.add(rule);
  const among = engine();
  among.add({ id: 'other', probability: 0.5, action: { type: 'latency', ms: [1, 9] } });
  among.add(rule);
  const one = Array.from({ length: 40 }, () => alone.plan(TARGET).ruleIds.includes('sometimes'));
  const two = Array.from({ length: 40 }, () => among.plan(TARGET).ruleIds.includes('sometimes'));
  expect(one).toEqual(two);
  expect(new Set(one).size).toBe(2);
});

test('actions add up in the order of their rules', () => {
  const book = engine();
  book.add({
    action: [
      { type: 'latency', ms: 100 },
      { type: 'clockSkew', ms: -5 },
      { type: 'named', name: 'thrift500' },
    ],
  });
  book.add({ action: [{ type: 'latency', ms: 50 }, { type: 'headers', set: { Date: null } }, { type: 'truncate' }] });
  book.add({ action: [{ type: 'respond', status: 503 }, { type: 'malformedJson' }] });
  expect(book.plan(TARGET)).toMatchObject({
    ruleIds: ['fault-1', 'fault-2', 'fault-3'],
    latencyMs: 150,
    skewMs: -5,
    headers: { Date: null },
    truncate: 'half',
    malformedJson: true,
    respond: { status: 503 },
  });
  expect([...book.plan(TARGET).named.keys()]).toEqual(['thrift500']);
});

test('a connection dropped before the change stays so', () => {
  const book = engine();
  book.add({ action: [{ type: 'dropBeforeCommit' }, { type: 'dropAfterCommit' }] });
  expect(book.plan(TARGET).drop).toBe('beforeCommit');
});

test('rules are removed, replaced by id, and cleared', () => {
  const book = engine();
  const id = book.add({ action: { type: 'dropBeforeCommit' } });
  expect(book.remove(id)).toBe(true);
  expect(book.remove(id)).toBe(false);
  book.add({ id: 'x', action: { type: 'dropBeforeCommit' } });
  book.add({ id: 'x', action: { type: 'dropAfterCommit' } });
  expect(book.plan(TARGET).drop).toBe('afterCommit');
  book.clear();
  expect(book.list()).toEqual([]);
});

test('profiles are seeded: the same seed breaks the same requests', () => {
  const run = (seed: number): unknown[] => {
    const book = engine(seed);
    expect(book.useProfile('flaky')).toHaveLength(6);
    return Array.from({ length: 60 }, () => book.plan(TARGET).ruleIds);
  };
  expect(run(5)).toEqual(run(5));
  expect(run(5)).not.toEqual(run(6));
});

test.each<[string, unknown]>([
  ['an unknown action', { action: { type: 'explode' } }],
  ['no action', { action: [] }],
  ['an action that is no object', { action: 'drop' }],
  ['a named fault nobody implements', { action: { type: 'named', name: 'nothing' } }],
  ['a chance above 1', { probability: 2, action: { type: 'dropBeforeCommit' } }],
  ['a zeroth request', { nth: 0, action: { type: 'dropBeforeCommit' } }],
  ['no times at all', { times: 0, action: { type: 'dropBeforeCommit' } }],
  ['a negative delay', { action: { type: 'latency', ms: [-1, 5] } }],
  ['an endless skew', { action: { type: 'clockSkew', ms: Infinity } }],
  ['a status that ends nothing', { action: { type: 'respond', status: 100 } }],
])('%s is refused and leaves no rule', (_, rule) => {
  const book = engine();
  expect(() => book.add(rule as FaultRule)).toThrow(expect.objectContaining({ code: 'FAULT_INVALID' }));
  expect(book.list()).toEqual([]);
});

test('an unknown profile is refused', () => {
  expect(() => engine().useProfile('calm')).toThrow(expect.objectContaining({ code: 'FAULT_INVALID' }));
});

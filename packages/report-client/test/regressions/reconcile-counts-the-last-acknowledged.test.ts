import { expect, test } from 'vitest';
import { reconcile } from '../../src/index.ts';
import type { ReceivedSession } from '../../src/index.ts';
import { memoryOutbox } from '../support/memory-outbox.ts';
import { draft, report } from '../support/payloads.ts';

type Step = readonly [report: string, end: 'discarded' | 'done' | 'open'];

const sold = (sessionId: string, count: number): ReceivedSession => ({
  ...{ sessionId, priceTiers: 0, tickets: 0, sold: count, checks: 0 },
});

/** Reports the same order line once per step, in that step's session. */
async function afterwards(steps: readonly Step[], received: Readonly<Record<string, number>>) {
  const store = memoryOutbox();
  for (const [session, end] of steps) {
    const [seq = 0] = await store.accept([draft(report.order('O-1', `${session}:T-1`))], 1_000);
    if (end === 'discarded') await store.discard(seq, { reason: 'entered twice', at: 2_000 });
    if (end === 'done') await store.settle([{ seq, end: 'done', at: 2_000 }]);
  }
  const distinct = Object.values(received).reduce((sum, count) => sum + count, 0);
  const sessions = Object.entries(received).map(([sessionId, count]) => sold(sessionId, count));
  return reconcile(store, { received: { kinds: { 'order.report': { distinct } }, sessions } });
}

// a record kept the session of its first report for good, whatever became of that report
test.each<{ title: string; steps: readonly Step[]; received: Record<string, number> }>([
  {
    title: 'moved to another session',
    steps: [
      ['A', 'done'],
      ['B', 'done'],
    ],
    received: { B: 1 },
  },
  {
    title: 'discarded in one session, sent in another',
    steps: [
      ['A', 'discarded'],
      ['B', 'done'],
    ],
    received: { B: 1 },
  },
  {
    title: 'sent, and a later move discarded',
    steps: [
      ['A', 'done'],
      ['B', 'discarded'],
    ],
    received: { A: 1 },
  },
  { title: 'never sent', steps: [['A', 'discarded']], received: {} },
])('an order $title is counted in the session of its last acknowledged report', async ({ steps, received }) => {
  const { sessions, open } = await afterwards(steps, received);
  expect(sessions.flatMap(({ differences }) => differences)).toEqual([]);
  expect(open).toBe(0);
  expect(
    Object.fromEntries(sessions.filter((each) => each.acknowledged > 0).map((each) => [each.sessionId, 1])),
  ).toEqual(received);
});

test('an order whose move is still under way is received where it was acknowledged', async () => {
  const { sessions, kinds, open } = await afterwards(
    [
      ['A', 'done'],
      ['B', 'open'],
    ],
    { A: 1 },
  );
  expect(sessions.flatMap(({ differences }) => differences)).toEqual([]);
  expect(sessions).toMatchObject([
    { sessionId: 'A', accepted: 1, acknowledged: 1, outstanding: 0 },
    { sessionId: 'B', accepted: 1, acknowledged: 0, outstanding: 1 },
  ]);
  expect(kinds.order).toMatchObject({ outstanding: 1, received: { missing: 0, extra: 0 } });
  expect(open).toBe(1);
});

test('an order that the receiver did not move differs in both sessions', async () => {
  const { sessions } = await afterwards(
    [
      ['A', 'done'],
      ['B', 'done'],
    ],
    { A: 1 },
  );
  expect(sessions.map(({ sessionId, differences }) => [sessionId, differences])).toEqual([
    ['A', [{ kind: 'order', acknowledged: 0, received: 1 }]],
    ['B', [{ kind: 'order', acknowledged: 1, received: 0 }]],
  ]);
});

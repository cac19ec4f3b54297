import { gate, manualClock } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { openReporter, reconcile, ReporterOptionError, sqliteOutbox } from '../src/index.ts';
import type { DeliveryEvent, Reporter, ReporterOptions } from '../src/index.ts';
import { envelope, sessionCodeOf, startReceiver } from './support/receiver.ts';
import type { Receiver } from './support/receiver.ts';
import { sample } from './support/sample-reports.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import type { TemporaryFolder } from './support/temporary-folder.ts';

interface World extends AsyncDisposable {
  readonly reporter: Reporter;
  readonly receiver: Receiver;
  readonly folder: TemporaryFolder;
}

async function world(options: Partial<ReporterOptions> = {}): Promise<World> {
  const folder = temporaryFolder();
  const receiver = await startReceiver();
  const reporter = await openReporter({
    ...{ origin: receiver.origin, appId: 'app-1', secret: 'secret-of-the-tests' },
    outbox: sqliteOutbox(folder.path('outbox.db')),
    // quick, as these tests run on the machine's clock
    ...{ backOff: { baseMs: 1, maxMs: 5 }, circuit: { openMs: 5, maxOpenMs: 5 } },
    ...options,
  });
  return {
    ...{ reporter, receiver, folder },
    [Symbol.asyncDispose]: async () => {
      await reporter.close({ timeoutMs: 1 });
      await receiver[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

async function drained(reporter: Reporter): Promise<void> {
  await reporter.stop({ drain: true, timeoutMs: 10_000 });
  reporter.start();
}

describe('from a report to the receiver', () => {
  test('a whole season arrives in an order the receiver can accept, codes filled in', async () => {
    await using it = await world();
    const { reporter, receiver } = it;
    const sessionList = [{ ...sample.session('S-1'), hallCode: undefined, hallId: 'H-1' }] as never;
    await reporter.order(sample.order('O-1', 25));
    await reporter.inventory(sample.inventory('S-1', 'A', 'B'));
    await reporter.ticket(sample.ticket('S-1', 250));
    await reporter.refund(sample.refund('R-1', 'O-1'));
    await reporter.check(sample.check('S-1', 'T-O-1-2'));
    await reporter.performance(sample.performance([], { sessionList }));
    await reporter.performanceUpdate({ performanceId: 'P-1', performanceName: '新名' });
    await reporter.sessionUpdate(sample.cancellation('S-1'));
    await reporter.hall(sample.hall());
    await drained(reporter);
    expect(await reporter.status()).toMatchObject({ open: 0, heldLanes: 0, circuit: 'closed', lastSeq: 12 });
    const paths = receiver.paths();
    expect(paths.slice(0, 3)).toEqual(['/standard/venue/list', '/standard/venue/save', '/performance/code']);
    const first = (path: string): number => paths.indexOf(path);
    expect(paths.lastIndexOf('/report/order')).toBeLessThan(first('/report/refundOrder'));
    expect(paths.lastIndexOf('/report/refundOrder')).toBeLessThan(first('/report/checking'));
    expect(paths.lastIndexOf('/report/order')).toBeLessThan(first('/report/session/update'));
    expect(paths.lastIndexOf('/report/inventory')).toBeLessThan(first('/report/session/update'));
    const body = (path: string) => receiver.arrivals.find((arrival) => arrival.path === path)?.body;
    expect(body('/performance/code')).toMatchObject({ sessionList: [{ sessionId: 'S-1', hallCode: '11010100101' }] });
    expect(body('/report/refundOrder')).toMatchObject({
      ticketOrderList: [{ ticketOrderId: 'O-1-1', sessionCode: sessionCodeOf('S-1') }],
    });
    expect(body('/report/refundOrder')?.ticketOrderList).not.toMatchObject([{ sessionId: 'S-1' }]);
    const lines = body('/report/order')?.ticketOrderList as { sessionCode: string }[];
    expect(new Set(lines.map(({ sessionCode }) => sessionCode))).toEqual(new Set([sessionCodeOf('S-1')]));
    expect(await reporter.codes.get('venue', 'V-1')).toBe('110101001');
  });

  test('a report that breaks the standard is refused and nothing of it is kept', async () => {
    await using it = await world({ deliver: false });
    await expect(it.reporter.order({ ...sample.order('O-1', 3), totalAmount: 0.5 })).rejects.toMatchObject({
      ...{ code: 'REPORT_INVALID', kind: 'order', clause: 'A.3.3.6', issues: [{ pointer: '/totalAmount' }] },
    });
    expect((await it.reporter.status()).lastSeq).toBe(0);
  });

  test('what was accepted before a restart is delivered after it', async () => {
    using folder = temporaryFolder();
    await using receiver = await startReceiver();
    const open = (deliver: boolean): Promise<Reporter> =>
      openReporter({
        ...{ origin: receiver.origin, appId: 'app-1', secret: 's', deliver },
        outbox: sqliteOutbox(folder.path('outbox.db')),
      });
    const first = await open(false);
    const receipt = await first.order(sample.order('O-1', 25));
    expect(receipt).toEqual({ kind: 'order', seqs: [1, 2] });
    await first.codes.put('session', 'S-1', sessionCodeOf('S-1'));
    await first.close();
    const second = await open(true);
    await drained(second);
    expect((await second.status()).open).toBe(0);
    expect(receiver.paths()).toEqual(['/report/order', '/report/order']);
    await second.close();
    await second.close();
    await expect(second.order(sample.order('O-2', 1))).rejects.toMatchObject({ code: 'OUTBOX_CLOSED' });
  });

  test('a wrong outbox or option leaves nothing open', async () => {
    using folder = temporaryFolder();
    const outbox = sqliteOutbox(folder.path('outbox.db'));
    const good = { origin: 'http://127.0.0.1:1', appId: 'a', secret: 's', outbox };
    await expect(openReporter({ ...good, concurrency: 0 })).rejects.toBeInstanceOf(ReporterOptionError);
    await expect(openReporter({ ...good, circuit: { openMs: -1 } })).rejects.toMatchObject({
      option: 'circuit.openMs',
    });
    await expect(openReporter({ ...good, secret: '' })).rejects.toMatchObject({ option: 'secret' });
    await expect(openReporter({ ...good, origin: 'nowhere' })).rejects.toMatchObject({ code: 'CLIENT_ORIGIN_INVALID' });
    const reporter = await openReporter({ ...good, deliver: false });
    await expect(openReporter({ ...good, outbox: sqliteOutbox(folder.path('outbox.db')) })).rejects.toMatchObject({
      code: 'OUTBOX_LOCKED',
    });
    await reporter.close();
  });
});

describe('dead letters', () => {
  test('redrive by code offers them again; discard wants a reason and names what waits', async () => {
    await using it = await world();
    const { reporter, receiver } = it;
    await reporter.codes.put('session', 'S-1', sessionCodeOf('S-1'));
    receiver.answer = ({ path, body }) => {
      if (path !== '/report/order') return undefined;
      return body.orderId === 'O-1' ? envelope(4100) : envelope(4300);
    };
    await reporter.order(sample.order('O-1', 1));
    await reporter.order(sample.order('O-2', 1));
    await reporter.refund(sample.refund('R-2', 'O-2'));
    await drained(reporter);
    expect((await reporter.inspect({ state: 'dead' })).map(({ seq, lastError }) => [seq, lastError?.code])).toEqual([
      [1, '4100'],
      [2, '4300'],
    ]);
    receiver.answer = () => undefined;
    expect(await reporter.redrive({ code: '4100' })).toEqual([1]);
    await expect(reporter.discard(2, { reason: '  ' })).rejects.toMatchObject({ code: 'OUTBOX_ARGUMENT' });
    expect(await reporter.discard(2, { reason: 'entered twice', withFollowers: true })).toEqual({
      ...{ discarded: [2, 3], waiting: [] },
    });
    await drained(reporter);
    expect(await reporter.status()).toMatchObject({ open: 0, counts: { order: { done: 1, discarded: 1 } } });
    expect(await reporter.redrive()).toEqual([]);
    await expect(reporter.discard(99, { reason: 'x' })).rejects.toMatchObject({ code: 'OUTBOX_NO_SUCH_REPORT' });
  });

  test('a report that only waits in memory can be discarded, one under way cannot', async () => {
    await using it = await world({ concurrency: 1 });
    const { reporter, receiver } = it;
    const held = gate();
    receiver.answer = async ({ path }) => {
      if (path === '/report/order') await held.opened;
      return undefined;
    };
    await reporter.codes.put('session', 'S-1', sessionCodeOf('S-1'));
    for (const id of ['O-1', 'O-2', 'O-3']) await reporter.order(sample.order(id, 1));
    await receiver.received(2);
    await expect(reporter.discard(1, { reason: 'x' })).rejects.toMatchObject({ code: 'OUTBOX_WRONG_STATE' });
    expect(await reporter.discard(2, { reason: 'x' })).toMatchObject({ discarded: [2] });
    held.open();
    await drained(reporter);
    expect(receiver.arrivals.filter(({ path }) => path === '/report/order').map(({ body }) => body.orderId)).toEqual([
      'O-1',
      'O-3',
    ]);
  });
});

describe('progress', () => {
  test('events tell what happens, until the reader leaves or the reporter closes', async () => {
    await using it = await world({ deliver: false });
    const { reporter } = it;
    const seen: DeliveryEvent[] = [];
    const reading = (async () => {
      for await (const event of reporter.progress()) {
        seen.push(event);
        if (seen.length === 4) break;
      }
    })();
    await reporter.performance(sample.performance(['S-1']));
    reporter.start();
    await reporter.order(sample.order('O-1', 1));
    await reading;
    expect(seen.map(({ type }) => type).toSorted()).toEqual(['accepted', 'accepted', 'codeIssued', 'delivered']);
    const rest = reporter.progress();
    const next = rest.next();
    await reporter.close();
    const last: IteratorResult<DeliveryEvent> = await next;
    if (last.done !== true) expect(await rest.next()).toMatchObject({ done: expect.any(Boolean) as boolean });
  });

  test('a reader that does not read is told what it missed, and costs no more than that', async () => {
    await using it = await world({ deliver: false });
    const { reporter } = it;
    const slow = reporter.progress();
    const count = 2_500;
    for (let from = 0; from < count; from += 500) {
      await Promise.all(
        Array.from({ length: 500 }, (_, i) => reporter.performanceUpdate({ performanceId: `P-${from + i}` })),
      );
    }
    expect(await slow.next()).toEqual({ done: false, value: { type: 'missed', count: 1_000 } });
    const { value } = (await slow.next()) as { value: DeliveryEvent };
    expect(value).toMatchObject({ type: 'accepted', seqs: [1_001] });
    await slow.return?.();
    expect(await slow.next()).toEqual({ done: true, value: undefined });
  });
});

describe('deadline', () => {
  test('what of earlier days is undelivered at 12:00 is an event and an exit code', async () => {
    const clock = manualClock(Date.parse('2026-05-01T23:59:00+08:00'));
    await using it = await world({ deliver: false, clock });
    const { reporter } = it;
    await reporter.order(sample.order('O-1', 1));
    await clock.advance(2 * 60_000);
    await reporter.order(sample.order('O-2', 1));
    expect(await reporter.deadline()).toMatchObject({ undelivered: 1, missed: false, exitCode: 2 });
    const events: DeliveryEvent[] = [];
    void (async () => {
      for await (const event of reporter.progress()) events.push(event);
    })();
    reporter.start();
    await clock.advance(11 * 3_600_000 + 58 * 60_000);
    expect(events).toEqual([]);
    await clock.advance(60_000);
    expect(events).toEqual([
      {
        ...{ type: 'deadlineMissed', at: Date.parse('2026-05-02T12:00:00+08:00') },
        ...{ acceptedBefore: Date.parse('2026-05-02T00:00:00+08:00'), undelivered: 1, byKind: { order: 1 } },
      },
    ]);
    expect(await reporter.deadline()).toEqual({
      ...{
        deadlineAt: Date.parse('2026-05-02T12:00:00+08:00'),
        acceptedBefore: Date.parse('2026-05-02T00:00:00+08:00'),
      },
      ...{ undelivered: 1, byKind: { order: 1 }, missed: true, exitCode: 1 },
    });
    await clock.advance(24 * 3_600_000);
    expect(events.map((event) => (event.type === 'deadlineMissed' ? event.undelivered : 0))).toEqual([1, 2]);
  });

  test('with nothing left there is nothing to tell', async () => {
    const clock = manualClock(Date.parse('2026-05-02T13:00:00+08:00'));
    await using it = await world({ deliver: false, clock });
    expect(await it.reporter.deadline()).toMatchObject({ undelivered: 0, missed: false, exitCode: 0 });
  });
});

describe('reconciliation', () => {
  test('it ends at zero when everything was delivered, however often parts were sent again', async () => {
    await using it = await world();
    const { reporter, receiver } = it;
    let failures = 3;
    receiver.answer = ({ path }) => (path === '/report/order' && failures-- > 0 ? { drop: true } : undefined);
    await reporter.performance(sample.performance(['S-1', 'S-2']));
    await reporter.inventory(sample.inventory('S-1', 'A', 'B'));
    await reporter.inventory(sample.inventory('S-1', 'A'));
    await reporter.order(sample.order('O-1', 25));
    await reporter.refund(sample.refund('R-1', 'O-1'));
    await reporter.check(sample.check('S-1', 'T-O-1-2', 'T-O-1-3'));
    const before = await reporter.reconcile();
    expect(before.open).toBeGreaterThan(0);
    await drained(reporter);
    const after = await reporter.reconcile();
    expect(after.open).toBe(0);
    expect(after.kinds).toEqual({
      performance: { accepted: 2, acknowledged: 2, outstanding: 0, discarded: 0 },
      inventory: { accepted: 2, acknowledged: 2, outstanding: 0, discarded: 0 },
      order: { accepted: 25, acknowledged: 25, outstanding: 0, discarded: 0 },
      refund: { accepted: 1, acknowledged: 1, outstanding: 0, discarded: 0 },
      check: { accepted: 2, acknowledged: 2, outstanding: 0, discarded: 0 },
    });
    expect(after.sessions.map(({ sessionId, accepted }) => [sessionId, accepted])).toEqual([
      ['S-1', 31],
      ['S-2', 1],
    ]);
  });

  test('with what was received it shows what is missing, extra and double', async () => {
    await using it = await world();
    const { reporter } = it;
    await reporter.codes.put('session', 'S-1', sessionCodeOf('S-1'));
    await reporter.order(sample.order('O-1', 2));
    await reporter.order(sample.order('O-2', 1));
    await drained(reporter);
    const received = [
      ...[
        { kind: 'order', id: 'O-1 O-1-1' },
        { kind: 'order', id: 'O-1 O-1-1' },
        { kind: 'order', id: 'O-9 O-9-1' },
      ],
      { kind: 'refund', id: 'R-9 O-9-1' },
    ] as const;
    const { kinds, open } = await reporter.reconcile({ received });
    expect(kinds.order?.received).toEqual({
      ...{ missing: 2, missingIds: ['O-1 O-1-2', 'O-2 O-2-1'], extra: 1, extraIds: ['O-9 O-9-1'], duplicates: 1 },
    });
    expect(kinds.refund).toMatchObject({ accepted: 0, received: { extra: 1, extraIds: ['R-9 O-9-1'] } });
    expect(open).toBe(4);
    async function* lazily() {
      yield* received;
    }
    expect(await reporter.reconcile({ received: lazily() })).toEqual({
      kinds,
      open,
      sessions: expect.anything() as unknown,
    });
  });

  test('with counts it compares kinds and sessions', async () => {
    await using it = await world();
    const { reporter } = it;
    await reporter.codes.put('session', 'S-1', sessionCodeOf('S-1'));
    await reporter.order(sample.order('O-1', 2));
    await reporter.inventory(sample.inventory('S-1', 'A'));
    await drained(reporter);
    const session = { sessionId: 'S-1', priceTiers: 1, tickets: 0, sold: 2, checks: 0 };
    const whole = {
      kinds: { 'order.report': { distinct: 2, duplicates: 5 }, 'inventory.report': { distinct: 1 } },
      sessions: [session],
    };
    const good = await reporter.reconcile({ received: whole });
    expect(good.open).toBe(0);
    expect(good.kinds.order?.received?.duplicates).toBe(5);
    const bad = await reporter.reconcile({
      received: { kinds: { ...whole.kinds, 'order.report': { distinct: 1 } }, sessions: [{ ...session, sold: 1 }] },
    });
    expect(bad.kinds.order?.received).toMatchObject({ missing: 1, extra: 0 });
    expect(bad.sessions[0]?.differences).toEqual([{ kind: 'order', acknowledged: 2, received: 1 }]);
    expect(bad.open).toBe(2);
  });

  test('a discarded report is neither acknowledged nor open; what was acknowledged before stays so', async () => {
    using folder = temporaryFolder();
    const store = sqliteOutbox(folder.path('outbox.db'));
    await store.open();
    const reporter = await openReporter({
      ...{ origin: 'http://127.0.0.1:1', appId: 'a', secret: 's', outbox: store, deliver: false },
    });
    await reporter.order(sample.order('O-1', 1));
    await reporter.order(sample.order('O-2', 1));
    await store.putCodes([{ ref: 'session:S-1', code: sessionCodeOf('S-1') }]);
    await store.claim({ now: 1, limit: 1 });
    await store.settle([{ seq: 1, end: 'done', at: 2 }]);
    await reporter.order(sample.order('O-1', 1));
    for (const seq of [2, 3]) await reporter.discard(seq, { reason: 'x' });
    expect((await reconcile(store)).kinds.order).toEqual({
      accepted: 2,
      acknowledged: 1,
      outstanding: 0,
      discarded: 1,
    });
    await reporter.close();
  });
});

test('pruning lets the oldest finished reports go', async () => {
  await using it = await world();
  const { reporter } = it;
  await reporter.performance(sample.performance(['S-1']));
  await drained(reporter);
  expect(await reporter.prune(new Date(0))).toBe(0);
  expect(await reporter.prune(new Date(Date.now() + 1_000))).toBe(1);
  expect(await reporter.inspect()).toEqual([]);
});

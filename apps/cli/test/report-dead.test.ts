import { sqliteOutbox, type OutboxStore } from '@boxwire/report-client';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { jsonLines, openWorld, type ReportWorld } from './report-support.ts';

const HALL = {
  ...{ hallId: 'H-1', venueName: '示例剧院', venueAddress: '示例路 1 号', provinceId: 110000, cityId: 110100 },
  ...{ districtId: 110101, hallName: '大剧场', hasSeat: 0, seatingCapacity: 900 },
};
const PERFORMANCE = {
  ...{ performanceId: 'P-1', performanceName: '示例音乐会', typeId: 1001 },
  sessionList: [
    {
      ...{ sessionId: 'S-1', sessionName: '首场', hallId: 'H-1', hasSeat: 0, tag: 0 },
      ...{ sessionStartTime: '2026-05-01 19:30:00', sessionEndTime: '2026-05-01 21:30:00' },
    },
  ],
};
// refused: its order was never reported
const REFUND = {
  ...{
    refundOrderId: 'R-1',
    orderId: 'O-9',
    reason: '电话 10012345678 要求退票',
    refundOrderTime: '2026-04-02 10:00:00',
  },
  ticketOrderList: [{ ticketOrderId: 'O-9-1', sessionId: 'S-1', ticketId: 'T-1', refundAmount: 38_000 }],
};

async function importReports(world: ReportWorld, reports: Readonly<Record<string, object>>): Promise<void> {
  for (const [kind, report] of Object.entries(reports)) {
    await writeFile(world.path(`${kind}.jsonl`), JSON.stringify(report));
    const ran = await world.report(['import', world.path(`${kind}.jsonl`), '--kind', kind]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  }
}

async function refusedWorld(): Promise<ReportWorld> {
  const world = await openWorld();
  await importReports(world, { hall: HALL, performance: PERFORMANCE, refund: REFUND });
  return world;
}

async function within(world: ReportWorld, work: (outbox: OutboxStore) => Promise<unknown>): Promise<void> {
  const outbox = sqliteOutbox(world.path('outbox.db'));
  await outbox.open();
  await work(outbox);
  await outbox.close();
}

describe('a refused report', () => {
  test('ends a run with exit code 1, and is listed and shown without personal data', async () => {
    await using world = await refusedWorld();
    const ran = await world.run();
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain('refused  refund 3  4300');
    expect(ran.stdout).toContain('boxwire report dead list');

    const listed = await world.report(['dead', 'list']);
    expect(listed.exitCode).toBe(1);
    expect(listed.stdout).toMatch(/^3 +refund +R-1 +4300 /m);
    expect(await world.report(['dead', 'list', '--code', '4100'])).toMatchObject({ exitCode: 0 });
    expect(await world.report(['dead', 'list', '--kind', 'order'])).toMatchObject({ exitCode: 0 });

    const shown = await world.report(['dead', 'show', '3']);
    expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
    expect(shown.stdout).toMatch(/^refund 3 {2}R-1 {2}dead$/m);
    expect(shown.stdout).toContain('"refundAmount": 38000');
    expect(shown.stdout).toContain('history');
    expect(shown.stdout).not.toContain('10012345678');
    const json = await world.report(['dead', 'show', '3', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ seq: 3, state: 'dead', lastError: { code: '4300' } });
    expect(json.stdout).not.toContain('10012345678');
  });

  test('is delivered once its order is there and it was offered again', async () => {
    await using world = await refusedWorld();
    await world.run();
    const line = { performanceId: 'P-1', sessionId: 'S-1', priceId: 'A', ticketPrice: 38_000, ticketId: 'T-1' };
    await importReports(world, {
      order: {
        ...{ orderId: 'O-9', orderTime: '2026-04-01 10:00:00', channelType: 1, channelName: '自营', ticketNum: 1 },
        ...{ totalAmount: 38_000, ticketType: 1, ticketMode: 2, authMode: 3 },
        ticketOrderList: [{ ...line, ticketOrderId: 'O-9-1', ticketOrderAmount: 38_000 }],
      },
    });
    expect(await world.report(['dead', 'redrive'])).toMatchObject({ exitCode: 2 });
    // the order waits behind the refund in its lane: the refund is given up, then imported again
    const discarded = await world.report(['dead', 'discard', '3', '--reason', '先补订单', '--json']);
    expect(jsonLines(discarded.stdout)).toEqual([{ seq: 3, discarded: [3], waiting: [4] }]);
    expect(await world.run()).toMatchObject({ exitCode: 0 });
    const again = await world.report(['import', world.path('refund.jsonl'), '--kind', 'refund', '--restart']);
    expect(again).toMatchObject({ exitCode: 0 });
    expect(await world.run()).toMatchObject({ exitCode: 0 });
    expect(world.received().totals).toMatchObject({ orders: 1, refunds: 1, refundedAmount: 38_000 });
    expect((await world.report(['dead', 'show', '3'])).stdout).toContain('先补订单');
  });

  test('redrive offers by number, kind, code or all, and says what it left alone', async () => {
    await using world = await refusedWorld();
    await world.run();
    const redriven = await world.report(['dead', 'redrive', '3', '1', '--json']);
    expect(redriven).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(redriven.stdout)).toEqual({ redriven: [3], notRefused: [1] });
    expect(await world.run()).toMatchObject({ exitCode: 1 });
    expect(JSON.parse((await world.report(['dead', 'redrive', '--all', '--json'])).stdout)).toEqual({
      ...{ redriven: [3], notRefused: [] },
    });
    expect(await world.report(['dead', 'redrive', '--all'])).toMatchObject({ exitCode: 1 });
  });

  test('discard wants a reason, and a number that is there', async () => {
    await using world = await refusedWorld();
    expect(await world.report(['dead', 'discard', '3'])).toMatchObject({ exitCode: 2 });
    expect(await world.report(['dead', 'discard', '3', '--reason', ' '])).toMatchObject({ exitCode: 2 });
    expect(await world.report(['dead', 'discard', '99', '--reason', 'x'])).toMatchObject({ exitCode: 2 });
    expect(await world.report(['dead', 'show', 'three'])).toMatchObject({ exitCode: 2 });
  });
});

describe('codes', () => {
  test('are listed by the own ids, issued or not', async () => {
    await using world = await refusedWorld();
    expect((await world.report(['codes'])).stdout).toMatch(
      /^hall +H-1 +not issued yet\nsession +S-1 +not issued yet$/m,
    );
    await world.run();
    const lines = jsonLines((await world.report(['codes', '--json'])).stdout);
    expect(lines).toMatchObject([
      { kind: 'hall', id: 'H-1' },
      { kind: 'session', id: 'S-1' },
    ]);
    expect(String(lines[1]?.code)).toMatch(/^\d{11}260501\d{4}$/);
  });
});

describe('the daily deadline', () => {
  const accepted = Date.parse('2026-04-01T10:00:00+08:00');
  const day = (text: string) => () => Date.parse(`2026-04-02T${text}:00+08:00`);

  test('is an exit code of status: 0 while there is time, 1 from 12:00 on', async () => {
    await using world = await openWorld();
    await writeFile(world.path('hall.jsonl'), JSON.stringify(HALL));
    const options = { now: () => accepted };
    await world.report(['import', world.path('hall.jsonl'), '--kind', 'hall'], options);
    const before = await world.report(['status'], { now: day('11:59') });
    expect(before.exitCode).toBe(0);
    expect(before.stdout).toContain(
      'deadline 2026-04-02 12:00 (+08:00): 1 reports of earlier days are still to be delivered',
    );
    const after = await world.report(['status', '--json'], { now: day('12:00') });
    expect(after.exitCode).toBe(1);
    expect(JSON.parse(after.stdout)).toMatchObject({ deadline: { missed: true, undelivered: 1, byKind: { hall: 1 } } });
  });

  test('a run that leaves something of an earlier day behind after 12:00 ends with exit code 1', async () => {
    await using world = await openWorld();
    await importReports(world, { refund: REFUND });
    await within(world, async (outbox) => expect(await outbox.status()).toMatchObject({ gated: 1 }));
    const ran = await world.run(['--json'], {
      ...{ now: () => Date.now() + 3 * 86_400_000 },
      env: { REPORT_SECRET: 'boxwire-sandbox-secret' },
    });
    expect(ran.exitCode).toBe(1);
    expect(jsonLines(ran.stdout).at(-1)).toMatchObject({ event: 'ended', end: 'empty', status: { open: 1, gated: 1 } });
  });
});

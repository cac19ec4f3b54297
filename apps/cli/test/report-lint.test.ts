import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';
import { jsonLines, openWorld, type ReportWorld } from './report-support.ts';

const LINE = { performanceId: 'P-1', sessionId: 'S-1', priceId: 'A', ticketPrice: 38_000, ticketOrderAmount: 38_000 };
const ORDER = {
  ...{ orderId: 'O-1', orderTime: '2026-04-02 10:00:00', channelType: 1, channelName: '自营', ticketNum: 1 },
  ...{ totalAmount: 76_000, ticketType: 1, ticketMode: 2, authMode: 3 },
  ticketOrderList: [
    { ...LINE, ticketOrderId: 'L-1', ticketId: 'T-1' },
    { ...LINE, ticketOrderId: 'L-1', ticketId: 'T-2' },
  ],
};
const REFUND = {
  ...{ refundOrderId: 'R-1', orderId: 'O-1', reason: '行程有变', refundOrderTime: '2026-04-01 10:00:00' },
  ticketOrderList: [{ ticketOrderId: 'L-1', sessionId: 'S-1', ticketId: 'T-1', refundAmount: 38_001 }],
};

async function files(world: ReportWorld, reports: Readonly<Record<string, readonly object[]>>): Promise<string[]> {
  for (const [name, rows] of Object.entries(reports)) {
    await writeFile(world.path(`${name}.jsonl`), rows.map((row) => JSON.stringify(row)).join('\n'));
  }
  return Object.keys(reports).map((name) => world.path(`${name}.jsonl`));
}

const found = (text: string) =>
  jsonLines(text)
    .flatMap(({ problems }) => problems as readonly Readonly<Record<string, unknown>>[])
    .map(({ line, severity, rule, clause, field }) => ({ line, severity, rule, clause, field }));

describe('lint', () => {
  test('names rule, clause, line and field; errors are exit code 1', async () => {
    await using world = await openWorld();
    const paths = await files(world, { orders: [ORDER], refunds: [REFUND] });
    const ran = await runCli(['report', 'lint', ...paths, '--json']);
    expect(ran).toMatchObject({ exitCode: 1, stderr: '' });
    expect(found(ran.stdout)).toEqual([
      { line: 1, severity: 'warning', rule: 'order.count', clause: 'A.31', field: 'ticketNum' },
      { line: 1, severity: 'error', rule: 'order.line-ids', clause: 'U-08', field: 'ticketOrderId' },
      { line: 1, severity: 'error', rule: 'refund.within-line', clause: 'U-22', field: 'refundAmount' },
      { line: 1, severity: 'warning', rule: 'refund.after-order', clause: 'A.34', field: 'refundOrderTime' },
    ]);
    const people = await runCli(['report', 'lint', ...paths, '--max-problems', '1']);
    expect(people.stdout).toContain('1 order reports, 1 errors, 1 warnings');
    expect(people.stdout).toMatch(/line 1 {2}warning {2}order\.count {2}A\.31 {2}ticketNum \(A\.31 row 6\): /);
    expect(people.stdout).toContain('and 1 more; --max-problems shows more of them');
  });

  test('compares only with files that it was given', async () => {
    await using world = await openWorld();
    const [refunds = ''] = await files(world, { refunds: [REFUND] });
    expect(await runCli(['report', 'lint', refunds])).toMatchObject({ exitCode: 0, stderr: '' });
    const [orders = ''] = await files(world, { orders: [{ ...ORDER, orderId: 'O-2' }] });
    const ran = await runCli(['report', 'lint', orders, refunds, '--json']);
    expect(found(ran.stdout)).toContainEqual({
      ...{ line: 1, severity: 'error', rule: 'refund.order-known', clause: 'A.34', field: 'orderId' },
    });
  });

  test('a field that is wrong is an error of its own, and nothing is accepted', async () => {
    await using world = await openWorld();
    const [orders = ''] = await files(world, { orders: [{ ...ORDER, authMode: 9 }] });
    const ran = await runCli(['report', 'lint', orders, '--json']);
    expect(ran.exitCode).toBe(1);
    expect(found(ran.stdout)).toEqual([
      { line: 1, severity: 'error', rule: 'field', clause: 'A.3.3.6', field: 'authMode' },
    ]);
  });

  test('a sample lints clean', async () => {
    await using world = await openWorld();
    for (const kind of ['season', 'stadium']) {
      const made = await runCli([
        'report',
        'sample',
        '--kind',
        kind,
        '--orders',
        '150',
        '--out',
        world.path(kind),
        '--json',
      ]);
      const { files: written } = JSON.parse(made.stdout) as { files: readonly { file: string }[] };
      const ran = await runCli(['report', 'lint', ...written.map(({ file }) => file), '--json']);
      expect({ exitCode: ran.exitCode, problems: found(ran.stdout) }).toEqual({ exitCode: 0, problems: [] });
    }
  });
});

describe('fsck', () => {
  test('says that an outbox is sound, or which numbers are not, and salvages the rest', async () => {
    await using world = await openWorld();
    const [orders = ''] = await files(world, {
      orders: [1, 2, 3].map((number) => ({
        ...{ ...ORDER, orderId: `O-${String(number)}`, ticketNum: 2 },
        ticketOrderList: [{ ...LINE, ticketOrderId: 'L-1', ticketId: `T-${String(number)}` }],
      })),
    });
    expect(await world.report(['import', orders])).toMatchObject({ exitCode: 0 });
    const sound = await world.report(['fsck', '--json']);
    expect(sound.exitCode).toBe(0);
    expect(JSON.parse(sound.stdout)).toMatchObject({ ok: true, expected: { from: 1, to: 3 }, intact: 3 });

    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(world.path('outbox.db'));
    database.exec(`UPDATE reports SET payload = replace(payload, '76000', '76001') WHERE seq = 2`);
    database.close();
    const damaged = await world.report(['fsck', '--salvage-to', world.path('saved.db')]);
    expect(damaged.exitCode).toBe(1);
    expect(damaged.stdout).toMatch(/^ {2}altered +2$/m);
    const saved = await runCli(['report', 'status', '--json', '--store', `sqlite:${world.path('saved.db')}`]);
    expect(JSON.parse(saved.stdout)).toMatchObject({ open: 2 });
  });
});

import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../memory-io.ts';
import { jsonLines, openWorld, type ReportWorld } from '../report-support.ts';
import { CHECK, HALL, ORDER, PERFORMANCE, REFUND, SESSION } from './small-season.ts';

async function files(world: ReportWorld, reports: Readonly<Record<string, object>>): Promise<string[]> {
  for (const [name, report] of Object.entries(reports)) {
    await writeFile(world.path(`${name}.jsonl`), JSON.stringify(report));
  }
  return Object.keys(reports).map((name) => world.path(`${name}.jsonl`));
}

test('files named in alphabetical order are delivered without a refusal', async () => {
  await using world = await openWorld();
  const season = { checks: CHECK, halls: HALL, orders: ORDER, performances: PERFORMANCE, refunds: REFUND };
  const paths = await files(world, season);
  const imported = await world.report(['import', ...paths]);
  expect(imported).toMatchObject({ exitCode: 0, stderr: '' });
  expect(imported.stdout).toContain(
    'taken in the order a receiver can accept: halls.jsonl, performances.jsonl, orders.jsonl, refunds.jsonl, checks.jsonl',
  );
  expect(await world.run()).toMatchObject({ exitCode: 0, stderr: '' });
  expect(world.received().refusals).toEqual({});
  const linted = await runCli(['report', 'lint', ...paths, '--json']);
  expect(jsonLines(linted.stdout).map(({ kind }) => kind)).toEqual(['hall', 'performance', 'order', 'refund', 'check']);
});

test('the order is told only when it was changed, and once', async () => {
  await using world = await openWorld();
  const paths = await files(world, { orders: ORDER, refunds: REFUND });
  const kept = await world.report(['import', ...paths, '--json']);
  expect(jsonLines(kept.stdout)).toHaveLength(2);
  const changed = await world.report(['import', ...paths.toReversed(), '--restart', '--json']);
  expect(jsonLines(changed.stdout)[0]).toEqual({ reordered: true, files: paths });
  expect(jsonLines(changed.stdout)).toHaveLength(3);
});

test('a session file that cancels comes after the orders, another one before them', async () => {
  await using world = await openWorld();
  const paths = await files(world, { orders: ORDER, sessions: SESSION });
  const order = async (): Promise<unknown> => {
    const ran = await runCli(['report', 'lint', ...paths, '--json']);
    return jsonLines(ran.stdout).map(({ file }) => basename(String(file)));
  };
  expect(await order()).toEqual(['sessions.jsonl', 'orders.jsonl']);
  await files(world, { sessions: { ...SESSION, sessionStatus: 2 } });
  expect(await order()).toEqual(['orders.jsonl', 'sessions.jsonl']);
});

test('lint warns of refunds and checks without orders, and refuses sessions no performance has', async () => {
  await using world = await openWorld();
  const lint = async (reports: Readonly<Record<string, object>>): Promise<unknown> => {
    const { stdout, exitCode } = await runCli(['report', 'lint', ...(await files(world, reports)), '--json']);
    const problems = jsonLines(stdout).flatMap(({ problems: found }) => found as readonly Record<string, unknown>[]);
    return { exitCode, found: problems.map(({ rule, severity, field }) => [rule, severity, field].join(' ')) };
  };
  expect(await lint({ checks: CHECK, refunds: REFUND })).toEqual({
    exitCode: 0,
    found: ['refund.order-known warning orderId', 'checking.ticket-sold warning ticketId'],
  });
  expect(await lint({ refunds: REFUND })).toEqual({ exitCode: 0, found: [] });
  const elsewhere = { ...PERFORMANCE, sessionList: [{ ...PERFORMANCE.sessionList[0], sessionId: 'S-404' }] };
  expect(await lint({ checks: CHECK, orders: ORDER, performances: elsewhere })).toEqual({
    exitCode: 1,
    // two lines of the order, and the check
    found: Array.from({ length: 3 }, () => 'session.performed error sessionId'),
  });
  expect(await lint({ checks: CHECK, orders: ORDER, performances: PERFORMANCE })).toEqual({ exitCode: 0, found: [] });
});

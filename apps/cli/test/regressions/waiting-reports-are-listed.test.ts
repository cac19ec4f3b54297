import { writeFile } from 'node:fs/promises';
import { startServer } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { jsonLines, openWorld, type ReportWorld } from '../report-support.ts';
import { CHECK, HALL, ORDER, PERFORMANCE, REFUND } from './small-season.ts';

async function importAll(world: ReportWorld, reports: Readonly<Record<string, object>>): Promise<void> {
  for (const [name, report] of Object.entries(reports)) {
    await writeFile(world.path(`${name}.jsonl`), JSON.stringify(report));
    const ran = await world.report(['import', world.path(`${name}.jsonl`), '--restart']);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  }
}

const lost = { ...ORDER, ticketOrderList: ORDER.ticketOrderList.map((line) => ({ ...line, sessionId: 'S-404' })) };

test('a report without a code is listed with what it waits for, and cured by discarding and reporting anew', async () => {
  await using world = await openWorld();
  await importAll(world, { halls: HALL, performances: PERFORMANCE, orders: lost, refunds: REFUND });
  expect(await world.run()).toMatchObject({ exitCode: 1 });
  const listed = await world.report(['dead', 'list']);
  expect(listed).toMatchObject({ exitCode: 0, stdout: '✓ nothing was refused; 2 wait: boxwire report pending\n' });
  expect((await world.report(['status'])).stdout).toContain('wait for a code: session:S-404  (boxwire report pending)');

  const shown = await world.report(['pending']);
  expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
  expect(shown.stdout).toMatch(/^3 +order +O-1 +code of session:S-404$/m);
  expect(shown.stdout).toMatch(/^4 +refund +R-1 +report 3$/m);
  expect(shown.stdout).toContain('boxwire report dead discard <seq>');
  const json = await world.report(['pending', '--waits-for', 'session:S-404', '--json']);
  expect(jsonLines(json.stdout)).toEqual([
    { seq: 3, kind: 'order', businessId: 'O-1', waitsFor: ['session:S-404'], attempts: 0 },
  ]);
  expect((await world.report(['pending', '--waits-for', 'session:S-9'])).stdout).toContain('nothing waits for');

  await world.report(['dead', 'discard', '3', '4', '--reason', 'wrong session']);
  await importAll(world, { orders: ORDER, refunds: REFUND });
  expect(await world.run()).toMatchObject({ exitCode: 0 });
  expect((await world.report(['pending'])).stdout).toBe('✓ nothing waits\n');
  expect(world.received().totals).toMatchObject({ orders: 1, refunds: 1 });
});

test('one that failed says why, and when it is tried again if that is later', async () => {
  await using world = await openWorld();
  await importAll(world, { halls: HALL, checks: CHECK });
  await using server = await startServer(() => ({ status: 503 }));
  const receiver = ['--origin', server.origin, '--app-id', 'a', '--secret-env', 'S', '--back-off', '86400000'];
  await world.report(['run', ...receiver, '--give-up', '100'], { env: { S: 's' } });
  const shown = await world.report(['pending']);
  // a back-off is drawn, and may be over already
  expect(shown.stdout).toMatch(
    /^1 +hall +H-1 +(?:next attempt at 20\d\d-.* \+08:00|the next run) +UPSTREAM_FAILED {2}.*503$/m,
  );
  const [first, second] = jsonLines((await world.report(['pending', '--json'])).stdout);
  expect(first).toMatchObject({ kind: 'hall', lastError: { code: 'UPSTREAM_FAILED' } });
  expect(second).toMatchObject({ kind: 'check', waitsFor: ['session:S-1'] });
});

import { writeFile } from 'node:fs/promises';
import { startServer } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { jsonLines, openWorld, type ReportWorld } from '../report-support.ts';
import { HALL } from './small-season.ts';

async function hallWorld(): Promise<ReportWorld> {
  const world = await openWorld();
  await writeFile(world.path('halls.jsonl'), JSON.stringify(HALL));
  await world.report(['import', world.path('halls.jsonl')]);
  return world;
}

function run(world: ReportWorld, origin: string, flags: readonly string[] = []) {
  const receiver = ['--origin', origin, '--app-id', 'a', '--secret-env', 'S'];
  return world.report(['run', ...receiver, '--give-up', '100', ...flags], { env: { S: 'canary-7d1' } });
}

test.each([
  [404, /last cause {2}STATUS_REFUSED {2}.*404/],
  [503, /last cause {2}UPSTREAM_FAILED {2}.*503/],
])('a receiver that answers %i is named, with what it answered', async (status, cause) => {
  await using world = await hallWorld();
  await using server = await startServer(() => ({ status }));
  const ran = await run(world, server.origin, ['--back-off', '86400000']);
  expect(ran.exitCode).toBe(3);
  expect(ran.stdout).toContain(`receiver    ${server.origin}`);
  expect(ran.stdout).toMatch(cause);
  expect(ran.stdout).toMatch(/0 delivered, \d+ attempts? failed/);
  expect(ran.stdout).not.toContain('sent again');
  expect(ran.stdout).not.toContain('canary-7d1');
});

test('one that nobody can connect to is told with the system code, as JSON too, and by a later run that waits', async () => {
  await using world = await hallWorld();
  const { origin } = await (async () => {
    await using server = await startServer(() => ({ status: 200 }));
    return { origin: server.origin };
  })();
  const ran = await run(world, origin, ['--json', '--back-off', '86400000']);
  expect(jsonLines(ran.stdout).at(-1)).toMatchObject({
    ...{ event: 'ended', end: 'gaveUp' },
    receiver: { origin, lastCause: { code: 'HTTP_CONNECT_FAILED' } },
  });
  expect(ran.stdout).toContain('ECONNREFUSED');
  const later = await run(world, origin);
  expect(later.stdout).toContain('ECONNREFUSED');
  expect(later.stdout).toMatch(/0 delivered/);
});

test('a run that waits says once when the next attempt is', async () => {
  await using world = await hallWorld();
  await using server = await startServer(() => ({ status: 503 }));
  const ran = await run(world, server.origin, ['--back-off', '86400000', '--give-up', '900']);
  const told = ran.stdout.split('\n').filter((line) => line.includes('next attempt at'));
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told).size).toBe(told.length);
  expect(told[0]).toMatch(/^next attempt at \d\d:\d\d:\d\d \(\+08:00\), 1 to go$/);
});

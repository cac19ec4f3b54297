import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { WHT93_DEMO_ACCOUNT } from '@boxwire/sandbox/wht93';
import { startServer } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';
import { jsonLines, openWorld, type ReportWorld } from './report-support.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

async function season(orders: number): Promise<ReportWorld> {
  const world = await openWorld();
  const made = await runCli(['report', 'sample', '--orders', orders.toString(), '--out', world.path('s'), '--json']);
  const { files } = JSON.parse(made.stdout) as { files: readonly { file: string }[] };
  expect(await world.report(['import', ...files.map(({ file }) => file)])).toMatchObject({ exitCode: 0 });
  return world;
}

/** `boxwire report run` in a process of its own. */
function startRun({ store, origin }: ReportWorld, flags: readonly string[]) {
  const receiver = ['--origin', origin, '--app-id', WHT93_DEMO_ACCOUNT.appId, '--secret-env', 'S', '--store', store];
  const child = spawn(
    process.execPath,
    ['--conditions=@boxwire/source', MAIN, 'report', 'run', ...receiver, ...flags],
    {
      env: { PATH: process.env.PATH ?? '', S: WHT93_DEMO_ACCOUNT.secret },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return { child, ended: once(child, 'close'), lines: createInterface({ input: child.stdout }) };
}

describe('run', () => {
  test('--json writes one line per event, and how it ended; the secret is in none of them', async () => {
    await using world = await season(30);
    const ran = await world.run(['--json']);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = jsonLines(ran.stdout);
    const delivered = lines.filter(({ event }) => event === 'delivered').flatMap(({ seqs }) => seqs as number[]);
    // 48 sessions, two halls, and with each hall its venue
    expect(lines.filter(({ event }) => event === 'codeIssued')).toHaveLength(52);
    expect(lines.at(-1)).toMatchObject({ event: 'ended', end: 'empty', delivered: delivered.length, dead: 0 });
    expect(lines.at(-1)).toMatchObject({ status: { open: 0 }, deadline: { undelivered: 0, missed: false } });
    expect(new Set(delivered).size).toBe(delivered.length);
    expect(ran.stdout).not.toContain(WHT93_DEMO_ACCOUNT.secret);
  });

  test('faults are ridden out', async () => {
    await using world = await season(60);
    world.sandbox.admin.faults.add({ probability: 0.05, action: { type: 'dropAfterCommit' } });
    world.sandbox.admin.faults.add({ nth: [20, 60], action: { type: 'named', name: 'tokenExpires' } });
    const ran = await world.run(['--json']);
    expect(ran.exitCode).toBe(0);
    expect(jsonLines(ran.stdout).filter(({ event }) => event === 'retry').length).toBeGreaterThan(0);
    expect(await world.report(['reconcile', '--received', world.origin])).toMatchObject({ exitCode: 0 });
    expect(world.received().orderBreaks).toEqual({});
  });

  test('a worker that is killed loses nothing: the next one goes on', async () => {
    await using world = await season(200);
    const { child, ended, lines } = startRun(world, ['--json']);
    let delivered = 0;
    for await (const line of lines) {
      if (line.includes('"delivered"')) delivered += 1;
      if (delivered === 100) child.kill('SIGKILL');
    }
    expect((await ended)[1]).toBe('SIGKILL');
    expect(await world.report(['reconcile'])).toMatchObject({ exitCode: 1 });
    expect(await world.run()).toMatchObject({ exitCode: 0 });
    expect(await world.report(['reconcile', '--received', world.origin])).toMatchObject({ exitCode: 0 });
    expect(world.received().totals.orders).toBe(200);
  });

  test('--watch goes on until SIGINT, which lets the requests under way end', async () => {
    await using world = await season(10);
    const { child, ended, lines } = startRun(world, ['--json', '--watch']);
    let last = '';
    for await (const line of lines) {
      last = line;
      // a second one would end it at once
      if (line.includes('"check"') && !child.killed) child.kill('SIGINT');
    }
    expect(await ended).toEqual([0, null]);
    expect(JSON.parse(last)).toMatchObject({ event: 'ended', end: 'interrupted' });
  });

  test('a wrong secret ends it at once with exit code 1', async () => {
    await using world = await season(5);
    const ran = await world.run([], { env: { REPORT_SECRET: 'canary-41c7' } });
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain('the receiver refuses the appId or its secret');
    expect(ran.stdout + ran.stderr).not.toContain('canary-41c7');
  });

  test('a receiver that takes nothing is given up with exit code 3, and everything is kept', async () => {
    await using world = await season(5);
    await using server = await startServer(() => ({ status: 502 }));
    const flags = ['run', '--origin', server.origin, '--app-id', 'a', '--secret-env', 'S', '--back-off', '5'];
    const ran = await world.report([...flags, '--give-up', '300'], { env: { S: 's' } });
    expect(ran.exitCode).toBe(3);
    expect(ran.stdout).toContain('given up');
    expect(await world.run()).toMatchObject({ exitCode: 0 });
  });

  test('on a terminal it shows how far it is, and leaves only lasting lines', async () => {
    await using world = await season(30);
    const ran = await world.run([], { tty: true, env: { REPORT_SECRET: WHT93_DEMO_ACCOUNT.secret } });
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toMatch(/delivered · [\d,]+ to go .* retries · 0 refused · /);
    expect(ran.stdout.split('\n')).toHaveLength(2);
  });

  test('an outbox that another process delivers from can be looked at, and no second one delivers from it', async () => {
    await using world = await season(5);
    const { child, ended, lines } = startRun(world, ['--json', '--watch']);
    for await (const _ of lines) break;
    const status = await world.report(['run', '--origin', world.origin, '--app-id', 'a', '--secret-env', 'S'], {
      env: { S: 's' },
    });
    const look = await world.report(['status', '--json']);
    child.kill('SIGINT');
    await ended;
    expect(look).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(look.stdout)).toMatchObject({ counts: { hall: {} } });
    expect(status.exitCode).toBe(2);
    expect(status.stderr).toContain('one writer at a time');
    expect(status.stderr).toContain('PostgreSQL');
  });
});

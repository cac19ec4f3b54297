import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';
import { openWorld } from './report-support.ts';

describe('init', () => {
  test('writes a configuration without the secret, which the other commands read', async () => {
    await using world = await openWorld();
    const config = world.path('boxwire.report.json');
    const made = await runCli([
      'report',
      'init',
      '--config',
      config,
      '--origin',
      world.origin,
      '--app-id',
      'boxwire-demo',
    ]);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(await readFile(config, 'utf8'))).toEqual({
      ...{ origin: world.origin, appId: 'boxwire-demo', store: 'sqlite:reports.db', secretEnv: 'WHT93_SECRET' },
    });
    const env = { WHT93_SECRET: 'boxwire-sandbox-secret' };
    expect(await runCli(['report', 'run', '--config', config], { env })).toMatchObject({ exitCode: 0 });
    // a relative store is beside the configuration
    const status = await runCli(['report', 'status', '--config', config, '--json']);
    expect(JSON.parse(status.stdout)).toMatchObject({ store: `sqlite:${world.path('reports.db')}`, open: 0 });
    expect(await runCli(['report', 'run', '--config', config])).toMatchObject({ exitCode: 2 });
  });

  test('does not write over a file, unless told to', async () => {
    await using world = await openWorld();
    const argv = [
      'report',
      'init',
      '--config',
      world.path('c.json'),
      '--origin',
      'https://cis.example',
      '--app-id',
      'a',
    ];
    expect(await runCli(argv)).toMatchObject({ exitCode: 0 });
    const again = await runCli([...argv, '--json']);
    expect(again.exitCode).toBe(2);
    expect(JSON.parse(again.stderr)).toMatchObject({ error: { code: 'CONFIG_EXISTS' } });
    expect(await runCli([...argv, '--force'])).toMatchObject({ exitCode: 0 });
  });

  test('asks on a terminal for what is not given', async () => {
    await using world = await openWorld();
    const ran = await runCli(['report', 'init', '--config', world.path('c.json')], {
      tty: true,
      type: (shown) =>
        shown.includes('base address') ? 'https://cis.example\n' : shown.includes('your appId') ? 'app-1\n' : undefined,
    });
    expect(ran.exitCode).toBe(0);
    expect(JSON.parse(await readFile(world.path('c.json'), 'utf8'))).toMatchObject({
      ...{ origin: 'https://cis.example', appId: 'app-1' },
    });
    expect(await runCli(['report', 'init', '--config', world.path('d.json')])).toMatchObject({ exitCode: 2 });
  });
});

const CANARY = 'canary-7f30';

describe('a secret', () => {
  test.each([
    [{ secret: CANARY }, 'a secret does not belong in a configuration'],
    [{ appSecret: CANARY }, 'a secret does not belong in a configuration'],
    [{ store: `postgres://u:${CANARY}@127.0.0.1/reports` }, 'a password does not belong in a configuration'],
    [{ stor: 'sqlite:x' }, 'unknown member stor'],
    [{ store: 5 }, 'store has the wrong type'],
  ])('or a mistake in a configuration is refused and not repeated: %#', async (config, problem) => {
    await using world = await openWorld();
    await writeFile(world.path('c.json'), JSON.stringify(config));
    const ran = await runCli(['report', 'status', '--config', world.path('c.json')]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(problem);
    expect(ran.stderr).not.toContain(CANARY);
  });

  test('in the URL of a store is refused on the command line, and not shown when it fails', async () => {
    const url = `postgres://u:${CANARY}@127.0.0.1:1/reports`;
    const given = await runCli(['report', 'status', '--store', url]);
    expect(given.exitCode).toBe(2);
    expect(given.stderr).toContain('passwords are never taken from the command line');
    const unreachable = await runCli(['report', 'status', '--store-env', 'DB'], { env: { DB: url } });
    expect(unreachable.exitCode).toBe(3);
    expect(unreachable.stderr).toContain('cannot open postgres://u@127.0.0.1:1/reports (ECONNREFUSED)');
    expect(given.stderr + unreachable.stderr).not.toContain(CANARY);
  });

  test.each([
    [['status'], 'where are the reports kept?'],
    [['status', '--store', 'mysql://h/d'], 'neither sqlite:<path> nor postgres://'],
    [['status', '--store', 'sqlite:a', '--store-env', 'B'], 'not both'],
    [['run', '--store', 'sqlite::memory:'], 'where is the receiver?'],
    [['fsck', '--store', 'postgres://h/d'], 'fsck is for SQLite outboxes'],
    [['fsck', '--store', 'sqlite:/nowhere/x.db'], 'there is no outbox at /nowhere/x.db'],
    [['import', 'package.json', '--store', 'sqlite:a'], 'what kind of reports are in package.json?'],
    [['import', 'bookings.csv', '--store', 'sqlite:a'], 'cannot read bookings.csv (ENOENT)'],
    [['import', 'orders.xlsx', '--store', 'sqlite:a', '--kind', 'order'], 'ENOENT'],
    [['lint', 'x.csv', '--kind', 'ticketing'], 'no kind of report "ticketing"'],
    [['reconcile', '--store', 'sqlite:a', '--received', '/nowhere.json'], 'cannot read /nowhere.json (ENOENT)'],
  ])('%j is asked wrongly', async (argv, problem) => {
    await using world = await openWorld();
    const here = argv.map((argument) => argument.replace('sqlite:a', `sqlite:${world.path('a')}`));
    const ran = await runCli(['report', ...here]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(problem);
  });
});

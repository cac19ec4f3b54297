import { postgresBinaries, startPostgres, type PostgresCluster } from '@boxwire/tooling/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './memory-io.ts';
import { openWorld } from './report-support.ts';

const binaries = postgresBinaries();
const absent = 'missing' in binaries ? binaries.missing : undefined;
const name = absent === undefined ? 'PostgreSQL' : `PostgreSQL (skipped: ${absent})`;

describe.skipIf(absent !== undefined)(name, () => {
  let cluster: PostgresCluster;

  beforeAll(() => {
    cluster = startPostgres('bin' in binaries ? binaries.bin : '');
  }, 60_000);
  afterAll(() => {
    cluster.stop();
  }, 60_000);

  test('a season goes through a postgres:// store, two runs and a look at the same time', async () => {
    await using world = await openWorld();
    const { url } = cluster;
    const made = await runCli(['report', 'sample', '--orders', '60', '--out', world.path('s'), '--json']);
    const { files } = JSON.parse(made.stdout) as { files: readonly { file: string }[] };
    const report = (...argv: readonly string[]) =>
      runCli(['report', ...argv, '--store-env', 'DB'], { env: { DB: url, S: 'boxwire-sandbox-secret' } });
    expect(await report('import', ...files.map(({ file }) => file))).toMatchObject({ exitCode: 0, stderr: '' });
    const run = ['run', '--origin', world.origin, '--app-id', 'boxwire-demo', '--secret-env', 'S'];
    const [first, second, look] = await Promise.all([report(...run), report(...run), report('status', '--json')]);
    expect({ first: first.stderr, second: second.stderr, look: look.exitCode }).toEqual({
      first: '',
      second: '',
      look: 0,
    });
    expect(await report(...run)).toMatchObject({ exitCode: 0, stderr: '' });
    const reconciled = await report('reconcile', '--received', world.origin);
    expect(reconciled).toMatchObject({ exitCode: 0, stderr: '' });
    expect(reconciled.stdout).toContain('✓ all of it was received, 0 order breaks');
  });
});

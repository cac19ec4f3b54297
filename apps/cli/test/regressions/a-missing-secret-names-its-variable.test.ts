import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runCli } from '../memory-io.ts';
import { openWorld } from '../report-support.ts';

async function refused(config: object, argv: readonly string[] = []): Promise<string> {
  await using world = await openWorld();
  const path = world.path('boxwire.report.json');
  await writeFile(path, JSON.stringify({ origin: world.origin, appId: 'a', store: 'sqlite:outbox.db', ...config }));
  const ran = await runCli(['report', 'run', '--config', path, ...argv]);
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  return ran.stderr.replaceAll(path, 'CONFIG');
}

test('a variable that the configuration names is told to be exported, without an option that nobody gave', async () => {
  const told = await refused({ secretEnv: 'HOUSE_SECRET' });
  expect(told).toContain('the environment has no HOUSE_SECRET, which secretEnv of CONFIG names');
  expect(told).toContain('export HOUSE_SECRET=');
  expect(told).not.toContain('--');
});

test('one that an option names is told with the option', async () => {
  const told = await refused({ secretEnv: 'HOUSE_SECRET' }, ['--secret-env', 'OTHER']);
  expect(told).toContain('the environment has no OTHER, which --secret-env names');
  expect(told).toContain('export OTHER=');
});

test('without any source the variable to export is proposed', async () => {
  expect(await refused({})).toContain('export WHT93_SECRET=… and add --secret-env WHT93_SECRET');
});

test('two sources in the configuration, and a store that is not exported', async () => {
  expect(await refused({ secretEnv: 'A', secretFile: 'b' })).toContain('both secretEnv and secretFile');
  const told = await refused({ store: undefined, storeEnv: 'HOUSE_STORE', secretEnv: 'A' });
  expect(told).toContain('the environment has no HOUSE_STORE, which storeEnv of CONFIG names');
  expect(told).toContain('export HOUSE_STORE=');
});

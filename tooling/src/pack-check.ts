import { join } from 'node:path';
import { checkConsumer } from './pack/check-consumer.ts';
import { checkTarballs } from './pack/check-tarballs.ts';
import { packWorkspaces } from './pack/pack-workspaces.ts';
import { PackResults } from './pack/results.ts';
import { runCommand } from './pack/run-command.ts';
import { publishableWorkspaces } from './checks/repository.ts';
import { readRepository } from './read-repository.ts';

const root = join(import.meta.dirname, '../..');

async function packCheck(results: PackResults): Promise<void> {
  const repository = readRepository(root);
  const build = await runCommand('pnpm', ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only'], { cwd: root });
  results.add('build', build.ok ? '' : build.output);
  if (!build.ok) return;
  const packed = await packWorkspaces(root, publishableWorkspaces(repository));
  await checkTarballs(root, packed, results);
  await checkConsumer({ root, repository, packed, results });
}

async function main(): Promise<number> {
  const results = new PackResults((text) => process.stdout.write(text));
  try {
    await packCheck(results);
  } catch (error) {
    results.add('pack check', error instanceof Error ? error.message : String(error));
  }
  const { passed, failed } = results.counts();
  process.stdout.write(`pack: ${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();

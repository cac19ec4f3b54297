import { basename, join } from 'node:path';
import { readTarball } from './pack-workspaces.ts';
import type { PackedWorkspace } from './pack-workspaces.ts';
import type { PackResults } from './results.ts';
import { runCommand } from './run-command.ts';
import { tarballProblems } from './tarball-problems.ts';

/** Checks each tarball for itself: contents, publint and, where there is something to import, the types (attw). */
export async function checkTarballs(
  root: string,
  packed: readonly PackedWorkspace[],
  results: PackResults,
): Promise<void> {
  const bin = join(root, 'tooling/node_modules/.bin');
  for (const { workspace, tarball } of packed) {
    const { name } = workspace.manifest;
    results.add(`contents ${name}`, tarballProblems(await readTarball(tarball, root)).join('\n'));
    const lint = await runCommand(join(bin, 'publint'), ['run', tarball, '--strict'], { cwd: root });
    results.add(`publint ${name}`, problemOf(lint));
    if (!hasModules(workspace.manifest.exports)) continue;
    const types = await runCommand(join(bin, 'attw'), [tarball, '--profile', 'esm-only', '--no-emoji', '--no-color'], {
      cwd: root,
    });
    results.add(`types resolve ${name}`, problemOf(types));
  }
  const names = packed.map(({ tarball }) => basename(tarball));
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  if (repeated.length > 0) throw new Error(`two packages have the same tarball name: ${repeated.join(', ')}`);
}

/** The whole output of a failed command, and nothing for a good one. */
export function problemOf({ ok, output }: { readonly ok: boolean; readonly output: string }): string {
  return ok ? '' : output.trim() || 'failed without any output';
}

/** Whether a package can be imported at all: a program may export its package.json only. */
export function hasModules(exports: Readonly<Record<string, unknown>> | undefined): boolean {
  return Object.keys(exports ?? {}).some((key) => key !== './package.json');
}

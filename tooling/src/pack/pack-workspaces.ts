import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../checks/repository.ts';
import { runCommand } from './run-command.ts';
import type { Tarball } from './tarball-problems.ts';

/** A packed package. */
export interface PackedWorkspace {
  readonly workspace: Workspace;
  /** Absolute path of the tarball. */
  readonly tarball: string;
}

/** Packs each package with pnpm, which alone applies `publishConfig`, `workspace:` and `catalog:`. */
export async function packWorkspaces(
  root: string,
  workspaces: readonly Workspace[],
): Promise<readonly PackedWorkspace[]> {
  const target = join(root, '.packs');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  const packed: PackedWorkspace[] = [];
  for (const workspace of workspaces) {
    const before = new Set(readdirSync(target));
    const result = await runCommand('pnpm', ['pack', '--pack-destination', target], { cwd: join(root, workspace.dir) });
    const created = readdirSync(target).find((name) => !before.has(name));
    if (!result.ok || created === undefined) throw new Error(`pnpm pack failed in ${workspace.dir}:\n${result.output}`);
    packed.push({ workspace, tarball: join(target, created) });
  }
  return packed;
}

/** Lists a tarball and reads its package.json. */
export async function readTarball(tarball: string, root: string): Promise<Tarball> {
  const listing = await runCommand('tar', ['-tzf', tarball], { cwd: root });
  const manifest = await runCommand('tar', ['-xOzf', tarball, 'package/package.json'], { cwd: root });
  if (!listing.ok || !manifest.ok) throw new Error(`cannot read ${tarball}:\n${listing.output}${manifest.output}`);
  const paths = listing.stdout.split('\n').filter((path) => path !== '' && !path.endsWith('/'));
  return { paths: paths.map((path) => path.replace(/^package\//, '')), manifest: manifest.stdout };
}

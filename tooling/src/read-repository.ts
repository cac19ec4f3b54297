import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeScope } from './checks/changesets.ts';
import { repositoryOf } from './checks/repository.ts';
import type { Repository } from './checks/repository.ts';

/** Reads every file that git tracks or would add; binary files are left out. */
export function readRepository(root: string): Repository {
  const listed = git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0');
  const paths = [...new Set(listed)].filter((path) => path !== '' && existsSync(join(root, path)));
  const files = paths.toSorted().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  return repositoryOf(files.filter(({ text }) => !text.includes('\0')));
}

/** What changed since the branch left main; everything on main itself, and where main is not known. */
export function readChangeScope(root: string): ChangeScope {
  try {
    const main = [['origin/main'], ['main']].find(([ref = '']) => resolves(root, ref))?.[0];
    if (main === undefined) return { kind: 'everything' };
    const base = git(root, ['merge-base', 'HEAD', main]).trim();
    const head = git(root, ['rev-parse', 'HEAD']).trim();
    if (base === head) return { kind: 'everything' };
    return { kind: 'since-base', paths: git(root, ['diff', '--name-only', '-z', base]).split('\0').filter(Boolean) };
  } catch {
    // A shallow clone may lack the merge base.
    return { kind: 'everything' };
  }
}

function resolves(root: string, ref: string): boolean {
  try {
    git(root, ['rev-parse', '--verify', '--quiet', ref]);
    return true;
  } catch {
    return false;
  }
}

function git(root: string, args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

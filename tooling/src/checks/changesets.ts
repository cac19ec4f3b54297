import { publishableWorkspaces } from './repository.ts';
import type { Check, Repository, RepositoryFile, Violation, Workspace } from './repository.ts';

/** What the changesets must cover: the paths changed since the base branch, or everything when there is no base. */
export type ChangeScope =
  { readonly kind: 'everything' } | { readonly kind: 'since-base'; readonly paths: readonly string[] };

const CHANGESET = /^\.changeset\/(?!README)[^/]+\.md$/;
const ENTRY = /^["']?(?<name>@?[^"':]+)["']?:\s*(?<bump>\S+)\s*$/;
const BUMPS = new Set(['major', 'minor', 'patch']);

/**
 * Every changed publishable package is named by a changeset. Without a base branch, every package that was never
 * released (it has no CHANGELOG.md) is.
 */
export function changesets(scope: ChangeScope): Check {
  return {
    name: 'changesets',
    promise: 'a changeset tells users about each changed package',
    run: (repository) => {
      const entries = repository.files.filter(({ path }) => CHANGESET.test(path)).flatMap(entriesOf);
      const named = new Set(entries.map(({ name }) => name));
      return [
        ...entries.flatMap((entry) => malformed(entry, repository)),
        ...publishableWorkspaces(repository)
          .filter((workspace) => needsChangeset(workspace, repository, scope) && !named.has(workspace.manifest.name))
          .map(({ dir, manifest }) => ({
            path: dir,
            message: `${manifest.name} changed, but no file in .changeset names it: run \`pnpm changeset\``,
          })),
      ];
    },
  };
}

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly bump: string;
}

function entriesOf({ path, text }: RepositoryFile): readonly Entry[] {
  const [, frontMatter = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? [];
  return frontMatter
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      path,
      name: ENTRY.exec(line)?.groups?.name ?? line,
      bump: ENTRY.exec(line)?.groups?.bump ?? '',
    }));
}

function malformed({ path, name, bump }: Entry, repository: Repository): readonly Violation[] {
  const known = publishableWorkspaces(repository).some(({ manifest }) => manifest.name === name);
  if (!known) return [{ path, message: `'${name}' is not a published package of this repository` }];
  return BUMPS.has(bump) ? [] : [{ path, message: `'${bump}' is not one of major, minor, patch` }];
}

function needsChangeset({ dir }: Workspace, { files }: Repository, scope: ChangeScope): boolean {
  const changelog = `${dir}/CHANGELOG.md`;
  if (scope.kind === 'everything') return !files.some(({ path }) => path === changelog);
  // A release commit moves the changesets into the changelog.
  if (scope.paths.includes(changelog)) return false;
  return scope.paths.some((path) => path.startsWith(`${dir}/`) && reachesUsers(path));
}

function reachesUsers(path: string): boolean {
  return /\/(src|bin)\/|\/package\.json$/.test(path) && !/\.test(-d)?\.tsx?$/.test(path);
}

import type { Check, Repository, Violation } from './repository.ts';

/** The most lines of a difference that are printed. */
const SHOWN_LINES = 20;

/**
 * The committed API snapshots are the ones that the sources give.
 *
 * @param generate builds each snapshot, by the path where it is committed
 */
export function publicApi(generate: (repository: Repository) => ReadonlyMap<string, string>): Check {
  return {
    name: 'public-api',
    promise: 'each committed api.md lists exactly what its package exports',
    run: (repository) => {
      const committed = new Map(repository.files.map(({ path, text }) => [path, text]));
      return [...generate(repository)].flatMap(([path, text]) =>
        compare(path, { committed: committed.get(path), current: text }),
      );
    },
  };
}

function compare(
  path: string,
  { committed, current }: { committed: string | undefined; current: string },
): readonly Violation[] {
  if (committed === current) return [];
  if (committed === undefined) return [{ path, message: 'is missing: run `pnpm api:update` and commit it' }];
  const difference = lineDifference(committed, current);
  const shown = difference.slice(0, SHOWN_LINES).join('\n    ');
  const rest = difference.length > SHOWN_LINES ? `\n    … and ${difference.length - SHOWN_LINES} more lines` : '';
  return [
    { path, message: `differs from the sources: run \`pnpm api:update\` and review the change\n    ${shown}${rest}` },
  ];
}

function lineDifference(committed: string, current: string): readonly string[] {
  const before = committed.split('\n');
  const after = current.split('\n');
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

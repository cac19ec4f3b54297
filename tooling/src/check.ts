import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiSnapshots } from './api/api-snapshot.ts';
import { arrows } from './checks/arrows.ts';
import { changesets } from './checks/changesets.ts';
import { contractSources } from './checks/contract-sources.ts';
import { declaredImports } from './checks/declared-imports.ts';
import { docLinks } from './checks/doc-links.ts';
import { forbiddenWords } from './checks/forbidden-words.ts';
import { importCycles } from './checks/import-cycles.ts';
import { publicApi } from './checks/public-api.ts';
import { publishableWorkspaces } from './checks/repository.ts';
import type { Check, Repository } from './checks/repository.ts';
import { secretShapes } from './checks/secret-shapes.ts';
import { starExports } from './checks/star-exports.ts';
import { topLevelAwait } from './checks/top-level-await.ts';
import { readChangeScope, readRepository } from './read-repository.ts';
import { runChecks } from './run-checks.ts';

const root = join(import.meta.dirname, '../..');
const snapshots = (repository: Repository): ReadonlyMap<string, string> =>
  apiSnapshots(root, publishableWorkspaces(repository));

function allChecks(): readonly Check[] {
  return [
    arrows,
    starExports,
    importCycles,
    declaredImports,
    topLevelAwait,
    secretShapes,
    forbiddenWords,
    contractSources,
    docLinks,
    changesets(readChangeScope(root)),
    publicApi(snapshots),
  ];
}

function updateApi(repository: Repository): void {
  for (const [path, text] of snapshots(repository)) {
    writeFileSync(join(root, path), text);
    process.stdout.write(`wrote ${path}\n`);
  }
}

function main(args: readonly string[]): number {
  const repository = readRepository(root);
  if (args.includes('--update-api')) {
    updateApi(repository);
    return 0;
  }
  const checks = allChecks();
  const unknown = args.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `unknown check: ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}\n`,
    );
    return 2;
  }
  const chosen = checks.filter(({ name }) => args.length === 0 || args.includes(name));
  const { text, failed } = runChecks(chosen, repository);
  process.stdout.write(text);
  return failed === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));

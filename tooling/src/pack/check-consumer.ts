import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Repository } from '../checks/repository.ts';
import { catalogVersion } from './catalog-version.ts';
import { hasModules, problemOf } from './check-tarballs.ts';
import { checkVectors } from './check-vectors.ts';
import { checkWalkthroughs } from './check-walkthrough.ts';
import { consumerFiles } from './consumer-project.ts';
import type { ConsumerExample } from './consumer-project.ts';
import type { PackedWorkspace } from './pack-workspaces.ts';
import { readmeExamples } from './readme-examples.ts';
import type { PackResults } from './results.ts';
import { runCommand } from './run-command.ts';

/** What the consumer checks work on. */
export interface ConsumerChecks {
  readonly root: string;
  readonly repository: Repository;
  readonly packed: readonly PackedWorkspace[];
  readonly results: PackResults;
}

const EXAMPLE_LIMIT_MS = 60_000;

/** Installs all tarballs with npm in an empty project outside the repository, and uses them there as a user would. */
export async function checkConsumer(checks: ConsumerChecks): Promise<void> {
  const project = mkdtempSync(join(tmpdir(), 'boxwire-consumer-'));
  try {
    const examples = examplesOf(checks.repository);
    writeProject(project, checks, examples);
    const installed = await runCommand('npm', ['install', '--no-audit', '--no-fund'], { cwd: project });
    checks.results.add('npm install of all packages', problemOf(installed));
    if (!installed.ok) return;
    await checkTypes(project, checks.results);
    await checkLoading(project, checks.results);
    await checkCommand(project, checks);
    await checkWalkthroughs(project, checks.repository, checks.results);
    await checkVectors(checks.root, project, checks.results);
    for (const example of examples.filter(({ runs }) => runs)) {
      const result = await runCommand('node', [example.file], { cwd: project, timeoutMs: EXAMPLE_LIMIT_MS });
      checks.results.add(`example ${example.title} runs`, problemOf(result));
    }
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

type TitledExample = ConsumerExample & { readonly title: string };

/** Every README of the repository, so that the front page is held to its word as well. */
function examplesOf({ files }: Repository): readonly TitledExample[] {
  return files
    .filter(({ path }) => /^(?:(?:packages|apps)\/[^/]+\/)?README\.md$/.test(path))
    .flatMap(({ path, text }) =>
      readmeExamples(text).map((example) => ({
        ...example,
        title: `${path}:${example.line}`,
        file: `examples/${path.replaceAll(/[/.]/g, '-')}-${example.line}.ts`,
      })),
    );
}

function writeProject(project: string, { root, packed }: ConsumerChecks, examples: readonly ConsumerExample[]): void {
  const yaml = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const companions = ['@types/node', 'typescript', 'zod'].map((name) => [name, catalogVersion(yaml, name)] as const);
  const files = consumerFiles({
    tarballs: packed.map(({ tarball }) => tarball),
    specifiers: packed.flatMap(({ workspace }) => specifiersOf(workspace)),
    companions: Object.fromEntries(companions),
    examples,
  });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

function specifiersOf({ manifest }: PackedWorkspace['workspace']): readonly string[] {
  if (!hasModules(manifest.exports)) return [];
  const subpaths = Object.keys(manifest.exports ?? {}).filter((key) => key !== './package.json');
  return subpaths.map((subpath) => manifest.name + subpath.slice(1));
}

async function checkTypes(project: string, results: PackResults): Promise<void> {
  for (const resolution of ['nodenext', 'bundler']) {
    const tsc = join(project, 'node_modules/.bin/tsc');
    const result = await runCommand(tsc, ['-p', `tsconfig.${resolution}.json`], { cwd: project });
    results.add(`imports and README examples type-check under ${resolution}`, problemOf(result));
  }
}

async function checkLoading(project: string, results: PackResults): Promise<void> {
  for (const file of ['import.mjs', 'require.cjs']) {
    const result = await runCommand('node', ['--throw-deprecation', file], {
      cwd: project,
      timeoutMs: EXAMPLE_LIMIT_MS,
    });
    // Loading a library prints nothing, warnings included.
    results.add(
      `every entry point loads (${file})`,
      result.ok && result.output !== '' ? result.output : problemOf(result),
    );
  }
}

async function checkCommand(project: string, { packed, results }: ConsumerChecks): Promise<void> {
  const cli = packed.find(({ workspace }) => workspace.manifest.name === '@boxwire/cli');
  if (!cli) return;
  const result = await runCommand('npx', ['--no-install', 'boxwire', '--version'], {
    cwd: project,
    timeoutMs: EXAMPLE_LIMIT_MS,
  });
  const { version } = cli.workspace.manifest;
  const right = result.ok && result.stdout.includes(version ?? '?');
  results.add('npx boxwire --version', right ? '' : `expected ${version ?? 'a version'}, got:\n${result.output}`);
}

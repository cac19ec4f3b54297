import { expect, test } from 'vitest';
import { changesets } from './changesets.ts';
import type { ChangeScope } from './changesets.ts';
import { repositoryWith } from './repository.ts';

const packages = {
  'packages/a/package.json': JSON.stringify({ name: '@boxwire/a' }),
  'packages/b/package.json': JSON.stringify({ name: '@boxwire/b' }),
  'e2e/package.json': JSON.stringify({ name: '@boxwire/e2e', private: true }),
};
const changeset = (...lines: string[]): string => `---\n${lines.join('\n')}\n---\n\nOne sentence.\n`;
const run = (scope: ChangeScope, files: Record<string, string>): readonly string[] =>
  changesets(scope)
    .run(repositoryWith({ ...packages, ...files }))
    .map(({ path, message }) => `${path}: ${message}`);
const since = (...paths: string[]): ChangeScope => ({ kind: 'since-base', paths });

test('without a base, every package that was never released needs a changeset', () => {
  const everything: ChangeScope = { kind: 'everything' };
  expect(run(everything, {})).toEqual([
    expect.stringContaining('@boxwire/a changed'),
    expect.stringContaining('@boxwire/b changed'),
  ]);
  expect(
    run(everything, { '.changeset/x.md': changeset('"@boxwire/a": minor'), 'packages/b/CHANGELOG.md': '# b' }),
  ).toEqual([]);
});

test('since a base, exactly the packages with changed sources or manifests need one', () => {
  expect(run(since('packages/a/src/x.ts'), {})).toEqual([expect.stringContaining('@boxwire/a changed')]);
  expect(run(since('packages/a/package.json'), {})).toHaveLength(1);
  expect(run(since('packages/a/src/x.ts'), { '.changeset/x.md': changeset("'@boxwire/a': patch") })).toEqual([]);
  expect(
    run(since('packages/a/src/x.test.ts', 'packages/a/test/y.test.ts', 'packages/a/api.md', 'e2e/src/x.ts'), {}),
  ).toEqual([]);
});

test('a release commit, which writes the changelog, needs none', () => {
  expect(run(since('packages/a/package.json', 'packages/a/CHANGELOG.md'), {})).toEqual([]);
});

test('unknown packages and bumps are refused', () => {
  const files = { '.changeset/x.md': changeset('"@boxwire/nope": minor', '"@boxwire/a": huge') };
  expect(run(since(), files)).toEqual([
    ".changeset/x.md: '@boxwire/nope' is not a published package of this repository",
    ".changeset/x.md: 'huge' is not one of major, minor, patch",
  ]);
});

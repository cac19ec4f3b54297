import { expect, test } from 'vitest';
import { importCycles } from './import-cycles.ts';
import { repositoryWith } from './repository.ts';

const manifest = (name: string, fields: object = {}): string =>
  JSON.stringify({ name: `@boxwire/${name}`, exports: { '.': { '@boxwire/source': './src/index.ts' } }, ...fields });

test('a cycle within a package is reported once, with its members', () => {
  const repository = repositoryWith({
    'packages/a/package.json': manifest('a'),
    'packages/a/src/index.ts': "export { x } from './x.ts';",
    'packages/a/src/x.ts': "import { y } from './sub/y.ts';",
    'packages/a/src/sub/y.ts': "import { x } from '../x.ts';",
  });
  expect(importCycles.run(repository)).toEqual([
    {
      path: 'packages/a/src/sub/y.ts',
      message: 'modules import each other in a cycle: packages/a/src/sub/y.ts, packages/a/src/x.ts',
    },
  ]);
});

test('a cycle through a #import is reported, under each of its conditions', () => {
  const repository = repositoryWith({
    'packages/a/package.json': manifest('a', {
      imports: { '#platform': { browser: './src/browser.ts', default: './src/node.ts' } },
    }),
    'packages/a/src/x.ts': "import { hash } from '#platform';",
    'packages/a/src/browser.ts': "import { x } from './x.ts';",
    'packages/a/src/node.ts': 'export const hash = 1;',
  });
  expect(importCycles.run(repository)).toEqual([
    {
      path: 'packages/a/src/browser.ts',
      message: 'modules import each other in a cycle: packages/a/src/browser.ts, packages/a/src/x.ts',
    },
  ]);
});

test('a type-only import closes no cycle', () => {
  const repository = repositoryWith({
    'packages/a/package.json': manifest('a'),
    'packages/a/src/x.ts': "import { y } from './y.ts';",
    'packages/a/src/y.ts': "import type { X } from './x.ts';",
  });
  expect(importCycles.run(repository)).toEqual([]);
});

test('a cycle through package names is reported, between modules and between manifests', () => {
  const repository = repositoryWith({
    'packages/a/package.json': manifest('a', { dependencies: { '@boxwire/b': 'workspace:^' } }),
    'packages/a/src/index.ts': "import { b } from '@boxwire/b';",
    'packages/b/package.json': manifest('b', { devDependencies: { '@boxwire/a': 'workspace:^' } }),
    'packages/b/src/index.ts': "import { a } from '@boxwire/a';",
  });
  expect(importCycles.run(repository).map(({ message }) => message)).toEqual([
    'modules import each other in a cycle: packages/a/src/index.ts, packages/b/src/index.ts',
    'packages depend on each other in a cycle: @boxwire/a, @boxwire/b',
  ]);
});

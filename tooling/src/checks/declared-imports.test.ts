import { expect, test } from 'vitest';
import { declaredImports } from './declared-imports.ts';
import { repositoryWith } from './repository.ts';

const base = {
  'packages/a/package.json': JSON.stringify({
    name: '@boxwire/a',
    exports: { '.': {}, './sub': {}, './package.json': './package.json' },
    imports: { '#own': './src/own.ts' },
    dependencies: { undici: '8', '@boxwire/b': 'workspace:^' },
    peerDependencies: { zod: '4' },
    devDependencies: { vitest: '5' },
  }),
  'packages/b/package.json': JSON.stringify({ name: '@boxwire/b', exports: { '.': {} } }),
  'apps/w/package.json': JSON.stringify({ name: '@boxwire/w', devDependencies: { preact: '11' } }),
  'e2e/package.json': JSON.stringify({
    name: '@boxwire/e2e',
    private: true,
    devDependencies: { '@boxwire/a': 'workspace:^' },
  }),
};

const run = (path: string, specifier: string): readonly string[] =>
  declaredImports.run(repositoryWith({ ...base, [path]: `import '${specifier}';` })).map(({ message }) => message);

for (const [path, specifier] of [
  ['packages/a/src/x.ts', './y.ts'],
  ['packages/a/src/x.ts', 'undici'],
  ['packages/a/src/x.ts', 'zod/mini'],
  ['packages/a/src/x.ts', 'node:fs'],
  ['packages/a/src/x.ts', '#own'],
  ['packages/a/src/x.ts', '@boxwire/b'],
  ['packages/a/src/x.test.ts', 'vitest'],
  ['packages/a/test/x.test.ts', '@boxwire/a/sub'],
  ['packages/a/test/x.test.ts', '../src/x.ts'],
  ['e2e/test/x.test.ts', '@boxwire/a/sub'],
  ['apps/w/src/page/main.ts', 'preact'],
  ['apps/w/browser/support/browser.ts', 'preact'],
] as const) {
  test(`${path} may import '${specifier}'`, () => {
    expect(run(path, specifier)).toEqual([]);
  });
}

for (const [path, specifier, message] of [
  ['packages/a/src/x.ts', 'hono', 'is not declared'],
  ['packages/a/src/x.ts', 'vitest', 'is not declared'],
  ['packages/a/src/x.ts', 'fs', "write 'node:fs'"],
  ['packages/a/src/x.ts', 'fs/promises', "write 'node:fs/promises'"],
  ['packages/a/src/x.ts', '../../b/src/index.ts', 'leaves the package'],
  ['packages/a/src/x.ts', '@boxwire/b/src/index.ts', 'is not exported'],
  ['packages/a/src/x.ts', '#other', 'is not in the imports'],
  ['packages/a/test/x.test.ts', '@boxwire/a/hidden', 'is not exported'],
  ['e2e/test/x.test.ts', 'undici', 'is not declared'],
  ['apps/w/src/server/main.ts', 'preact', 'is not declared'],
  ['apps/w/src/page/main.ts', 'uplot', 'is not declared'],
] as const) {
  test(`${path} must not import '${specifier}'`, () => {
    expect(run(path, specifier)).toEqual([expect.stringContaining(message)]);
  });
}

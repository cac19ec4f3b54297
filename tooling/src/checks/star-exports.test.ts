import { expect, test } from 'vitest';
import { repositoryWith } from './repository.ts';
import { starExports } from './star-exports.ts';

test('`export *` is found in sources and tests, named exports and look-alikes are not', () => {
  const repository = repositoryWith({
    'packages/a/src/index.ts': "export { x } from './x.ts';\nexport * from './y.ts';\n",
    'packages/a/src/types.ts': "export type * from './z.ts';",
    'packages/a/src/fine.ts': "// export * from './no.ts'\nexport * as names from './names.ts';",
    'packages/a/tsdown.config.ts': "export * from './config.ts';",
  });
  expect(starExports.run(repository).map(({ path, line }) => [path, line])).toEqual([
    ['packages/a/src/index.ts', 2],
    ['packages/a/src/types.ts', 1],
  ]);
});

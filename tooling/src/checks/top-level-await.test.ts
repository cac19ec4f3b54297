import { expect, test } from 'vitest';
import { repositoryWith } from './repository.ts';
import { topLevelAwait } from './top-level-await.ts';

const run = (path: string, text: string) => topLevelAwait.run(repositoryWith({ [path]: text }));

for (const text of [
  'const a = await load();',
  'if (x) { await load(); }',
  'for await (const a of b) use(a);',
  'await using a = open();',
]) {
  test(`'${text}' at the top level is refused`, () => {
    expect(run('packages/a/src/a.ts', `\n${text}`)).toEqual([
      { path: 'packages/a/src/a.ts', line: 2, message: expect.stringContaining('require()') },
    ]);
  });
}

test('await inside functions, in tests and in programs is accepted', () => {
  const inside = 'const a = async () => { await load(); };\nclass B { async c() { await using d = open(); } }';
  expect(run('packages/a/src/a.ts', inside)).toEqual([]);
  expect(run('packages/a/src/a.test.ts', 'await load();')).toEqual([]);
  expect(run('apps/cli/src/main.ts', 'await load();')).toEqual([]);
});

import { expect, test } from 'vitest';
import { importsOf } from './module-imports.ts';

test('every form of import is listed with its line and whether it is erased', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type { B } from './b.ts';",
    "import './c.ts';",
    "export { d } from './d.ts';",
    "export type { E } from './e.ts';",
    "const f = () => import('./f.ts');",
    "type G = import('./g.ts').G;",
    'const text = "import { no } from \'./no.ts\'";',
  ].join('\n');
  expect(importsOf({ path: 'x.ts', text })).toEqual([
    { specifier: './a.ts', typeOnly: false, line: 1 },
    { specifier: './b.ts', typeOnly: true, line: 2 },
    { specifier: './c.ts', typeOnly: false, line: 3 },
    { specifier: './d.ts', typeOnly: false, line: 4 },
    { specifier: './e.ts', typeOnly: true, line: 5 },
    { specifier: './f.ts', typeOnly: false, line: 6 },
    { specifier: './g.ts', typeOnly: true, line: 7 },
  ]);
});

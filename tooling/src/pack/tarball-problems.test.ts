import { expect, test } from 'vitest';
import { tarballProblems } from './tarball-problems.ts';

const paths = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/index.js', 'dist/index.d.ts'];
const manifest = JSON.stringify({ exports: { '.': './dist/index.js' }, dependencies: { zod: '^4.0.0' } });

test('a clean tarball has no problems', () => {
  expect(tarballProblems({ paths, manifest })).toEqual([]);
});

test('sources, missing files and workspace-only texts are named', () => {
  const dirty = JSON.stringify({
    exports: { '.': { '@boxwire/source': './src/index.ts', default: './dist/main.js' } },
    dependencies: { a: 'workspace:^', b: 'catalog:' },
  });
  expect(tarballProblems({ paths: ['package.json', 'README.md', 'src/index.ts'], manifest: dirty })).toEqual([
    'holds src/index.ts, which users do not need',
    'lacks LICENSE',
    'lacks dist/: was it built?',
    "its package.json still says '@boxwire/source'",
    "its package.json still says 'workspace:'",
    "its package.json still says 'catalog:'",
    'its package.json points at dist/main.js, which is not packed',
  ]);
});

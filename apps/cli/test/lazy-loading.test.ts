import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));

/** Packages a module and what it imports load at once; types and `import()` load nothing. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, clause = '', target = ''] of text.matchAll(/^(?:import|export) ([^;]*?)from '([^']+)';/gms)) {
    if (clause.startsWith('type ')) continue;
    const found = target.startsWith('.') ? packagesOf(join(dirname(file), target), seen) : new Set([target]);
    for (const name of found) packages.add(name);
  }
  return packages;
}

const external = (file: string): string[] =>
  [...packagesOf(join(SOURCE, file))].filter((name) => !name.startsWith('node:')).toSorted();

test('--version loads no package', () => {
  expect(external('main.ts')).toEqual([]);
});

test('a command line is parsed with the parser alone: platforms, sandboxes, pictures and the web app come when used', () => {
  expect(external('program/program.ts')).toEqual(['commander']);
});

test('the walk sees what a command does load', () => {
  expect(external('commands/web.ts')).toContain('@boxwire/web');
  expect(external('commands/rail/query.ts')).toContain('@boxwire/schemas-rail12306');
});

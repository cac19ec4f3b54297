import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repositoryWith } from '../checks/repository.ts';
import { apiSnapshots } from './api-snapshot.ts';

const MANIFEST = JSON.stringify({
  name: '@boxwire/a',
  exports: {
    '.': { '@boxwire/source': './src/index.ts', default: './dist/index.js' },
    './more': { '@boxwire/source': './src/more.ts', default: './dist/more.js' },
    './package.json': './package.json',
  },
});
const OPTIONS = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    types: [],
    allowImportingTsExtensions: true,
    noEmit: true,
  },
};
const SHAPES = `
export interface Shape { /** Unit: millimetres. */ readonly size: number }
export type Kind = 'one' | 'two';
export class Box<T> extends Array<T> {
  #hidden = 1;
  private secret = 2;
  readonly label: string = '';
  constructor(label: string) { super(); this.label = label; }
  static of(label: string): Box<string> { return new Box(label); }
  open(): Kind { return this.#hidden === this.secret ? 'one' : 'two'; }
}
export function parse(text: string): Shape;
export function parse(text: string, kind: Kind): Shape[];
export function parse(text: string, kind?: Kind): Shape | Shape[] { return kind ? [] : { size: text.length }; }
export const table = { a: 1, b: 'x' } as const;
export const long = { ${Array.from({ length: 60 }, (_, index) => `member${index}: ${index}`).join(', ')} };
`;

let root = '';
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const snapshot = (): string =>
  apiSnapshots(root, repositoryWith({ 'packages/a/package.json': MANIFEST }).workspaces).get('packages/a/api.md') ?? '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'boxwire-api-'));
  write('tsconfig.base.json', JSON.stringify(OPTIONS));
  write('package.json', '{"type":"module"}');
  write('packages/a/package.json', MANIFEST);
  write(
    'packages/a/src/index.ts',
    "export { Box, long, parse, table } from './shapes.ts';\nexport type { Kind, Shape } from './shapes.ts';\n",
  );
  write('packages/a/src/more.ts', 'export {};\n');
  write('packages/a/src/shapes.ts', SHAPES);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('a snapshot lists each export of each entry point with its shape, without comments, bodies and private members', () => {
  const text = snapshot();
  expect(text).toContain('## `@boxwire/a`');
  expect(text).toContain('## `@boxwire/a/more`\n\nExports nothing.');
  expect(text).toContain('interface Shape { readonly size: number; }');
  expect(text).toContain("type Kind = 'one' | 'two';");
  expect(text).toContain('function parse(text: string): Shape\nfunction parse(text: string, kind: Kind): Shape[]');
  expect(text).toContain('const table: { readonly a: 1; readonly b: "x"; }');
  expect(text).toContain(
    'class Box<T> extends Array<T> {\n  new <T>(label: string): Box<T>\n  readonly label: string\n  static of: (label: string) => Box<string>\n  open: () => Kind\n}',
  );
  expect(text).not.toMatch(/hidden|secret|millimetres/);
  expect(text).not.toContain(root);
});

test('the same sources give the same text, and a change deep in a long type still shows', () => {
  const before = snapshot();
  expect(snapshot()).toBe(before);
  expect(before).toMatch(/const long: \{ member0: number;.*… sha256:[0-9a-f]{16}/);
  write('packages/a/src/shapes.ts', SHAPES.replace('member59: 59', "member59: 'x'"));
  expect(snapshot()).not.toBe(before);
});

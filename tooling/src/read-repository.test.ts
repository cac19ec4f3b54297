import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readChangeScope, readRepository } from './read-repository.ts';

let root = '';
const git = (...args: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=Test', '-c', 'user.email=test@example.test', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
const write = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};
const commit = (): void => {
  git('add', '-A');
  git('commit', '-q', '-m', 'x', '--no-verify');
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'boxwire-tooling-'));
  git('init', '-q', '-b', 'main');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('tracked and new files are read; ignored, deleted and binary ones are not', () => {
  write('.gitignore', 'dist/\n');
  write('packages/a/package.json', '{"name":"@boxwire/a"}');
  write('gone.ts', 'x');
  write('picture.png', Uint8Array.from([137, 80, 0, 1]));
  commit();
  rmSync(join(root, 'gone.ts'));
  write('dist/built.js', 'x');
  write('new.ts', 'x');
  const repository = readRepository(root);
  expect(repository.files.map(({ path }) => path)).toEqual(['.gitignore', 'new.ts', 'packages/a/package.json']);
  expect(repository.workspaces.map(({ dir }) => dir)).toEqual(['packages/a']);
});

test('on main everything is in scope, on a branch what changed since it left', () => {
  write('a.ts', '1');
  commit();
  expect(readChangeScope(root)).toEqual({ kind: 'everything' });
  git('checkout', '-q', '-b', 'feature');
  write('b.ts', '1');
  commit();
  write('a.ts', '2');
  expect(readChangeScope(root)).toEqual({ kind: 'since-base', paths: ['a.ts', 'b.ts'] });
});

test('a clone without the branch main falls back to everything', () => {
  git('checkout', '-q', '-b', 'other');
  write('a.ts', '1');
  commit();
  expect(readChangeScope(root)).toEqual({ kind: 'everything' });
});

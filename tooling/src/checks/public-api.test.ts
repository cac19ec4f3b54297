import { expect, test } from 'vitest';
import { publicApi } from './public-api.ts';
import { repositoryWith } from './repository.ts';

const check = publicApi(() => new Map([['packages/a/api.md', 'same\nnew\n']]));

test('an equal snapshot passes', () => {
  expect(check.run(repositoryWith({ 'packages/a/api.md': 'same\nnew\n' }))).toEqual([]);
});

test('a difference is shown line by line', () => {
  const [violation] = check.run(repositoryWith({ 'packages/a/api.md': 'same\nold\n' }));
  expect(violation?.message).toContain('- old\n    + new');
});

test('a missing snapshot is reported', () => {
  expect(check.run(repositoryWith({}))).toEqual([
    { path: 'packages/a/api.md', message: 'is missing: run `pnpm api:update` and commit it' },
  ]);
});

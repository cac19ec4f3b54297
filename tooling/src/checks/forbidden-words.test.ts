import { expect, test } from 'vitest';
import { forbiddenWords } from './forbidden-words.ts';
import { repositoryWith } from './repository.ts';

test('private paths and registry hosts are found with their line', () => {
  const host = ['https://registry', 'npmjs', 'org/'].join('.');
  const path = ['', 'work', 'main'].join('/');
  const repository = repositoryWith({ 'a.md': `fine\n${path}\n`, 'b.yml': host, 'pnpm-lock.yaml': host });
  expect(forbiddenWords.run(repository).map((violation) => [violation.path, violation.line])).toEqual([
    ['a.md', 2],
    ['b.yml', 1],
  ]);
});

test('ordinary words are accepted', () => {
  expect(forbiddenWords.run(repositoryWith({ 'a.md': 'the network/worker, a registry, .github/workflows' }))).toEqual(
    [],
  );
});

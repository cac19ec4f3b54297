import { expect, test } from 'vitest';
import { docLinks } from './doc-links.ts';
import { repositoryWith } from './repository.ts';

test('a broken relative link is found, also from a subfolder', () => {
  const repository = repositoryWith({
    'README.md': '[ok](docs/a.md) [folder](docs) [web](https://example.test/x) [here](#part)\n[gone](docs/b.md#x)',
    'docs/a.md': '[up](../README.md#part) [gone](README.md)',
  });
  expect(docLinks.run(repository)).toEqual([
    { path: 'README.md', line: 2, message: "'docs/b.md' does not exist" },
    { path: 'docs/a.md', line: 1, message: "'README.md' does not exist" },
  ]);
});

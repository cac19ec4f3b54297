import { posix } from 'node:path';
import { lineAt } from './repository.ts';
import type { Check } from './repository.ts';

const LINK = /\]\((?<target>[^)\s#]+)(?:#[^)\s]*)?\)/g;

/** Relative links in Markdown lead to something that is tracked. */
export const docLinks: Check = {
  name: 'doc-links',
  promise: 'every relative link in a document leads to a tracked file or folder',
  run: ({ files }) => {
    const paths = files.map(({ path }) => path);
    const exists = (target: string): boolean => paths.some((path) => path === target || path.startsWith(`${target}/`));
    return files
      .filter(({ path }) => path.endsWith('.md') && !path.startsWith('docs/contracts/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(LINK)]
          .map((match) => ({ index: match.index, target: match.groups?.target ?? '' }))
          .filter(({ target }) => !/^[a-z]+:/.test(target))
          .filter(({ target }) => !exists(posix.join(posix.dirname(path), target).replace(/\/$/, '')))
          .map(({ index, target }) => ({ path, line: lineAt(text, index), message: `'${target}' does not exist` })),
      );
  },
};

import { lineAt } from './repository.ts';
import type { Check } from './repository.ts';

// Written in parts, so that this file does not find itself.
const WORDS: readonly { readonly word: string; readonly why: string }[] = [
  { word: ['', 'work', ''].join('/'), why: "a path of somebody's machine" },
  { word: ['.lib', 'rary'].join(''), why: "a path of somebody's machine" },
  {
    word: ['shared', 'contracts'].join('/'),
    why: 'a file outside the repository (the contracts are in docs/contracts)',
  },
  { word: ['shared', 'vectors'].join('/'), why: 'a file outside the repository' },
  { word: ['shared', 'design.md'].join('/'), why: 'a file outside the repository' },
  { word: ['registry', 'npmjs', 'org'].join('.'), why: 'a registry host: the user chooses the registry' },
  { word: ['registry', 'yarnpkg', 'com'].join('.'), why: 'a registry host: the user chooses the registry' },
  { word: ['npmmirror', 'com'].join('.'), why: 'a registry host: the user chooses the registry' },
];

/** The repository does not depend on, or mention, the place where it was written. */
export const forbiddenWords: Check = {
  name: 'forbidden-words',
  promise: 'no tracked file names a private path or a registry host',
  run: ({ files }) =>
    files
      .filter(({ path }) => path !== 'pnpm-lock.yaml')
      .flatMap(({ path, text }) =>
        WORDS.flatMap(({ word, why }) => {
          const at = text.indexOf(word);
          return at === -1 ? [] : [{ path, line: lineAt(text, at), message: `'${word}' is ${why}` }];
        }),
      ),
};

import { md5Text } from '#platform';
import { MASK } from '../../secret.ts';
import { textToBase64 } from './digests.ts';
import type { TextChange } from './escapes.ts';
import {
  asciiEscape,
  decodeAgain,
  encodeComponent,
  encodeDotNet,
  encodeForm,
  encodeLowercase,
  encodeStrict,
  encodeUri,
  escapeMarks,
  gsonEscape,
  htmlEscape,
  jsonEscape,
  phpEscape,
  plusToSpace,
  slashEscape,
  spaceToPlus,
} from './escapes.ts';

/** The ways in which a secret can stand in a string that is shown. */
const SPELLINGS: readonly TextChange[] = [
  (secret) => secret,
  (secret) => secret.trim(),
  encodeComponent,
  encodeStrict,
  encodeForm,
  encodeDotNet,
  encodeLowercase,
  encodeUri,
  escapeMarks,
  decodeAgain,
  spaceToPlus,
  plusToSpace,
  jsonEscape,
  slashEscape,
  asciiEscape,
  phpEscape,
  gsonEscape,
  htmlEscape,
  textToBase64,
  md5Text,
  ...(['NFC', 'NFD', 'NFKC'] as const).map(
    (form): TextChange =>
      (secret) =>
        secret.normalize(form),
  ),
];

/** Replaces secrets by `***`, however they are spelled and in any letter case. */
export type Masker = (text: string) => string;

/** A masker for the given secrets, each also encoded or escaped once or twice. */
export function createMasker(secrets: readonly string[]): Masker {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    for (const once of SPELLINGS) for (const twice of SPELLINGS) spellings.add(twice(once(secret)));
  }
  spellings.delete('');
  if (spellings.size === 0) return (text) => text;
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  // One pass over all of them, so that a mask is never masked again.
  const pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'gi');
  return (text) => text.replace(pattern, MASK);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

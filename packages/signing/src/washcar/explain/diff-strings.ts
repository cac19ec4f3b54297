import type { Charset } from './charsets.ts';
import { utf8 } from './charsets.ts';

/** One side of a difference. */
export interface DifferenceSide {
  /** Some characters around the place; `…` where the text goes on, controls and invisible characters as `\uXXXX`. */
  readonly text: string;
  /** Up to 8 bytes before the place and 8 from it on, two hex digits each, a `|` at the place. */
  readonly hex: string;
}

/** Where two texts differ first. */
export interface TextDifference {
  /** Offset of the first differing byte. */
  readonly byteOffset: number;
  readonly ours: DifferenceSide;
  readonly theirs: DifferenceSide;
}

const CONTEXT_BYTES = 8;
const CONTEXT_CHARACTERS = 24;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\u2000-\u200a\u202f\u205f\u3000\u3164\u2800]/gu;

/**
 * Finds the first differing byte of two texts, in UTF-8 unless a character set is given for theirs; undefined when all
 * bytes are equal.
 */
export function diffStrings(ours: string, theirs: string, theirCharset: Charset = utf8): TextDifference | undefined {
  const ourBytes = utf8(ours);
  const theirBytes = theirCharset(theirs);
  const end = Math.max(ourBytes.length, theirBytes.length);
  let offset = 0;
  while (offset < end && ourBytes[offset] === theirBytes[offset]) offset++;
  if (offset === end) return undefined;
  return {
    byteOffset: offset,
    ours: { text: contextText(ours, offset, utf8), hex: contextHex(ourBytes, offset) },
    theirs: { text: contextText(theirs, offset, theirCharset), hex: contextHex(theirBytes, offset) },
  };
}

/** Writes controls and characters without a look of their own as `\uXXXX`, so a terminal shows and obeys none of them. */
export function printable(text: string): string {
  return text.replace(HIDDEN, (char) => {
    return Array.from({ length: char.length }, (_, i) => {
      return `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`;
    }).join('');
  });
}

function contextText(text: string, byteOffset: number, charset: Charset): string {
  const at = characterAt(text, byteOffset, charset);
  const from = Math.max(0, at - CONTEXT_CHARACTERS);
  const to = at + CONTEXT_CHARACTERS;
  const shown = printable(text.slice(from, to));
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}

/** UTF-16 offset of the character that the byte belongs to. */
function characterAt(text: string, byteOffset: number, charset: Charset): number {
  let bytes = 0;
  let at = 0;
  for (const char of text) {
    bytes += charset(char).length;
    if (bytes > byteOffset) return at;
    at += char.length;
  }
  return at;
}

function contextHex(bytes: Uint8Array, offset: number): string {
  const before = bytes.subarray(Math.max(0, offset - CONTEXT_BYTES), offset);
  const after = bytes.subarray(offset, offset + CONTEXT_BYTES);
  return [...hexBytes(before), '|', ...hexBytes(after)].join(' ');
}

function hexBytes(bytes: Uint8Array): string[] {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
}

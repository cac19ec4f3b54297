import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { replaceLoneSurrogates } from '../lone-surrogates.ts';

/** Lowercase hex MD5 of the UTF-8 form of `text`. */
export function md5Text(text: string): string {
  return hash('md5', replaceLoneSurrogates(text), 'hex');
}

/** Lowercase hex MD5 of `bytes`. */
export function md5Bytes(bytes: Uint8Array): string {
  return hash('md5', bytes, 'hex');
}

/** Bytes for {@link writeUtf8} and {@link readUtf8}. */
export function allocateBytes(length: number): Uint8Array {
  return Buffer.alloc(length);
}

/** Writes well-formed `text` as UTF-8 from `at` on; gives the number of bytes written. */
export function writeUtf8(bytes: Uint8Array, text: string, at: number): number {
  return (bytes as Buffer).write(text, at);
}

/** The text of the first `end` bytes; `ascii` promises that all of them are below 0x80. */
export function readUtf8(bytes: Uint8Array, end: number, ascii: boolean): string {
  return (bytes as Buffer).toString(ascii ? 'latin1' : 'utf8', 0, end);
}

import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { replaceLoneSurrogates } from '../lone-surrogates.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Lowercase hex MD5 of the UTF-8 form of `text`. */
export function md5Text(text: string): string {
  return md5Bytes(encoder.encode(replaceLoneSurrogates(text)));
}

/** Lowercase hex MD5 of `bytes`. */
export function md5Bytes(bytes: Uint8Array): string {
  return bytesToHex(md5(bytes));
}

/** Bytes for {@link writeUtf8} and {@link readUtf8}. */
export function allocateBytes(length: number): Uint8Array {
  return new Uint8Array(length);
}

/** Writes well-formed `text` as UTF-8 from `at` on; gives the number of bytes written. */
export function writeUtf8(bytes: Uint8Array, text: string, at: number): number {
  return encoder.encodeInto(text, bytes.subarray(at)).written;
}

/** The text of the first `end` bytes. */
export function readUtf8(bytes: Uint8Array, end: number, _ascii: boolean): string {
  return decoder.decode(bytes.subarray(0, end));
}

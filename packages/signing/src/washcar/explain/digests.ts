import { md5Bytes, md5Text } from '#platform';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Charset } from './charsets.ts';
import { utf8 } from './charsets.ts';

export type HashName = 'md5' | 'md5-twice' | 'sha1' | 'sha256' | 'hmac-md5' | 'hmac-sha1' | 'hmac-sha256';

export interface DigestInput {
  readonly hash: HashName;
  readonly charset: Charset;
  readonly text: string;
  /** Key of the `hmac-*` hashes. */
  readonly secret: string;
}

/** Lowercase hex digest. */
export function digestHex({ hash, charset, text, secret }: DigestInput): string {
  if (hash === 'md5') return charset === utf8 ? md5Text(text) : md5Bytes(charset(text));
  const message = charset(text);
  switch (hash) {
    case 'md5-twice':
      return md5Text(md5Bytes(message));
    case 'sha1':
      return bytesToHex(sha1(message));
    case 'sha256':
      return bytesToHex(sha256(message));
    case 'hmac-md5':
      return bytesToHex(hmac(md5, charset(secret), message));
    case 'hmac-sha1':
      return bytesToHex(hmac(sha1, charset(secret), message));
    case 'hmac-sha256':
      return bytesToHex(hmac(sha256, charset(secret), message));
  }
}

/** Base64 of the bytes that `hex` spells. */
export function hexToBase64(hex: string): string {
  return btoa(String.fromCharCode(...hexToBytes(hex)));
}

/** Base64 of the hex text itself. */
export function textToBase64(text: string): string {
  return btoa(String.fromCharCode(...utf8(text)));
}

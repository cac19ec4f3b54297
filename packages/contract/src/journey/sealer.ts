import { JourneyError } from './journey-error.ts';

/** Encrypts and opens journal values with a key the caller holds. */
export interface Sealer {
  seal(text: string): Promise<string>;
  /** Rejects with `JourneyError` `JOURNAL_UNREADABLE` for another key or an altered text. */
  open(sealed: string): Promise<string>;
}

/** Options of `createSealer`. */
export interface SealerOptions {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** Fills an array with random bytes. Default: the platform's secure source. */
  readonly randomBytes?: (target: Uint8Array<ArrayBuffer>) => void;
}

const NONCE_BYTES = 12;

/** AES-256-GCM through WebCrypto; each value carries its own nonce. Throws `SEALING_KEY_INVALID` unless the key has 32 bytes. */
export function createSealer(options: SealerOptions): Sealer {
  const { key, randomBytes = secureRandomBytes } = options;
  if (key.length !== 32) {
    throw new JourneyError('SEALING_KEY_INVALID', `a sealing key has 32 bytes, got ${key.length.toString()}`);
  }
  const imported = crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(text) {
      const iv = new Uint8Array(NONCE_BYTES);
      randomBytes(iv);
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        await imported,
        new TextEncoder().encode(text),
      );
      return toBase64(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
    },
    async open(sealed) {
      try {
        const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0));
        const iv = bytes.subarray(0, NONCE_BYTES);
        const opened = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv },
          await imported,
          bytes.subarray(NONCE_BYTES),
        );
        return new TextDecoder().decode(opened);
      } catch (cause) {
        throw new JourneyError(
          'JOURNAL_UNREADABLE',
          'a sealed value does not open: wrong key, or the journal was altered',
          {
            cause,
          },
        );
      }
    },
  };
}

/** Reads a sealing key written as 64 hexadecimal digits. */
export function parseSealingKey(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new JourneyError(
      'SEALING_KEY_INVALID',
      `a sealing key is 64 hexadecimal digits, got ${hex.length.toString()} characters`,
    );
  }
  return Uint8Array.from({ length: 32 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

function secureRandomBytes(target: Uint8Array<ArrayBuffer>): void {
  crypto.getRandomValues(target);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

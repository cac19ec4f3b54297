import { replaceLoneSurrogates } from '../../lone-surrogates.ts';

/** Turns a text into the bytes that are digested. */
export type Charset = (text: string) => Uint8Array;

const QUESTION_MARK = 0x3f;
const encoder = new TextEncoder();

/** UTF-8 with `?` for an unpaired surrogate (R17). */
export function utf8(text: string): Uint8Array {
  return encoder.encode(replaceLoneSurrogates(text));
}

/** UTF-8 with EF BF BD for an unpaired surrogate, as Node and browsers write it. */
export function utf8Replacing(text: string): Uint8Array {
  return encoder.encode(text);
}

/** ISO-8859-1, `?` for what it lacks. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (char) => {
    const code = char.codePointAt(0) ?? QUESTION_MARK;
    return code < 0x100 ? code : QUESTION_MARK;
  });
}

/** UTF-8 taken for ISO-8859-1 and encoded as UTF-8 again. */
export function doubleUtf8(text: string): Uint8Array {
  let read = '';
  for (const byte of utf8(text)) read += String.fromCharCode(byte);
  return encoder.encode(read);
}

/** UTF-16, least significant byte first, no byte order mark. */
export function utf16le(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) & 0xff;
    bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

let gbkCodes: ReadonlyMap<string, number> | null | undefined;

/** Whether this runtime knows GBK, so that {@link gbk} can be built. */
export function hasGbk(): boolean {
  gbkCodes ??= gbkCodes === undefined ? buildGbk() : null;
  return gbkCodes !== null;
}

/** GBK, `?` for what it lacks. Only to be called where {@link hasGbk}. */
export function gbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? QUESTION_MARK;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = hasGbk() ? gbkCodes?.get(char) : undefined;
    if (pair === undefined) bytes.push(QUESTION_MARK);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Platforms ship a GBK decoder only, so the encoder is its table turned round; a line feed keeps broken codes apart. */
function buildGbk(): ReadonlyMap<string, number> | null {
  const decoder = gbkDecoder();
  if (decoder === null) return null;
  const bytes: number[] = [];
  for (let code = 0x8140; code <= 0xfefe; code++) {
    if ((code & 0xff) >= 0x40) bytes.push(code >> 8, code & 0xff, 0x0a);
  }
  const table = new Map<string, number>();
  for (const [index, char] of decoder.decode(Uint8Array.from(bytes)).split('\n').entries()) {
    const code = ((bytes[3 * index] ?? 0) << 8) | (bytes[3 * index + 1] ?? 0);
    if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, code);
  }
  return table;
}

function gbkDecoder(): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder('gbk');
  } catch {
    return null;
  }
}

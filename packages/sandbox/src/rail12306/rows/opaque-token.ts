import type { Random } from '../../core/random.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LINE = /.{76}/g;

/** An opaque token as the service writes one: base64 with line breaks, here decoded (rail12306 §1.6). */
export function opaqueToken(random: Random, length: number): string {
  // a + and a / in every token, so that a wrong encoding shows at once
  const body = `${random.text(length - 6, ALPHABET)}+/${random.text(2, ALPHABET)}==`;
  return body.replace(LINE, '$&\n').replace(/\n?$/, '\n');
}

/** As it stands in rows and pages. */
export function encodeToken(token: string): string {
  return encodeURIComponent(token);
}

/** Decodes until nothing changes, without line breaks; blanks are `+` that a form has lost (rail12306 §1.6). */
export function decodeToken(text: string): string {
  let decoded = text;
  for (;;) {
    const next = decodeOnce(decoded);
    if (next === decoded) return decoded.replace(/[\r\n]/g, '').replaceAll(' ', '+');
    decoded = next;
  }
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

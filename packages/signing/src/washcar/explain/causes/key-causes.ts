import { md5Text } from '#platform';
import { textToBase64 } from '../digests.ts';
import { decodeAgain, encodeComponent } from '../escapes.ts';
import type { Entry, Reading } from '../reading.ts';
import type { Cause, CauseRequest, Variant } from './cause.ts';
import { alone, fixedCause } from './cause.ts';

const SEPARATORS: readonly string[] = ['&', '&key=', '&secret=', 'key=', 'secret=', '&appSecret='];
/** Too many to be tried together with a second cause. */
const RARE_SEPARATORS: readonly string[] = [
  '&app_secret=',
  '&appsecret=',
  '&secretKey=',
  '&secret_key=',
  '&appKey=',
  '&sign=',
  '&signKey=',
  '&token=',
  '|',
  ':',
  ',',
  '.',
  '#',
  '?',
  '-',
  '_',
  '+',
  '=',
  ' ',
  '\n',
];
const FRONT_NAMES: readonly string[] = ['secret=', 'key=', 'appSecret=', 'secretKey='];
const FIELD_NAMES: readonly string[] = ['secret', 'key', 'appSecret', 'app_secret', 'secretKey', 'appKey', 'signKey'];

/** Another key, a key that was damaged on its way, or the key in another place. */
export const KEY_CAUSES: readonly Cause[] = [
  { id: 'wrong-key', variants: wrongKey },
  fixedCause(
    'key-whitespace',
    changed((key) => key.trim(), 'trimmed'),
    changed((key) => `${key}\n`, 'a newline behind'),
    changed((key) => `${key}\r\n`, 'CR LF behind'),
    changed((key) => `${key}\r`, 'CR behind'),
    changed((key) => `${key} `, 'a space behind'),
    changed((key) => ` ${key}`, 'a space in front'),
    changed((key) => ` ${key} `, 'spaces on both sides'),
    changed((key) => `${key}\t`, 'a tab behind'),
    changed((key) => `"${key}"`, 'in double quotes'),
    changed((key) => `'${key}'`, 'in single quotes'),
    changed((key) => `\ufeff${key}`, 'a byte order mark in front'),
    changed((key) => `${key}\u200b`, 'a zero-width space behind'),
    changed((key) => `${key}\u00a0`, 'a no-break space behind'),
    changed(stripped, 'quotes, byte order mark and whitespace removed'),
  ),
  fixedCause(
    'key-altered',
    changed((key) => key.toLowerCase(), 'lowercase'),
    changed((key) => key.toUpperCase(), 'uppercase'),
    changed((key) => key.slice(0, -1), 'its last character lost'),
    changed((key) => key.slice(1), 'its first character lost'),
    alone(changed(encodeComponent, 'URL-encoded')),
    alone(changed(decodeAgain, 'URL-decoded')),
    alone(changed(textToBase64, 'Base64-encoded')),
    alone(changed(fromBase64, 'Base64-decoded')),
    alone(changed(md5Text, 'its MD5')),
    alone(changed((key) => md5Text(key).toUpperCase(), 'its MD5, uppercase')),
  ),
  fixedCause(
    'separator-before-secret',
    ...SEPARATORS.map(separated),
    ...RARE_SEPARATORS.map((separator) => alone(separated(separator))),
  ),
  fixedCause(
    'secret-in-front',
    keyed((text, key) => key + text, 'nothing between'),
    keyed((text, key) => `${key}&${text}`, '"&" between'),
    ...FRONT_NAMES.map((name) => keyed((text, key) => `${name}${key}&${text}`, `as ${name}`)),
  ),
  fixedCause(
    'secret-on-both-sides',
    keyed((text, key) => key + text + key, 'nothing between'),
    keyed((text, key) => `${key}&${text}&${key}`, '"&" between'),
  ),
  { id: 'secret-as-field', variants: secretAsField },
  fixedCause(
    'secret-missing',
    keyed((text) => text),
  ),
];

function changed(secret: Reading['secret'], detail: string): Variant {
  return { overrides: { secret }, detail };
}

function keyed(key: Reading['key'], detail?: string): Variant {
  return detail === undefined ? { overrides: { key } } : { overrides: { key }, detail };
}

function separated(separator: string): Variant {
  return keyed((text, key) => text + separator + key, JSON.stringify(separator));
}

function wrongKey({ candidateSecrets, secret }: CauseRequest): readonly Variant[] {
  return candidateSecrets.flatMap((candidate, index) => {
    return candidate === secret ? [] : [changed(() => candidate, `candidateSecrets[${index}]`)];
  });
}

function secretAsField({ secret }: CauseRequest): readonly Variant[] {
  return FIELD_NAMES.map((name) => {
    const entry: Entry = { name, value: secret, path: [name], origin: 'query', kept: true };
    return { overrides: { extra: [entry], key: (text) => text }, detail: `as ${name}` };
  });
}

function stripped(key: string): string {
  return key.replace(/^[\s"'\ufeff\u200b]+|[\s"'\ufeff\u200b]+$/g, '');
}

function fromBase64(key: string): string {
  try {
    return atob(key);
  } catch {
    return key;
  }
}

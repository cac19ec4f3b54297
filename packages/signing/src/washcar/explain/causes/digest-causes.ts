import type { HashName } from '../digests.ts';
import { hexToBase64, textToBase64 } from '../digests.ts';
import type { TextChange } from '../escapes.ts';
import type { CauseId } from '../cause-id.ts';
import type { Reading } from '../reading.ts';
import type { Cause, CauseRequest, Variant } from './cause.ts';

interface DigestVariant {
  readonly id: CauseId;
  readonly hash?: HashName;
  readonly form?: TextChange;
  /** What a signature of this kind looks like; others need not be computed. */
  readonly looks: RegExp;
  readonly detail?: string;
}

const HEX_32 = /^[0-9a-f]{32}$/;
const HEX_40 = /^[0-9a-f]{40}$/i;
const HEX_64 = /^[0-9a-f]{64}$/i;
const PADDED = /^([\s"']*)[0-9a-f]{32}([\s"']*)$/;
const BASE64_16_BYTES = /^[\w+/-]{22}(==)?$/;

const DIGESTS: readonly DigestVariant[] = [
  { id: 'digest-uppercase', form: uppercase, looks: /^[0-9A-F]{32}$/ },
  { id: 'digest-base64', form: hexToBase64, looks: BASE64_16_BYTES },
  { id: 'digest-base64', form: urlSafe, looks: BASE64_16_BYTES, detail: 'URL-safe alphabet' },
  { id: 'digest-base64', form: urlSafeUnpadded, looks: BASE64_16_BYTES, detail: 'URL-safe alphabet, no padding' },
  { id: 'digest-base64-of-hex', form: textToBase64, looks: /^[\w+/]{43}=$/ },
  { id: 'digest-base64-of-hex', form: upperHexBase64, looks: /^[\w+/]{43}=$/, detail: 'of uppercase hex' },
  { id: 'digest-16', form: middle, looks: /^[0-9a-f]{16}$/, detail: 'characters 9 to 24' },
  { id: 'digest-16', form: (hex) => hex.slice(0, 16), looks: /^[0-9a-f]{16}$/, detail: 'the first 16' },
  { id: 'digest-16', form: (hex) => middle(hex).toUpperCase(), looks: /^[0-9A-F]{16}$/, detail: 'uppercase' },
  { id: 'digest-zeros-lost', form: (hex) => hex.replace(/^0+/, ''), looks: /^[0-9a-f]{1,31}$/, detail: 'in front' },
  { id: 'digest-zeros-lost', form: unpaddedBytes, looks: /^[0-9a-f]{16,31}$/, detail: 'in each byte' },
  { id: 'digest-twice', hash: 'md5-twice', looks: HEX_32 },
  { id: 'digest-hmac-md5', hash: 'hmac-md5', looks: HEX_32 },
  { id: 'digest-sha1', hash: 'sha1', looks: HEX_40 },
  { id: 'digest-sha1', hash: 'sha1', form: uppercase, looks: HEX_40, detail: 'uppercase' },
  { id: 'digest-hmac-sha1', hash: 'hmac-sha1', looks: HEX_40 },
  { id: 'digest-hmac-sha1', hash: 'hmac-sha1', form: hexToBase64, looks: /^[\w+/]{27}=$/, detail: 'Base64' },
  { id: 'digest-sha256', hash: 'sha256', looks: HEX_64 },
  { id: 'digest-sha256', hash: 'sha256', form: uppercase, looks: HEX_64, detail: 'uppercase' },
  { id: 'digest-sha256', hash: 'sha256', form: hexToBase64, looks: /^[\w+/]{43}=$/, detail: 'Base64' },
  { id: 'digest-hmac-sha256', hash: 'hmac-sha256', looks: HEX_64 },
  { id: 'digest-hmac-sha256', hash: 'hmac-sha256', form: uppercase, looks: HEX_64, detail: 'uppercase' },
  { id: 'digest-hmac-sha256', hash: 'hmac-sha256', form: hexToBase64, looks: /^[\w+/]{43}=$/, detail: 'Base64' },
];

/** Another digest, or the digest written in another way. */
export const DIGEST_CAUSES: readonly Cause[] = [
  ...[...new Set(DIGESTS.map(({ id }) => id))].map((id): Cause => {
    return { id, variants: (request) => variantsOf(id, request) };
  }),
  { id: 'digest-padded', variants: padded },
];

/** Whether `expected` looks like any signature that is searched for. */
export function isKnownDigestForm(expected: string): boolean {
  return HEX_32.test(expected) || PADDED.test(expected) || DIGESTS.some(({ looks }) => looks.test(expected));
}

function variantsOf(id: CauseId, { expected }: CauseRequest): readonly Variant[] {
  if (expected === undefined) return [];
  return DIGESTS.filter((digest) => digest.id === id && digest.looks.test(expected)).flatMap(variantsFor);
}

function variantsFor({ hash, form, detail }: DigestVariant): readonly Variant[] {
  const overrides = { ...(hash !== undefined && { hash }), ...(form !== undefined && { form }) };
  const plain = detail === undefined ? { overrides } : { overrides, detail };
  if (hash?.startsWith('hmac-') !== true) return [plain];
  // Usually the secret is the HMAC key only; some sign the text with the secret behind it as well.
  const key: Reading['key'] = (text) => text;
  return [
    { ...plain, overrides: { ...overrides, key } },
    { ...plain, detail: 'with the secret in the text too' },
  ];
}

/** Whitespace or quotes that came along with the signature. */
function padded({ expected = '' }: CauseRequest): readonly Variant[] {
  const [, before = '', after = ''] = PADDED.exec(expected) ?? [];
  return before + after === '' ? [] : [{ overrides: { form: (hex) => before + hex + after } }];
}

function uppercase(hex: string): string {
  return hex.toUpperCase();
}

function urlSafe(hex: string): string {
  return hexToBase64(hex).replaceAll('+', '-').replaceAll('/', '_');
}

function urlSafeUnpadded(hex: string): string {
  return urlSafe(hex).replaceAll('=', '');
}

function upperHexBase64(hex: string): string {
  return textToBase64(hex.toUpperCase());
}

function middle(hex: string): string {
  return hex.slice(8, 24);
}

/** `Integer.toHexString(b & 0xff)` per byte, without a leading zero. */
function unpaddedBytes(hex: string): string {
  return hex.replace(/0(.)|(..)/g, '$1$2');
}

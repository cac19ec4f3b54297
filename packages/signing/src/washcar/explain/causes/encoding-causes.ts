import { doubleUtf8, gbk, hasGbk, latin1, utf16le, utf8Replacing } from '../charsets.ts';
import type { TextChange } from '../escapes.ts';
import {
  decodeAgain,
  encodeComponent,
  encodeDotNet,
  encodeForm,
  encodeLowercase,
  encodeStrict,
  encodeUri,
  escapeMarks,
  plusToSpace,
  spaceToPlus,
} from '../escapes.ts';
import { joinPairs } from '../reading.ts';
import type { Cause, CauseRequest, Variant } from './cause.ts';
import { alone, fixedCause, queryValues } from './cause.ts';

/** URL encoding where there should be none (or the other way round), separators and character sets. */
export const ENCODING_CAUSES: readonly Cause[] = [
  fixedCause(
    'space-as-plus',
    { overrides: { encodeValue: spaceToPlus } },
    { overrides: { query: queryValues(spaceToPlus) }, detail: 'the query only' },
  ),
  fixedCause('plus-as-space', { overrides: { query: queryValues(plusToSpace) } }),
  encodingCause('url-encoded', [
    [encodeComponent, 'encodeURIComponent'],
    [encodeUri, 'encodeURI'],
    [encodeLowercase, 'lowercase escapes'],
  ]),
  encodingCause('url-encoded-form', [
    [encodeForm, 'form encoding'],
    [encodeDotNet, 'HttpUtility of .NET'],
  ]),
  encodingCause('url-encoded-strict', [[encodeStrict, 'RFC 3986']]),
  { ...fixedCause('marks-escaped', { overrides: { encodeValue: escapeMarks } }), family: 'url-encoding' },
  fixedCause(
    'url-encoded-whole',
    { overrides: { wholeText: encodeComponent }, detail: 'before the secret' },
    { overrides: { finalText: encodeComponent }, detail: 'with the secret' },
    { overrides: { wholeText: encodeForm }, detail: 'form encoding, before the secret' },
    { overrides: { finalText: encodeForm }, detail: 'form encoding, with the secret' },
  ),
  fixedCause('url-decoded-twice', { overrides: { query: queryValues(decodeAgain) } }),
  { id: 'query-not-decoded', variants: queryNotDecoded },
  fixedCause(
    'joined-differently',
    ...[
      ['=', ''],
      ['', ''],
      ['', '&'],
      ['=', ','],
      ['=', ';'],
      ['=', '|'],
      ['=', '\n'],
      ['=', '&amp;'],
      [':', '&'],
      [':', ','],
    ].map(([equals = '', and = '']): Variant => {
      const detail = `"${equals}" in pairs, "${and}" between them`;
      return alone({ overrides: { join: (pairs) => joinPairs(pairs, equals, and) }, detail });
    }),
    ...['', '&', ','].map((and): Variant => {
      const detail = `values without names, "${and}" between them`;
      return alone({ overrides: { join: (pairs) => pairs.map(([, value]) => value).join(and) }, detail });
    }),
    { overrides: { wholeText: (text) => `?${text}` }, detail: '"?" in front' },
  ),
  fixedCause(
    'text-recased',
    { overrides: { wholeText: lowercase }, detail: 'lowercase, before the secret' },
    { overrides: { wholeText: uppercase }, detail: 'uppercase, before the secret' },
    { overrides: { finalText: lowercase }, detail: 'lowercase, with the secret' },
    { overrides: { finalText: uppercase }, detail: 'uppercase, with the secret' },
  ),
  { id: 'charset-gbk', variants: () => (hasGbk() ? [{ overrides: { charset: gbk } }] : []) },
  fixedCause('charset-latin1', { overrides: { charset: latin1 } }),
  fixedCause('charset-double-utf8', { overrides: { charset: doubleUtf8 } }),
  fixedCause('charset-utf16', { overrides: { charset: utf16le } }),
  fixedCause('lone-surrogate-replaced', { overrides: { charset: utf8Replacing } }),
];

function encodingCause(id: Cause['id'], encoders: readonly (readonly [TextChange, string])[]): Cause {
  const variants = encoders.flatMap(([encode, detail]): Variant[] => [
    { overrides: { encodeValue: encode }, detail },
    { overrides: { encodeName: encode, encodeValue: encode }, detail: `${detail}, names too` },
    { overrides: { query: queryValues(encode) }, detail: `${detail}, the query only` },
  ]);
  return { id, variants: () => variants, family: 'url-encoding' };
}

/** The query signed as it stands on the wire, escapes and all. */
function queryNotDecoded({ rawQuery }: CauseRequest): readonly Variant[] {
  if (rawQuery === undefined) return [];
  const pairs = rawQuery.replace(/^\?/, '').split('&').filter(Boolean).map(splitPair);
  return [{ overrides: { query: () => pairs } }];
}

function splitPair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function lowercase(text: string): string {
  return text.toLowerCase();
}

function uppercase(text: string): string {
  return text.toUpperCase();
}

import { BLANK_COLUMNS } from '../../blank.ts';
import { asciiEscape, gsonEscape, htmlEscape, jsonEscape, phpEscape, slashEscape } from '../escapes.ts';
import type { JsonScalar } from '../json-tree.ts';
import {
  bigDecimalNumber,
  fastjson2Number,
  gsonNumber,
  jacksonNumber,
  javascriptNumber,
  plainNumber,
  pythonNumber,
  strippedNumber,
  twoDecimals,
} from '../number-forms.ts';
import type { Reading } from '../reading.ts';
import type { Cause } from './cause.ts';
import { fixedCause } from './cause.ts';

/** Numbers, booleans, texts, empties and blanks turned into other text, or left out, before signing. */
export const VALUE_CAUSES: readonly Cause[] = [
  fixedCause('body-reserialized', { overrides: { number: javascriptNumber }, detail: 'numbers through a double' }),
  fixedCause('number-as-bigdecimal', { overrides: { number: bigDecimalNumber } }),
  fixedCause('number-as-fastjson2', { overrides: { number: fastjson2Number } }),
  fixedCause('number-as-double', { overrides: { number: jacksonNumber } }),
  fixedCause('number-as-gson-double', { overrides: { number: gsonNumber } }),
  fixedCause(
    'number-plain',
    { overrides: { number: plainNumber }, detail: 'toPlainString' },
    { overrides: { number: strippedNumber }, detail: 'trailing zeros stripped' },
  ),
  fixedCause('number-as-python-float', { overrides: { number: pythonNumber } }),
  fixedCause('number-two-decimals', { overrides: { number: twoDecimals } }),
  fixedCause(
    'falsy-dropped',
    { overrides: { falsy: isFalsy }, detail: '0 and false' },
    { overrides: { falsy: isZero }, detail: '0' },
    { overrides: { falsy: isFalse }, detail: 'false' },
    { overrides: { falsy: isPhpEmpty }, detail: '0, false and "0"' },
  ),
  fixedCause(
    'empty-kept',
    { overrides: { empties: 'keep' }, detail: 'as name=' },
    { overrides: { empties: 'keep-in-body' }, detail: 'as name=, in the body' },
    { overrides: { empties: 'keep-in-query' }, detail: 'as name=, in the query' },
    { overrides: { empties: 'keep', blank: isNeverBlank }, detail: 'as name=, blanks too' },
  ),
  fixedCause(
    'null-kept',
    ...['null', '', 'undefined', 'None', 'nil'].map((nulls) => {
      return { overrides: { nulls }, detail: nulls === '' ? 'as empty text' : `as "${nulls}"` };
    }),
  ),
  fixedCause(
    'empty-container-kept',
    { overrides: { emptyObject: '{}', emptyArray: '[]' }, detail: 'as {} and []' },
    { overrides: { emptyObject: '', emptyArray: '' }, detail: 'as empty text' },
    { overrides: { emptyObject: '{}' }, detail: '{} only' },
    { overrides: { emptyArray: '[]' }, detail: '[] only' },
    { overrides: { emptyObject: '[object Object]', emptyArray: '' }, detail: 'as String() of JavaScript gives them' },
  ),
  fixedCause('blank-kept', { overrides: { blank: isNeverBlank } }),
  fixedCause('blank-javascript-trim', { overrides: { blank: column('javascript') } }),
  fixedCause('blank-java-trim', { overrides: { blank: column('ascii') } }),
  fixedCause('blank-hutool', { overrides: { blank: column('hutool') } }),
  fixedCause(
    'values-trimmed',
    { overrides: { text: trimmed }, detail: 'trim() of JavaScript' },
    { overrides: { text: (value) => value.replace(/^[\0- ]+|[\0- ]+$/g, '') }, detail: 'trim() of Java' },
    { overrides: { text: inBody(trimmed) }, detail: 'the body only' },
    { overrides: { text: inQuery(trimmed) }, detail: 'the query only' },
  ),
  fixedCause(
    'unicode-normalized',
    ...(['NFC', 'NFD', 'NFKC'] as const).map((form) => {
      return { overrides: { text: (value: string) => value.normalize(form) }, detail: form };
    }),
  ),
  fixedCause(
    'boolean-as-number',
    { overrides: { boolean: (literal) => (literal === 'true' ? '1' : '0') }, detail: '1 and 0' },
    { overrides: { boolean: (literal) => (literal === 'true' ? '1' : '') }, detail: '1 and empty text, as in PHP' },
    { overrides: { boolean: (literal) => (literal === 'true' ? 'Y' : 'N') }, detail: 'Y and N' },
  ),
  fixedCause(
    'boolean-capitalized',
    { overrides: { boolean: (literal) => (literal === 'true' ? 'True' : 'False') }, detail: 'True and False' },
    { overrides: { boolean: (literal) => literal.toUpperCase() }, detail: 'TRUE and FALSE' },
  ),
  fixedCause(
    'escapes-changed',
    { overrides: { text: inBody((_, source) => source) }, detail: 'as written in the body' },
    { overrides: { text: inBody(jsonEscape) }, detail: 'as JSON.stringify writes them' },
    { overrides: { text: inBody(slashEscape) }, detail: '/ as \\/' },
    { overrides: { text: inBody(asciiEscape) }, detail: 'non-ASCII as \\uXXXX' },
    { overrides: { text: inBody(phpEscape) }, detail: '/ as \\/ and non-ASCII as \\uXXXX' },
    { overrides: { text: inBody(gsonEscape) }, detail: "<>&=' as \\uXXXX" },
  ),
  fixedCause('html-escaped', { overrides: { text: htmlEscape } }),
];

function trimmed(value: string): string {
  return value.trim();
}

function inBody(change: (value: string, source: string) => string): Reading['text'] {
  return (value, source, origin) => (origin === 'body' ? change(value, source) : value);
}

function inQuery(change: (value: string) => string): Reading['text'] {
  return (value, _, origin) => (origin === 'query' ? change(value) : value);
}

function isFalsy(scalar: JsonScalar): boolean {
  return isZero(scalar) || isFalse(scalar);
}

function isZero(scalar: JsonScalar): boolean {
  return scalar.kind === 'number' && Number(scalar.source) === 0;
}

function isFalse(scalar: JsonScalar): boolean {
  return scalar.kind === 'boolean' && scalar.source === 'false';
}

function isPhpEmpty(scalar: JsonScalar): boolean {
  return isFalsy(scalar) || (scalar.kind === 'text' && scalar.value === '0');
}

/** The empty text has left by then, unless a reading keeps it. */
function isNeverBlank(): boolean {
  return false;
}

function column(name: keyof typeof BLANK_COLUMNS): Reading['blank'] {
  return (value) => BLANK_COLUMNS[name].test(value);
}

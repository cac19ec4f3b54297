import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toJsonSchema } from '../json-schema.ts';
import { parseJson } from '../json/parse-json.ts';
import { stringifyJson } from '../json/stringify-json.ts';
import { digitId } from './digit-id.ts';
import { booleanText, yesNo, zeroOne, zeroOneText } from './flags.ts';
import { jsonString } from './json-string.ts';
import { anyMoney, decimalMoney, integerMoney, numberMoney, prefixedMoney } from './money.ts';
import { percentEncoded } from './percent-encoded.ts';
import { separated, separatedRow } from './separated.ts';
import { compactDate, compactDateTime, epochMs, epochSeconds, isoInstant, localDateTime } from './time.ts';

const minor = fc.integer({ min: -1e12, max: 1e12 });
const digits = fc.stringMatching(/^[1-9]\d{0,29}$/);
const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const wholeSecond = date.map((value) => new Date(Math.floor(value.getTime() / 1000) * 1000));
const cell = fc.string().filter((value) => !value.includes('|'));

/** Every codec with values of its app side; the loop below proves the round trip and the schema. */
const codecs: readonly (readonly [string, z.ZodType, fc.Arbitrary<unknown>])[] = [
  ['integerMoney', integerMoney(), minor],
  ['decimalMoney', decimalMoney(), minor],
  ['decimalMoney without fraction', decimalMoney({ fractionDigits: 0 }), minor],
  ['prefixedMoney', prefixedMoney({ prefix: '¥' }), minor],
  ['numberMoney', numberMoney(), minor],
  ['anyMoney', anyMoney(), minor],
  ['digitId', digitId(), digits],
  ['digitId as number', digitId({ wire: 'number' }), digits],
  ['yesNo', yesNo(), fc.boolean()],
  ['booleanText', booleanText(), fc.boolean()],
  ['zeroOne', zeroOne(), fc.boolean()],
  ['zeroOneText', zeroOneText(), fc.boolean()],
  ['jsonString', jsonString(z.array(z.int())), fc.array(fc.integer())],
  ['epochMs', epochMs(), date],
  ['epochSeconds', epochSeconds(), wholeSecond],
  ['isoInstant', isoInstant(), date],
  ['localDateTime +08:00', localDateTime('+08:00'), wholeSecond],
  ['localDateTime +09:00', localDateTime('+09:00'), wholeSecond],
  ['compactDateTime', compactDateTime('+09:00'), wholeSecond],
  ['compactDate', compactDate(), date.map((value) => value.toISOString().slice(0, 10))],
  ['percentEncoded', percentEncoded(), fc.string({ unit: 'grapheme' })],
  ['separated', separated(), fc.array(cell, { minLength: 1 })],
  ['separatedRow', separatedRow(['a', 'b']), fc.record({ a: cell, b: cell, rest: fc.array(cell) })],
];

describe.each(codecs)('%s', (_name, codec, values) => {
  test('gives back any value after a trip over a JSON wire', () => {
    fc.assert(
      fc.property(values, (value) => {
        const wire = parseJson(stringifyJson(z.encode(codec, value)));
        expect(z.decode(codec, wire)).toEqual(value);
      }),
    );
  });

  test('states its wire side as JSON Schema', () => {
    const schema = toJsonSchema(codec);
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(Object.keys(schema).length).toBeGreaterThan(1);
  });
});

const wireForms: readonly (readonly [string, z.ZodType, unknown, unknown])[] = [
  ['decimalMoney', decimalMoney(), '108.90', 10890],
  ['decimalMoney short', decimalMoney(), '34.5', 3450],
  ['decimalMoney negative', decimalMoney(), '-0.05', -5],
  ['decimalMoney surplus zeros', decimalMoney(), '1.2300', 123],
  ['prefixedMoney', prefixedMoney({ prefix: '¥' }), '¥34.5', 3450],
  ['numberMoney', numberMoney(), 108.9, 10890],
  ['numberMoney that floats get wrong', numberMoney(), 1.005e2, 10050],
  ['anyMoney from a number', anyMoney(), 0.1, 10],
  ['anyMoney from text', anyMoney(), '0.1', 10],
  ['digitId from a number', digitId(), 42, '42'],
  ['digitId with leading zeros', digitId(), '007', '007'],
  ['epochSeconds', epochSeconds(), 1768530000, new Date('2026-01-16T02:20:00Z')],
  ['localDateTime +08:00', localDateTime('+08:00'), '2026-01-16 10:20:00', new Date('2026-01-16T02:20:00Z')],
  ['localDateTime +09:00', localDateTime('+09:00'), '2026-01-16 11:20:00', new Date('2026-01-16T02:20:00Z')],
  ['compactDateTime', compactDateTime('+08:00'), '20260116102000', new Date('2026-01-16T02:20:00Z')],
  ['compactDate', compactDate(), '20260116', '2026-01-16'],
  ['percentEncoded', percentEncoded(), 'a%2Bb%2F%3D', 'a+b/='],
  ['separated empty', separated(), '', ['']],
  ['separatedRow', separatedRow(['a', 'b']), '1|2|3|', { a: '1', b: '2', rest: ['3', ''] }],
  [
    'jsonString with a long integer',
    jsonString(z.object({ id: digitId() })),
    '{"id":6478994818521140385}',
    { id: '6478994818521140385' },
  ],
];

test.each(wireForms)('%s reads its literal wire form', (_name, codec, wire, value) => {
  expect(z.decode(codec, wire)).toEqual(value);
});

const refusals: readonly (readonly [string, z.ZodType, unknown])[] = [
  ['decimalMoney with a third digit', decimalMoney(), '1.005'],
  ['decimalMoney with an exponent', decimalMoney(), '1e3'],
  ['decimalMoney beyond exact integers', decimalMoney(), '99999999999999999'],
  ['prefixedMoney without its mark', prefixedMoney({ prefix: '¥' }), '34.5'],
  ['numberMoney with a third digit', numberMoney(), 1.005],
  ['digitId from an inexact number', digitId(), 2 ** 53],
  ['digitId from letters', digitId(), '12a'],
  ['yesNo from lower case', yesNo(), 'y'],
  ['booleanText from a boolean', booleanText(), true],
  ['zeroOne from text', zeroOne(), '1'],
  ['localDateTime on February 30', localDateTime('+08:00'), '2026-02-30 00:00:00'],
  ['localDateTime at hour 24', localDateTime('+08:00'), '2026-02-03 24:00:00'],
  ['compactDate on February 30', compactDate(), '20260230'],
  ['percentEncoded with half an escape', percentEncoded(), '%E5%9'],
  ['separatedRow that is short', separatedRow(['a', 'b']), 'x'],
  ['jsonString of no JSON', jsonString(z.unknown()), '{'],
];

test.each(refusals)('%s is refused', (_name, codec, wire) => {
  expect(z.safeDecode(codec, wire).success).toBe(false);
});

test('separated refuses to write a cell that holds the separator', () => {
  expect(z.safeEncode(separated(), ['a|b']).success).toBe(false);
});

test('digitId writes an integer literal of any length', () => {
  const schema = z.object({ requestId: digitId({ wire: 'number' }) });
  expect(stringifyJson(z.encode(schema, { requestId: '6478994818521140385' }))).toBe(
    '{"requestId":6478994818521140385}',
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isContractError } from '../errors.ts';
import { parseJson } from './parse-json.ts';
import { stringifyJson } from './stringify-json.ts';

const LONG = '6478994818521140385';

describe('parseJson', () => {
  test.each([
    ['a member', `{"requestId":${LONG}}`, { requestId: LONG }],
    ['an array item', `[1, ${LONG}]`, [1, LONG]],
    ['a root value', LONG, LONG],
    ['a negative integer', `{"a" : -${LONG}}`, { a: `-${LONG}` }],
    ['the largest exact integer', '{"a":9007199254740991}', { a: 9007199254740991 }],
    ['the first inexact integer', '{"a":9007199254740992}', { a: '9007199254740992' }],
    ['digits inside a string', `{"a":"x:${LONG}, \\"y\\":${LONG}"}`, { a: `x:${LONG}, "y":${LONG}` }],
    ['a long fraction', '{"a":0.12345678901234567890}', { a: Number('0.12345678901234568') }],
    ['a long number with an exponent', '{"a":12345678901234567890e2}', { a: Number('12345678901234567890e2') }],
    ['an escaped quote before digits', `{"a\\"":${LONG}}`, { 'a"': LONG }],
  ])('keeps %s', (_name, text, expected) => {
    expect(parseJson(text)).toEqual(expected);
  });

  test.each([
    ['an unquoted long name', `{${LONG}:1}`],
    ['an unquoted long name before a line break', `{${LONG}\n:1}`],
    ['leading zeros', '[00000000000000000001]'],
    ['a plus sign', `[+${LONG}]`],
    ['a trailing dot', `[${LONG}.]`],
    ['letters behind the digits', `[${LONG}x]`],
    ['two documents', `${LONG} ${LONG}`],
    ['an empty text', ''],
    ['markup', '<html>secret</html>'],
  ])('refuses %s without quoting it', (_name, text) => {
    try {
      parseJson(text);
    } catch (error) {
      expect(isContractError(error) && error.code).toBe('JSON_INVALID');
      expect(String(error)).not.toMatch(/6478|secret/);
      return;
    }
    expect.unreachable('the text was accepted');
  });

  test('reads what JSON.parse reads, for any value without long integers', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const plain: unknown = JSON.parse(text);
        const mine = JSON.stringify(parseJson(text));
        fc.pre(!/\d{16}/.test(text));
        expect(mine).toBe(JSON.stringify(plain));
      }),
    );
  });

  test('reads back any integer that stringifyJson writes from a bigint', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.string(), (integer, text) => {
        const read = parseJson(stringifyJson({ integer, text, list: [integer] })) as Record<string, unknown>;
        expect(String(read.integer)).toBe(integer.toString());
        expect(read.text).toBe(text);
        expect((read.list as unknown[]).map(String)).toEqual([integer.toString()]);
      }),
    );
  });
});

describe('stringifyJson', () => {
  test('writes what JSON.stringify writes, for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stringifyJson(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  test('leaves out undefined members and writes dates as JSON.stringify does', () => {
    const value = { gone: undefined, at: new Date(0), list: [undefined] };
    expect(stringifyJson(value)).toBe('{"at":"1970-01-01T00:00:00.000Z","list":[null]}');
  });

  test.each([
    ['NaN', Number.NaN],
    ['a function', () => 1],
    ['undefined', undefined],
  ])('refuses %s', (_name, value) => {
    expect(() => stringifyJson(value)).toThrow(expect.objectContaining({ code: 'JSON_UNWRITABLE' }) as Error);
  });

  test('refuses a cycle', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => stringifyJson(cycle)).toThrow(expect.objectContaining({ code: 'JSON_UNWRITABLE' }) as Error);
  });
});

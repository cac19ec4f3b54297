import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { canonicalize, sign } from '../src/index.ts';

const refusal = (code: string, path: string, reason?: string) =>
  expect.objectContaining({ code, path, ...(reason !== undefined && { reason }) }) as Error;

describe('a body value', () => {
  test('is signed as its JSON text', () => {
    const body = { a: 1, b: [true, { c: 'x' }], d: 108.9, e: { f: '名' }, g: undefined, h: null, i: '' };
    const secret = 'SyntheticValue001';
    expect(sign({ body, secret }).sign).toBe(sign({ bodyText: JSON.stringify(body), secret }).sign);
  });

  test('may hold bigint within 64 bits', () => {
    expect(canonicalize({ body: { id: 9223372036854775807n } }).stringA).toBe('id=9223372036854775807');
    expect(() => canonicalize({ body: { id: 9223372036854775808n } })).toThrow(
      refusal('NOT_PORTABLE', 'id', 'NUMBER_FORM'),
    );
  });

  test('may come from another realm', () => {
    const body = runInNewContext('({ a: { b: [1] } })') as Record<string, unknown>;
    expect(canonicalize({ body }).stringA).toBe('a.b[0]=1');
  });

  test('keeps an own __proto__', () => {
    expect(canonicalize({ body: JSON.parse('{"__proto__":{"x":1}}') as Record<string, unknown> }).stringA).toBe(
      '__proto__.x=1',
    );
  });

  test.each<[string, unknown, string, string, string?]>([
    ['NaN', { a: [Number.NaN] }, 'UNSUPPORTED_VALUE', 'a[0]'],
    ['an infinite number', { a: -Infinity }, 'UNSUPPORTED_VALUE', 'a'],
    ['minus zero', { a: -0 }, 'NOT_PORTABLE', 'a', 'NUMBER_FORM'],
    ['an unsafe integer', { o: { a: 2 ** 53 } }, 'NOT_PORTABLE', 'o.a', 'NUMBER_FORM'],
    ['a tiny number', { a: 1e-7 }, 'NOT_PORTABLE', 'a', 'NUMBER_FORM'],
    ['a date', { o: { at: new Date(0) } }, 'UNSUPPORTED_VALUE', 'o.at'],
    ['a map', { a: new Map() }, 'UNSUPPORTED_VALUE', 'a'],
    ['a function', { a: () => 1 }, 'UNSUPPORTED_VALUE', 'a'],
    ['a symbol', { a: Symbol('s') }, 'UNSUPPORTED_VALUE', 'a'],
    ['undefined in an array', { a: [undefined] }, 'NOT_PORTABLE', 'a[0]', 'HOLE_IN_ARRAY'],
    [
      'a hole in an array',
      { a: Array.from({ length: 1 }).concat(1).fill(1, 1).slice(0) },
      'NOT_PORTABLE',
      'a[0]',
      'HOLE_IN_ARRAY',
    ],
    ['half a surrogate pair', { a: '\ud83d' }, 'NOT_PORTABLE', 'a', 'UNPAIRED_SURROGATE'],
    ['a reserved name', { sign: 'x' }, 'NOT_PORTABLE', 'sign', 'RESERVED_NAME'],
    ['a dotted name', { 'a.b': 1 }, 'NOT_PORTABLE', 'a.b', 'NAME_CHARS'],
  ])('refuses %s, naming the path', (_, body, code, path, reason) => {
    expect(() => canonicalize({ body: body as Record<string, unknown> })).toThrow(refusal(code, path, reason));
  });

  test('refuses one that contains itself', () => {
    const body: Record<string, unknown> = {};
    body.self = { body };
    expect(() => canonicalize({ body })).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_VALUE' }) as Error);
  });

  test('refuses one too deep, however deep', () => {
    let body: Record<string, unknown> = { a: 1 };
    for (let depth = 0; depth < 100_000; depth++) body = { o: body };
    expect(() => canonicalize({ body })).toThrow(expect.objectContaining({ code: 'TOO_DEEP' }) as Error);
  });

  test.each([[[1]], ['text'], [1], [null]])('refuses %j for a body', (body) => {
    expect(() => canonicalize({ body: body as never })).toThrow(
      expect.objectContaining({ code: 'INVALID_BODY' }) as Error,
    );
  });

  test('refuses a text besides it', () => {
    expect(() => canonicalize({ body: {}, bodyText: '{}' })).toThrow(
      expect.objectContaining({ code: 'INVALID_BODY' }) as Error,
    );
  });
});

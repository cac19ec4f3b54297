import { describe, expect, test } from 'vitest';
import { canonicalize, createSecret, sign } from '../src/index.ts';

const LONE = '\ud83d';

describe('the canonical text', () => {
  test.each<[string, string, string]>([
    ['drops a null that follows a value (R11)', '{"a":1,"a":null}', ''],
    ['drops an empty object that follows a value', '{"a":1,"a":{},"b":2}', 'b=2'],
    ['keeps the last of repeated objects, whole', '{"a":{"x":1},"a":{"y":2}}', 'a.y=2'],
    ['keeps the last of repeated members at depth', '{"o":{"a":{"x":1},"a":[2]}}', 'o.a[0]=2'],
    ['keeps the last of members repeated through an escape', String.raw`{"a":{"x":1},"\u0061":3}`, 'a=3'],
    ['lets the later of two routes win', '{"a.b":1,"a":{"b":2}}', 'a.b=2'],
    ['lets the later of two routes win the other way round', '{"a":{"b":2},"a.b":1}', 'a.b=1'],
    ['keeps the first route when the second gives nothing (R5)', '{"a.b":1,"a":{"b":null}}', 'a.b=1'],
    ['keeps the first route when the second is empty text', '{"a.b":1,"a":{"b":""}}', 'a.b=1'],
    ['lets a blank text replace before it is dropped (R12)', '{"a.b":1,"a":{"b":" "}}', ''],
    ['counts dropped elements (R5)', '{"a":[null,"",{},[],"x"]}', 'a[4]=x'],
    ['takes no dot after an empty prefix (R3)', '{"":{"x":1}}', 'x=1'],
    ['takes a dot after an element, also before an empty name', '{"a":[{"":1}]}', 'a[0].=1'],
    ['gives an empty name its equals sign', '{"":1}', '=1'],
    ['flattens a root array', '[{"a":1},2,[3]]', '[0].a=1&[1]=2&[2][0]=3'],
    ['drops the flat name sign alone (R13)', '{"sign":"x","order":{"sign":"y"},"Sign":"z"}', 'Sign=z&order.sign=y'],
    ['keeps sign.x', '{"sign":{"x":1}}', 'sign.x=1'],
    [
      'keeps __proto__ and constructor',
      '{"__proto__":1,"constructor":{"__proto__":2}}',
      '__proto__=1&constructor.__proto__=2',
    ],
    ['keeps the spelling of numbers (R7)', '{"a":1.0,"b":-0,"c":1E400,"d":108.90}', 'a=1.0&b=-0&c=1E400&d=108.90'],
    ['writes booleans (R6)', '{"a":true,"b":false}', 'a=true&b=false'],
    ['decodes every escape (R8)', String.raw`{"a":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00"}`, 'a="\\/\b\f\n\r\té😀'],
    ['escapes nothing (R15)', '{"a":"x&y=z%20+"}', 'a=x&y=z%20+'],
    ['sorts by UTF-16 unit (R14)', '{"\uff21":1,"\u{1f600}":2,"z":3,"Z":4}', 'Z=4&z=3&\u{1f600}=2&\uff21=1'],
    ['sorts names, not name=value', '{"a":1,"a.b":2,"a-b":3,"a0":4}', 'a=1&a-b=3&a.b=2&a0=4'],
  ])('%s', (_, bodyText, stringA) => {
    expect(canonicalize({ query: {}, bodyText }).stringA).toBe(stringA);
  });

  test.each([null, '', ' \r\n\t', 'null', ' null ', '{}'])('has no body parameters for %j (R2)', (bodyText) => {
    expect(canonicalize({ query: { a: '1' }, bodyText }).stringA).toBe('a=1');
  });

  test('signs the first of repeated query values, also when it is empty (R9)', () => {
    expect(
      canonicalize({
        query: [
          ['ids', '1'],
          ['ids', '2'],
        ],
      }).stringA,
    ).toBe('ids=1');
    expect(
      canonicalize({
        query: [
          ['ids', ''],
          ['ids', '2'],
          ['a', 'b'],
        ],
      }).stringA,
    ).toBe('a=b');
    const many = Array.from({ length: 40 }, (_, index) => [`n${index % 20}`, String(index)] as const);
    expect(canonicalize({ query: many }).pairs).toHaveLength(20);
  });

  test('lets the body win over the query (R10), but not with nothing', () => {
    expect(canonicalize({ query: { a: 'q' }, bodyText: '{"a":"b"}' }).stringA).toBe('a=b');
    expect(canonicalize({ query: { a: 'q' }, bodyText: '{"a":null}' }).stringA).toBe('a=q');
  });

  test('gives pairs that name and value cannot blur', () => {
    const { pairs } = canonicalize({ query: { 'a=b': 'c&d', 名: '值=1' }, bodyText: '{"x&y":"🚗"}' });
    expect(pairs).toEqual([
      ['a=b', 'c&d'],
      ['x&y', '🚗'],
      ['名', '值=1'],
    ]);
  });
});

describe('an unpaired surrogate', () => {
  test.each([
    ['in a query value', { a: `x${LONE}` }, null, `a=x${LONE}`, 'a=x?'],
    ['in a query name', { [`x${LONE}`]: '1' }, null, `x${LONE}=1`, 'x?=1'],
    ['raw in the body', {}, `{"a":"${LONE}"}`, `a=${LONE}`, 'a=?'],
    ['escaped in the body', {}, String.raw`{"a":"\ud83d-\ude00"}`, 'a=\ud83d-\ude00', 'a=?-?'],
    ['in a body name', {}, String.raw`{"\udE00":1}`, '\ude00=1', '?=1'],
    ['twice the high half', {}, String.raw`{"a":"\ud83d\ud83d\ude00"}`, 'a=\ud83d\u{1f600}', 'a=?\u{1f600}'],
  ])('%s stays in stringA and is digested as a question mark (R17)', (_, query, bodyText, stringA, digested) => {
    const signed = sign({ query, bodyText, secret: 'SyntheticKey' });
    expect(signed.stringA).toBe(stringA);
    const [name = '', value = ''] = digested.split('=');
    expect(signed.sign).toBe(sign({ query: { [name]: value }, secret: 'SyntheticKey' }).sign);
  });
});

describe('a body that is not JSON', () => {
  test.each([
    '{',
    '}',
    '{"a":1,}',
    '[1,]',
    '{a:1}',
    "{'a':1}",
    '{"a":01}',
    '{"a":+1}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":-}',
    '{"a":1e}',
    '{"a":1e+}',
    '{"a":NaN}',
    '{"a":Infinity}',
    '{"a":tru}',
    '{"a":nul}',
    '{"a":"x\ty"}',
    '{"a":"x\u0000"}',
    '{"a":"x\n"}',
    String.raw`{"a":"\x41"}`,
    String.raw`{"a":"\u12G4"}`,
    String.raw`{"a":"\u12"}`,
    '{"a":"',
    String.raw`{"a":"\"`,
    '{}{}',
    '{} x',
    '\ufeff{"a":1}',
    '{"a":1}\ufeff',
    '\u000b{}',
    '\u00a0{}',
    '{"a":1 /* c */}',
    '// c\n{}',
    '{"a" 1}',
    '{"a":}',
    '{"a":1 "b":2}',
    '{,}',
    '[,]',
    '{"a":0x1}',
    '{"a":1_0}',
    '\0',
    '{"a":１}',
    'undefined',
  ])('is refused: %j', (bodyText) => {
    expect(() => canonicalize({ query: {}, bodyText })).toThrow(
      expect.objectContaining({ code: 'MALFORMED_JSON', offset: expect.any(Number) as number }) as Error,
    );
    expect(() => JSON.parse(bodyText) as unknown).toThrow();
  });

  test.each(['"a"', '1', '-0', 'true', 'false', ' "x" '])('or is no object is refused: %s', (bodyText) => {
    expect(() => canonicalize({ query: {}, bodyText })).toThrow(
      expect.objectContaining({ code: 'BODY_NOT_OBJECT' }) as Error,
    );
  });

  test('is not quoted in the message', () => {
    const bodyText = '{"mobile":"10012345678" oops';
    expect(() => canonicalize({ query: {}, bodyText })).toThrow(/offset 24\. /);
    expect(() => canonicalize({ query: {}, bodyText })).not.toThrow(/10012345678|oops/);
  });
});

describe('a large body', () => {
  test('may nest a thousand levels and no more', () => {
    const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}7${']'.repeat(depth - 1)}}`;
    expect(canonicalize({ bodyText: nested(1000) }).stringA).toBe(`a${'[0]'.repeat(999)}=7`);
    for (const depth of [1001, 100_000]) {
      expect(() => canonicalize({ bodyText: nested(depth) })).toThrow(
        expect.objectContaining({ code: 'TOO_DEEP' }) as Error,
      );
    }
  });

  test('of a hundred thousand members, all repeated once, is flattened in linear time', () => {
    const members = Array.from({ length: 100_000 }, (_, index) => `"k${index % 50_000}":[${index}]`);
    const { pairs } = canonicalize({ bodyText: `{${members.join(',')}}` });
    expect(pairs).toHaveLength(50_000);
    expect(pairs.find(([name]) => name === 'k49999[0]')?.[1]).toBe('99999');
  });

  test('that would flatten to gigabytes is refused', () => {
    const bodyText = `{"${'x'.repeat(100_000)}":[${'1,'.repeat(100_000)}1]}`;
    expect(() => canonicalize({ bodyText })).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }) as Error);
  });
});

describe('the secret', () => {
  test('is taken as it is, without trimming', () => {
    const signs = ['k', ' k', 'k ', 'k\n', '\ufeffk'].map((secret) => sign({ query: { a: '1' }, secret }).sign);
    expect(new Set(signs).size).toBe(5);
  });

  test('may be held in a Secret', () => {
    const query = { a: '1' };
    expect(sign({ query, secret: createSecret('SyntheticKey') }).sign).toBe(
      sign({ query, secret: 'SyntheticKey' }).sign,
    );
  });

  test.each([
    ['', 'an empty text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [42, 'number'],
  ])('is refused as %j', (secret, came) => {
    expect(() => sign({ query: {}, secret: secret as never })).toThrow(
      expect.objectContaining({ code: 'INVALID_SECRET', message: expect.stringContaining(came) as string }) as Error,
    );
  });

  test('joins a half surrogate at its beginning to the one before it, as text does', () => {
    const split = sign({ query: { a: '\ud83d' }, secret: '\ude00k' }).sign;
    expect(split).toBe(sign({ query: { a: '\u{1f600}' }, secret: 'k' }).sign);
  });
});

test.each([[null], ['a=1'], [[['a']]], [[['a', 1]]], [{ a: 1 }], [[[1, 'a']]]])('a query of %j is refused', (query) => {
  expect(() => canonicalize({ query: query as never })).toThrow(
    expect.objectContaining({ code: 'INVALID_QUERY' }) as Error,
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinFast } from './fast-join.ts';
import { FlatPairs } from './flat-pairs.ts';
import { flattenText } from './flatten-text.ts';
import { addQuery, type QueryInput } from './query-input.ts';

function joinGeneral(query: QueryInput, bodyText: string | null, secret: string) {
  const pairs = new FlatPairs();
  addQuery(query, pairs);
  if (bodyText !== null) flattenText(bodyText, pairs);
  return pairs.join(secret);
}

/** The fast way must give what the general way gives, or nothing; an error of the general way must give nothing. */
function expectAgreement(query: QueryInput, bodyText: string | null, secret: string): void {
  const fast = joinFast(query, bodyText, secret);
  if (fast === undefined) return;
  const general = joinGeneral(query, bodyText, secret);
  expect(fast.stringA).toBe(general.stringA);
  expect(fast.digest).toBe(general.digest);
  expect(fast.cuts).toEqual(general.cuts);
}

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', maxLength: 40 }),
  fc.constantFrom('', ' ', '\u3000', '\u2003x', '、', '请提前联系', '\ud83d', '\u{1f697}', '\uff21', 'sign', '\ufeff'),
);
const names = fc.oneof(texts, fc.constantFrom('a', 'b', 'sign', 'a.b', 'a[0]', '__proto__', 'appId'));
const bodies = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(texts, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 6 }),
  ),
})).value;

describe('the fast way', () => {
  test('agrees with the general way on any query, body and secret', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, texts), { maxLength: 6 }), bodies, texts, (query, body, secret) => {
        expectAgreement(query, JSON.stringify(body), secret);
        expectAgreement(Object.fromEntries(query), JSON.stringify(body, null, 1), secret);
      }),
      { numRuns: 1000 },
    );
  });

  test('agrees with the general way on broken JSON', () => {
    const tokens = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"b"',
      '1',
      '01',
      '-',
      '1.',
      '.5',
      '1e3',
      'true',
      'nul',
      'null',
      ' ',
      '\t',
      '"\t"',
      '\u00a0',
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 12 }), (parts) => {
        expectAgreement([], parts.join(''), 'k');
        expectAgreement([], `{"x":${parts.join('')}}`, 'k');
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['a flat ASCII request', { a: '1', b: 'two' }, '{"c":true,"d":-0.5,"e":[1,{"f":"g"}]}'],
    ['Chinese text', { keyword: '精致洗车' }, '{"商品":"标准洗车","remark":"🚗 请提前联系"}'],
    ['null and empty members', {}, '{"a":null,"b":"","c":{},"d":[],"e":1}'],
    ['no body', { a: '1' }, null],
    ['a sign in the query', { a: '1', sign: 'ffff' }, '{}'],
  ])('takes %s', (_, query, bodyText) => {
    expect(joinFast(query, bodyText, 'SyntheticKey')).toBeDefined();
    expectAgreement(query, bodyText, 'SyntheticKey');
  });

  test.each([
    ['an escape', {}, String.raw`{"a":"\n"}`],
    ['a blank', {}, '{"a":" "}'],
    ['a full-width blank', {}, '{"a":"\u3000"}'],
    ['half a surrogate pair', { a: '\ud83d' }, null],
    ['a repeated member', {}, '{"a":1,"a":2}'],
    ['a name in query and body', { a: '1' }, '{"a":2}'],
    ['a root array', {}, '[1]'],
    ['an exponent', {}, '{"a":1e3}'],
    ['an empty name', {}, '{"":1}'],
    ['names that sort otherwise in UTF-8', {}, '{"\uff21":1,"\u{1f600}":2}'],
    ['broken JSON', {}, '{"a":1'],
  ])('leaves %s to the general way', (_, query, bodyText) => {
    expect(joinFast(query, bodyText, 'SyntheticKey')).toBeUndefined();
  });

  test('is not confused by a query that signs something while it is read', () => {
    const query = {
      a: '1',
      get b() {
        joinFast({ z: '9' }, '{"y":8}', 'Other');
        return '2';
      },
    };
    expect(joinFast(query, null, 'k')).toBeUndefined();
  });
});

describe('a request as large as the block of bytes', () => {
  const sizes = Array.from({ length: 24 }, (_, index) => 16 * 1024 - 20 + index);

  test.each([...sizes, 5461, 5462, 5450, 16 * 1024 * 2])('of %i bytes is signed right', (size) => {
    const bodyText = `{"a":"${'x'.repeat(size - 8)}"}`;
    expectAgreement([], bodyText, 'SyntheticKey');
    expectAgreement({ q: 'y'.repeat(size) }, null, 'SyntheticKey');
  });

  test('may reach the end with names of nested members', () => {
    for (let length = 1; length < 700; length += 7) {
      const inner = Array.from({ length: 60 }, (_, index) => `"k${index}":"v"`).join(',');
      expectAgreement([], `{"${'p'.repeat(length)}":{${inner}}}`, 'SyntheticKey');
    }
  });

  test('may have more entries than the marks hold', () => {
    for (const count of [95, 96, 97, 98, 500]) {
      const inner = Array.from({ length: count }, (_, index) => `"k${index}":${index}`).join(',');
      expectAgreement([], `{${inner}}`, 'SyntheticKey');
    }
  });
});

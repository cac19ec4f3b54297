import { describe, expect, test } from 'vitest';
import { assertPortable, canonicalize, parseQuery, sign } from '../src/index.ts';
import { md5Text as browserMd5 } from '../src/platform/browser.ts';
import { vectors, type SignCase } from './vectors.ts';

const queryOf = ({ query, rawQuery }: SignCase) => (rawQuery === undefined ? query : parseQuery(rawQuery));

describe.each(vectors.cases)('$name', (vector) => {
  test('signs as the independent implementation does', () => {
    const { bodyText, secret, flattened, stringA } = vector;
    const signed = sign({ query: queryOf(vector), bodyText, secret });
    expect(signed.pairs).toEqual(flattened);
    expect(signed.stringA).toBe(stringA);
    expect(signed.sign).toBe(vector.sign);
    expect(JSON.parse(JSON.stringify(signed))).toEqual({ pairs: flattened, stringA, sign: vector.sign });
  });

  test('digests alike in the browser', () => {
    expect(browserMd5(vector.stringA + vector.secret)).toBe(vector.sign);
  });

  test(vector.clientRefuses === undefined ? 'is portable' : `is refused as ${vector.clientRefuses}`, () => {
    const check = () => {
      assertPortable(queryOf(vector), vector.bodyText);
    };
    if (vector.clientRefuses === undefined) expect(check).not.toThrow();
    else
      expect(check).toThrow(expect.objectContaining({ code: 'NOT_PORTABLE', reason: vector.clientRefuses }) as Error);
  });
});

test.each(vectors.errorCases)('$name answers $error', ({ query, bodyText, error }) => {
  for (const portable of [false, true]) {
    expect(() => canonicalize({ query, bodyText, portable })).toThrow(
      expect.objectContaining({ code: error }) as Error,
    );
  }
});

test('the vectors are all there', () => {
  expect([vectors.cases.length, vectors.errorCases.length, vectors.verifyCases.length]).toEqual([142, 10, 45]);
});

import { describe, expect, it } from 'vitest';
import { canonicalize, sign } from '../canonicalize.ts';
import { explain } from './explain.ts';
import type { ExplainInput } from './types.ts';

const NOW = 1_709_545_184_678;
const SECRET = 'HKKA4sj81FakwFk9';
const QUERY = { appId: '10000', timestamp: String(NOW), nonce: '0123456789abcdef', keyword: 'a b' };
const BODY = '{"goodsId":"G001","quantity":2}';
const REQUEST = { query: QUERY, bodyText: BODY, secret: SECRET };
const UNKNOWN = '0'.repeat(32);

function signed(overrides: Partial<ExplainInput> = {}): string {
  const { query, bodyText, secret } = { ...REQUEST, ...overrides };
  return sign({ query, bodyText: bodyText ?? null, secret }).sign;
}

function ids(input: Partial<ExplainInput>): string[] {
  return explain({ ...REQUEST, ...input }).causes.map(({ id }) => id);
}

describe('causes that need more than the request', () => {
  it('names the candidate key that was used, by its place only', () => {
    const candidateSecrets = ['Zq3Kp6Vw8Tn1', 'Xj5Wq8Rv2Hm4'];
    const result = explain({ ...REQUEST, expected: signed({ secret: 'Xj5Wq8Rv2Hm4' }), candidateSecrets });
    expect(result.causes).toMatchObject([{ id: 'wrong-key', detail: 'candidateSecrets[1]', firstDifference: null }]);
  });

  it('finds a candidate key together with another mistake', () => {
    const expected = signed({ secret: 'Xj5Wq8Rv2Hm4' }).toUpperCase();
    expect(explain({ ...REQUEST, expected, candidateSecrets: ['Xj5Wq8Rv2Hm4'] }).causes).toMatchObject([
      { id: 'wrong-key', with: 'digest-uppercase' },
    ]);
  });

  it.each([
    ['computed', {}],
    ['carried', { sign: 'f'.repeat(32) }],
  ])('names a stale signature, %s', (_, extra) => {
    const old = { query: { ...QUERY, nonce: 'fedcba9876543210' }, bodyText: BODY, ...extra };
    const expected = 'sign' in extra ? extra.sign : signed(old);
    const result = explain({
      ...REQUEST,
      expected,
      earlier: [{ query: QUERY, bodyText: '{"x":1}', sign: UNKNOWN }, old],
    });
    expect(result.causes[0]).toMatchObject({ id: 'stale-signature', detail: 'of earlier[1]' });
    expect(result.causes[0]?.firstDifference?.theirs.text).toContain('fedcba98');
  });

  it('names a nonce kept from an earlier request', () => {
    const old = { ...QUERY, timestamp: '1709545000000', nonce: 'fedcba9876543210' };
    const expected = signed({ query: { ...QUERY, nonce: old.nonce } });
    const result = explain({ ...REQUEST, expected, earlier: [{ query: old }] });
    expect(result.causes).toMatchObject([{ id: 'stale-signature', detail: 'nonce of earlier[0]' }]);
  });

  it('names a query signed still encoded, given rawQuery', () => {
    const rawQuery = 'appId=10000&timestamp=1709545184678&nonce=0123456789abcdef&keyword=a+b';
    const expected = signed({ query: { ...QUERY, keyword: 'a+b' } });
    expect(ids({ expected, rawQuery })).toEqual(['space-as-plus', 'url-encoded-form', 'query-not-decoded']);
  });

  it.each([
    ['signed besides', '/api/goods/list?city=110100', { ...QUERY, city: '110100' }],
    ['not signed', '/api/goods/list?keyword=a%20b', { appId: '10000', timestamp: String(NOW), nonce: QUERY.nonce }],
    ['taken into the first name', '/api/goods/list', { ...QUERY, appId: '', '/api/goods/list?appId': '10000' }],
  ])('names a query inside the path that was %s', (_, path, query) => {
    expect(ids({ expected: signed({ query }), path })).toContain('query-in-path');
  });

  it('names a path that was signed', () => {
    const { stringA } = canonicalize(REQUEST);
    const path = '/api/order/create';
    const expectedString = path + stringA;
    expect(ids({ expectedString, path })).toEqual(['path-signed']);
  });

  it('names another timestamp, given now', () => {
    const expected = signed({ query: { ...QUERY, timestamp: String(NOW + 7777) } });
    expect(ids({ expected, now: NOW + 7777 })).toEqual(['timestamp-changed']);
    expect(ids({ expected })).toEqual([]);
  });
});

describe('reasons for a refusal', () => {
  const date = (ms: number): string => new Date(ms).toUTCString();
  const refusedForTime = '{"code":301,"message":"参数(timestamp)错误:请求时间戳超出有效范围","data":null}';

  it('tells the skew by the Date header', () => {
    const serverAnswer = { headers: { Date: date(NOW + 400_322) }, bodyText: refusedForTime };
    const result = explain({ ...REQUEST, expected: signed(), serverAnswer });
    expect(result).toMatchObject({ verdict: 'match', causes: [{ id: 'clock-skew', explains: 'refusal' }] });
    expect(result.causes[0]?.detail).toBe("400 s behind the server's Date header");
  });

  it('tells the skew by now, and none inside the window', () => {
    expect(ids({ expected: signed(), now: NOW - 300_001 })).toEqual(['clock-skew']);
    expect(ids({ expected: signed(), now: NOW - 300_000 })).toEqual([]);
  });

  it('takes the word of a server that names the timestamp for an unexplained signature', () => {
    const result = explain({ ...REQUEST, expected: UNKNOWN, serverAnswer: { bodyText: refusedForTime } });
    expect(result).toMatchObject({
      verdict: 'explained',
      causes: [{ id: 'clock-skew', detail: 'the server says so' }],
    });
  });

  it('does not take skew alone for an explanation of the signature', () => {
    const result = explain({ ...REQUEST, expected: UNKNOWN, now: NOW + 3_600_000 });
    expect(result).toMatchObject({ verdict: 'unexplained', causes: [{ id: 'clock-skew', explains: 'refusal' }] });
  });

  it('names a timestamp sent in seconds', () => {
    const query = { ...QUERY, timestamp: '1709545184' };
    const result = explain({ ...REQUEST, query, expected: signed({ query }) });
    expect(result).toMatchObject({ verdict: 'match', causes: [{ id: 'timestamp-in-seconds', explains: 'refusal' }] });
  });

  it('names a replay by an earlier request or by the message', () => {
    expect(ids({ expected: signed(), earlier: [{ query: QUERY }] })).toEqual(['nonce-replayed']);
    const bodyText = '{"code":301,"message":"参数(nonce)错误:重复请求"}';
    expect(ids({ expected: signed(), serverAnswer: { bodyText } })).toEqual(['nonce-replayed']);
  });
});

describe('the string of the other side', () => {
  const { stringA } = canonicalize(REQUEST);

  it.each([
    ['without the secret', stringA],
    ['with the secret', stringA + SECRET],
  ])('agrees %s', (_, expectedString) => {
    expect(explain({ ...REQUEST, expectedString })).toMatchObject({ verdict: 'match', expected: null });
  });

  it('names the cause by the string alone', () => {
    const result = explain({ ...REQUEST, expectedString: stringA.replace('a b', 'a%20b') });
    expect(result.causes.map(({ id }) => id)).toEqual(['url-encoded']);
    expect(result.expectedString).toMatchObject({ onlyOurs: [], onlyTheirs: [], changed: ['keyword'] });
  });

  it('tells which names differ when nothing fits', () => {
    const theirs = 'appId=10000&goodsId=G002&nonce=0123456789abcdef&quantity=2&shop=9&timestamp=1709545184678';
    const result = explain({ ...REQUEST, expected: UNKNOWN, expectedString: theirs });
    expect(result).toMatchObject({ verdict: 'unexplained', causes: [] });
    expect(result.expectedString).toMatchObject({ onlyOurs: ['keyword'], onlyTheirs: ['shop'], changed: ['goodsId'] });
    expect(result.expectedString?.firstDifference?.byteOffset).toBe(stringA.indexOf('G001') + 3);
  });

  it('names another key when only the end differs', () => {
    const result = explain({ ...REQUEST, expectedString: `${stringA}Zq3Kp6Vw8Tn1` });
    expect(result.causes).toMatchObject([{ id: 'wrong-key', detail: 'their string ends in another key' }]);
    expect(result.expectedString?.masked).toBe(`${stringA}***`);
  });

  it('looks on for a second cause when the string alone does not give the signature', () => {
    const query = { ...QUERY, keyword: 'a%20b' };
    const expectedString = canonicalize({ ...REQUEST, query }).stringA;
    const expected = signed({ query }).toUpperCase();
    const result = explain({ ...REQUEST, expected, expectedString });
    expect(result.causes).toMatchObject([{ id: 'url-encoded', with: 'digest-uppercase' }]);
    const unproven = explain({ ...REQUEST, expected: UNKNOWN, expectedString });
    expect(unproven.causes.map(({ id, with: other }) => [id, other])).toEqual([['url-encoded', undefined]]);
  });

  it('masks the secret URL-encoded too', () => {
    const secret = 'Zq3+p6/w8=n1';
    const expectedString = encodeURIComponent(stringA + secret);
    const result = explain({ ...REQUEST, secret, expectedString });
    expect(result.causes[0]?.id).toBe('url-encoded-whole');
    expect(result.expectedString?.masked).toBe(`${encodeURIComponent(stringA)}***`);
  });
});

describe('honesty', () => {
  it('says that nothing fits', () => {
    const result = explain({ ...REQUEST, expected: UNKNOWN });
    expect(result).toMatchObject({ verdict: 'unexplained', matches: false, causes: [] });
    expect(result.tried).toBeGreaterThan(2000);
  });

  it('blames nothing for a string that is ours under a signature that is not', () => {
    const expectedString = canonicalize(REQUEST).stringA;
    const result = explain({ ...REQUEST, expected: UNKNOWN, expectedString });
    expect(result).toMatchObject({ verdict: 'unexplained', causes: [], expectedString: { firstDifference: null } });
  });

  it('lists what could not be checked and what to supply', () => {
    const { couldNotCheck } = explain({ ...REQUEST, expected: UNKNOWN });
    expect(couldNotCheck.map(({ id, needs }) => [id, needs])).toEqual([
      ['wrong-key', 'candidateSecrets'],
      ['stale-signature', 'earlier'],
      ['nonce-replayed', 'earlier'],
      ['clock-skew', 'now, or serverAnswer with its Date header'],
      ['query-not-decoded', 'rawQuery'],
      ['query-in-path', 'path'],
      ['path-signed', 'path'],
    ]);
    expect(couldNotCheck.every(({ why }) => why.length > 20)).toBe(true);
  });

  it('lists nothing when everything was supplied', () => {
    const all = {
      candidateSecrets: ['x1'],
      earlier: [{ query: { nonce: 'old' } }],
      now: NOW,
      rawQuery: 'a=b',
      path: '/x',
    };
    expect(explain({ ...REQUEST, ...all, expected: UNKNOWN }).couldNotCheck).toEqual([]);
  });

  it('says that the signature has no known form', () => {
    const { couldNotCheck } = explain({ ...REQUEST, expected: 'not a digest' });
    expect(couldNotCheck.map(({ id }) => id)).toContain('signature-form');
  });

  it('stops at maxTries and says so', () => {
    const result = explain({ ...REQUEST, expected: UNKNOWN, maxTries: 100 });
    expect(result.tried).toBe(100);
    expect(result.couldNotCheck.map(({ id }) => id)).toContain('search');
  });

  it('stays within its bound on the usual request without being stopped', () => {
    const { tried, couldNotCheck } = explain({ ...REQUEST, expected: UNKNOWN });
    expect(tried).toBeLessThan(20_000);
    expect(couldNotCheck.map(({ id }) => id)).not.toContain('search');
  });

  it('still tries keys and digests when a long body uses up the bound on texts', () => {
    const long = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, 'v'.repeat(300)]));
    const bodyText = JSON.stringify(long);
    const expected = sign({ query: QUERY, bodyText, secret: ` ${SECRET}` }).sign;
    const result = explain({ ...REQUEST, bodyText, expected });
    expect(result.causes[0]).toMatchObject({ id: 'key-whitespace', detail: 'a space in front' });
    expect(result.tried).toBeLessThan(1000);
  });

  it('does not flatten a small body to gigabytes', () => {
    const bodyText = `{"${'n'.repeat(500_000)}":[${'1,'.repeat(1000)}1]}`;
    expect(() => explain({ ...REQUEST, bodyText, expected: UNKNOWN })).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE' }),
    );
  });
});

describe('unusable input', () => {
  it.each([
    ['no signature and no string', {}, 'INVALID_OPTION'],
    ['an empty signature', { expected: '' }, 'INVALID_OPTION'],
    ['a bound below one', { expected: UNKNOWN, maxTries: 0 }, 'INVALID_OPTION'],
    ['a clock that is none', { expected: UNKNOWN, now: Number.NaN }, 'INVALID_OPTION'],
    ['an empty candidate', { expected: UNKNOWN, candidateSecrets: [''] }, 'INVALID_SECRET'],
    ['a broken body', { expected: UNKNOWN, bodyText: '{"a":' }, 'MALFORMED_JSON'],
    ['a body that is a text', { expected: UNKNOWN, bodyText: '"a"' }, 'BODY_NOT_OBJECT'],
    ['a query value that is a number', { expected: UNKNOWN, query: { a: 1 } as never }, 'INVALID_QUERY'],
    [
      'an earlier body that is broken',
      { expected: UNKNOWN, earlier: [{ query: {}, bodyText: '{' }] },
      'MALFORMED_JSON',
    ],
  ])('is refused: %s', (_, input, code) => {
    expect(() => explain({ ...REQUEST, ...input })).toThrow(expect.objectContaining({ code }));
  });
});

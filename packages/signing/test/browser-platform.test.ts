import { expect, test, vi } from 'vitest';
import { createSigner, sign } from '../src/index.ts';
import * as browser from '../src/platform/browser.ts';
import * as node from '../src/platform/node.ts';
import { vectors } from './vectors.ts';

const digested = vi.hoisted(() => ({ count: 0 }));

// What a bundler does for browsers: the other platform module, the same everything else.
vi.mock('#platform', async () => {
  const actual = await import('../src/platform/browser.ts');
  const count =
    <Input>(digest: (input: Input) => string) =>
    (input: Input) => {
      digested.count++;
      return digest(input);
    };
  return { ...actual, md5Text: count(actual.md5Text), md5Bytes: count(actual.md5Bytes) };
});

test.each(vectors.cases)('$name is signed alike in a browser', ({ query, bodyText, secret, ...vector }) => {
  const signed = sign({ query, bodyText, secret });
  expect(signed.sign).toBe(vector.sign);
  expect(signed.stringA).toBe(vector.stringA);
  expect(signed.pairs).toEqual(vector.flattened);
});

test('the browser digest was the one in use', () => {
  expect(digested.count).toBeGreaterThanOrEqual(vectors.cases.length);
});

test('the nonce comes from the web standard source', () => {
  const [, , nonce] = createSigner({ appId: '10000', secret: 'SyntheticBrowser1' }).sign(
    { query: [], bodyText: null },
    { now: 1_709_545_184_000 },
  ).query;
  expect(nonce?.[1]).toMatch(/^[0-9a-f]{32}$/);
});

test('both platforms export the same names', () => {
  expect(Object.keys(browser).sort()).toEqual(Object.keys(node).sort());
});

test.each(['', 'a', '洗车🚗', '\ud83d', 'x\udc00y', '\ufeff', 'é'.repeat(1000)])('both digest %j alike', (text) => {
  const bytes = new TextEncoder().encode(text);
  expect(browser.md5Text(text)).toBe(node.md5Text(text));
  expect(browser.md5Bytes(bytes)).toBe(node.md5Bytes(bytes));
});

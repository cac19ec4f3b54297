import { expect, test } from 'vitest';
import { runChecks } from './verify-checks.ts';
import type { PastedRequest } from './verify-checks.ts';

const GOOD: PastedRequest = {
  url: 'https://channel.example/api/order/create?appId=10000&timestamp=1709545184000&nonce=Hs94gj28ka12&sign=3c0ae8a28afb99a8627f2117c18bb3f3#top',
  body: '{"goodsId":"G001","price":108.90}',
  secret: 'ExampleSecret001',
  backup: '',
  now: 1_709_545_200_000,
};

const statesOf = (request: PastedRequest): string =>
  runChecks(request)
    .results.map(({ id, state }) => `${id} ${state}`)
    .join(', ');

test('a good request passes everything that can be checked here', () => {
  expect(statesOf(GOOD)).toBe('V1 pass, V6 pass, V7 pass, V8 pass, V9 unknown');
});

test('the query alone is read as well', () => {
  expect(statesOf({ ...GOOD, url: GOOD.url.slice(GOOD.url.indexOf('?') + 1, -4) })).toContain('V8 pass');
});

test('the backup secret counts', () => {
  expect(statesOf({ ...GOOD, secret: 'another', backup: GOOD.secret })).toContain('V8 pass');
});

test.each([
  [{ url: 'https://channel.example/?appId=10000' }, 'V1 fail, V6 skip, V7 skip, V8 skip, V9 skip'],
  [{ now: GOOD.now + 400_000 }, 'V1 pass, V6 fail, V7 skip, V8 skip, V9 skip'],
  [{ body: '[1]' }, 'V1 pass, V6 pass, V7 fail, V8 skip, V9 skip'],
  [{ secret: 'another' }, 'V1 pass, V6 pass, V7 pass, V8 fail, V9 skip'],
])('with %j it stops there, as a server does', (change, states) => {
  expect(statesOf({ ...GOOD, ...change })).toBe(states);
});

test('a request that cannot be read at all is an error with its code', () => {
  expect(runChecks({ ...GOOD, secret: '', backup: '' }).error?.code ?? statesOf({ ...GOOD, secret: '' })).toBe(
    'INVALID_SECRET',
  );
});

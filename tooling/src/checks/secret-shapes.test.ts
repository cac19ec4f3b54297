import { expect, test } from 'vitest';
import { repositoryWith } from './repository.ts';
import { secretShapes } from './secret-shapes.ts';

const run = (text: string, path = 'packages/a/test/fixtures/a.json') =>
  secretShapes.run(repositoryWith({ [path]: text }));

// Each planted value is put together here, so that this file does not contain it.
const PLANTED: Record<string, string> = {
  'mobile number': `{"mobile":"${['138', '0013', '8000'].join('')}"}`,
  'mobile number with its country code': `+86${['139', '1234', '5678'].join('')}`,
  'identity card number': `id=${['110101', '19900307', '771X'].join('')}`,
  'JSON web token': ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0xxxx', 'c2lnbmF0dXJl'].join('.'),
  'private key': ['-----BEGIN', 'RSA PRIVATE', 'KEY-----'].join(' '),
  'registry token': `npm_${'a1B2'.repeat(9)}`,
  'cookie value': `"set-cookie": "${['SID=9f86d081884c7d65', '9a2feaa0c55ad015'].join('')}; Path=/"`,
  'authorization value': `authorization: 'Bearer ${['q8Zt3LmPw7', 'Rv2Kx9Nd4Hs6Yb'].join('')}'`,
};

for (const [name, text] of Object.entries(PLANTED)) {
  test(`a planted ${name} is found, with its line`, () => {
    expect(run(`\n${text}`).map(({ line }) => line)).toContain(2);
  });
}

for (const text of [
  '{"mobile":"10012345678","id":"000000000000000000"}',
  '1746100253601',
  '6478994818521140385',
  '0.12345678901234568',
  'sha512-a13800138000b',
  '"set-cookie": "JSESSIONID=synthetic-session-0001; Path=/"',
  'headers.authorization: string | undefined',
  "cookie: 'theQuickBrownFoxJumpsOverTheLazyDog'",
]) {
  test(`'${text}' is accepted`, () => {
    expect(run(text)).toEqual([]);
  });
}

test('the signing vectors keep their bytes', () => {
  const text = PLANTED['mobile number'] ?? '';
  expect(run(text, 'packages/signing/test/fixtures/washcar-signing.json')).toEqual([]);
  expect(run(text, 'packages/signing/test/fixtures/other.json')).toHaveLength(1);
});

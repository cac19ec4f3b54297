import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { decodeToken, encodeToken, opaqueToken } from './opaque-token.ts';

test('a token is base64 with line breaks, and has characters that a wrong encoding damages', () => {
  const token = opaqueToken(createRandom(1), 132);
  expect(token).toMatch(/^[A-Za-z0-9+/]{76}\n[A-Za-z0-9+/]+={2}\n$/);
  expect(encodeToken(token)).toContain('%2B%2F');
  expect(encodeToken(token)).toMatch(/%3D%3D%0A$/);
});

test('a token means the same however often it was encoded, and after a form has turned + into blanks', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 0, max: 4 }),
      (seed, length, times) => {
        const token = opaqueToken(createRandom(seed), length);
        let text = token;
        for (let time = 0; time < times; time += 1) text = encodeURIComponent(text);
        expect(decodeToken(text)).toBe(decodeToken(token));
        expect(decodeToken(token.replaceAll('+', ' '))).toBe(decodeToken(token));
      },
    ),
  );
});

test('a broken percent sign is no error', () => {
  expect(decodeToken('50%')).toBe('50%');
  expect(decodeToken('%E4%')).toBe('%E4%');
});

import { expect, test } from 'vitest';
import { canonicalize } from '../../src/index.ts';

// Copying four bytes at a time read past the block and threw a RangeError.
test.each([16_380, 16_381, 16_382, 16_383, 16_384])('a query value of %i characters is canonicalised', (length) => {
  const value = 'y'.repeat(length);
  expect(canonicalize({ query: { q: value } }).stringA).toBe(`q=${value}`);
});

import { expect, test } from 'vitest';
import { catalogVersion } from './catalog-version.ts';

const yaml =
  "packages:\n  - a\ncatalog:\n  '@types/node': 24.1.0\n  zod: 4.6.7\ncatalogs:\n  other:\n    zod: npm:x@1\n    vitest: 1.0.0\n";

test('the exact version is read from the default catalog', () => {
  expect(catalogVersion(yaml, 'zod')).toBe('4.6.7');
  expect(catalogVersion(yaml, '@types/node')).toBe('24.1.0');
});

test('a package that the catalog lacks is an error', () => {
  expect(() => catalogVersion(yaml, 'vitest')).toThrow('vitest is not in the catalog');
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conditions = ['@boxwire/source', 'module', 'node', 'development|production'];

/** Tests in a real browser, of the built page; `pnpm browser` builds it first. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['@boxwire/source', 'node'] } },
  test: {
    include: ['browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // one browser at a time: more would only wait for each other on two cores
    fileParallelism: false,
  },
});

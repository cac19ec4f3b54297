import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conditions = ['@boxwire/source', 'module', 'node', 'development|production'];

/** Settings that every project shares: workspace packages resolve to their sources, so tests need no build. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['@boxwire/source', 'node'] } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // files of a package share their modules: loading them anew for each file took two thirds of the time
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: [fileURLToPath(new URL('./tooling/src/test-kit/console-guard.setup.ts', import.meta.url))],
  },
});

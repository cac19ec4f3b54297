import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // every core: on two of them the default is one worker
    maxWorkers: '100%',
    projects: ['packages/*', 'apps/*', 'e2e', 'tooling'],
  },
});

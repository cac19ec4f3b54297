import { defineProject, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

export default mergeConfig(
  shared,
  defineProject({
    // the backlog test measures memory, which must not be the other files'
    test: { name: 'report-client', isolate: true },
  }),
);

import { defineProject, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

export default mergeConfig(
  shared,
  defineProject({
    // one test loads the package as a browser does, beside the others
    test: { name: 'signing', isolate: true },
  }),
);

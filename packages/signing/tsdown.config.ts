import { defineConfig } from 'tsdown';

const shared = {
  format: 'esm',
  dts: { generator: 'oxc' },
  sourcemap: true,
  fixedExtension: false,
} as const;

// One list of public names; the platform decides which module `#platform` is (package.json, imports).
export default defineConfig([
  { ...shared, entry: ['src/index.ts'], platform: 'node', clean: true },
  { ...shared, entry: { browser: 'src/index.ts' }, platform: 'browser', clean: false },
]);

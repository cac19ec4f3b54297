import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', postgres: 'src/postgres/index.ts' },
  format: 'esm',
  platform: 'node',
  dts: { generator: 'oxc' },
  sourcemap: true,
  clean: true,
  fixedExtension: false,
});

import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', sample: 'src/sample/index.ts' },
  format: 'esm',
  platform: 'neutral',
  dts: { generator: 'tsgo' },
  sourcemap: true,
  clean: true,
  fixedExtension: false,
});

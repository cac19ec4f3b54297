import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', 'report-worker': 'src/server/reports/report-worker.ts' },
  format: 'esm',
  platform: 'node',
  dts: { generator: 'tsgo' },
  sourcemap: true,
  // the page is built beside it
  clean: false,
  fixedExtension: false,
});

import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'bilibili-show': 'src/bilibili-show/index.ts',
    interpark: 'src/interpark/index.ts',
    rail12306: 'src/rail12306/index.ts',
    washcar: 'src/washcar/index.ts',
    wht93: 'src/wht93/index.ts',
  },
  format: 'esm',
  platform: 'node',
  dts: { generator: 'tsgo' },
  sourcemap: true,
  clean: true,
  fixedExtension: false,
});

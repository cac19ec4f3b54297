import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/main.ts'],
  format: 'esm',
  platform: 'node',
  dts: false,
  sourcemap: true,
  clean: true,
  fixedExtension: false,
  // what every start and `sign` load: one file less to find each is a third of the start
  deps: { alwaysBundle: ['commander', '@boxwire/signing'] },
});

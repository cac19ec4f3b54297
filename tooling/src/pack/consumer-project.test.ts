import { expect, test } from 'vitest';
import { consumerFiles } from './consumer-project.ts';

const input = {
  tarballs: ['/tmp/p/boxwire-http-core-0.1.0.tgz', '/tmp/p/boxwire-cli-1.0.0-beta.1.tgz'],
  specifiers: ['@boxwire/http-core', '@boxwire/sandbox/washcar'],
  companions: { zod: '4.6.7' },
  examples: [{ file: 'examples/a.ts', line: 1, code: 'export {};\n', runs: true }],
};

test('the project installs the tarballs and imports every entry point in each way', () => {
  const files = consumerFiles(input);
  expect(JSON.parse(files.get('package.json') ?? '')).toMatchObject({
    dependencies: {
      zod: '4.6.7',
      '@boxwire/http-core': 'file:/tmp/p/boxwire-http-core-0.1.0.tgz',
      '@boxwire/cli': 'file:/tmp/p/boxwire-cli-1.0.0-beta.1.tgz',
    },
  });
  expect(files.get('consumer.ts')).toContain("import * as module1 from '@boxwire/sandbox/washcar';");
  expect(files.get('import.mjs')).toContain("await import('@boxwire/http-core');");
  expect(files.get('require.cjs')).toContain("require('@boxwire/sandbox/washcar');");
  expect(JSON.parse(files.get('tsconfig.nodenext.json') ?? '')).toMatchObject({
    compilerOptions: { skipLibCheck: false },
  });
  expect(files.get('examples/a.ts')).toBe('export {};\n');
});

test('a tarball with a foreign name is refused', () => {
  expect(() => consumerFiles({ ...input, tarballs: ['/tmp/other-1.0.0.tgz'] })).toThrow('unexpected name');
});

import { expect, test } from 'vitest';
import { readTheirs } from './theirs.ts';

test.each([
  '82907c004c94a392a957a9c5de407f96',
  '82907C004C94A392A957A9C5DE407F96',
  ' 82907c004c94a392a957a9c5de407f96\n',
  'gpB8AEyUo5KpV6nF3kB/lg==',
])('%j is a signature', (text) => {
  expect(readTheirs(text)).toEqual({ expected: text.trim() });
});

test.each(['appId=10000&nonce=a', 'a=1', 'not a signature', '82907c00'])('%j is a string to sign', (text) => {
  expect(readTheirs(text)).toEqual({ expectedString: text });
});

test('nothing is nothing', () => {
  expect(readTheirs(' \n')).toBe(undefined);
});

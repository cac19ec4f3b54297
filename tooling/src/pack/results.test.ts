import { expect, test } from 'vitest';
import { PackResults } from './results.ts';

test('outcomes are printed as they come and counted', () => {
  let printed = '';
  const results = new PackResults((text) => (printed += text));
  results.add('one', '');
  results.add('two', 'first\nsecond\n');
  expect(results.counts()).toEqual({ passed: 1, failed: 1 });
  expect(printed).toBe('ok    one\nFAIL  two\n  first\n  second\n');
});

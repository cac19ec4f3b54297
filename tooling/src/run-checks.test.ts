import { expect, test } from 'vitest';
import { repositoryWith } from './checks/repository.ts';
import type { Check } from './checks/repository.ts';
import { runChecks } from './run-checks.ts';

const check = (name: string, run: Check['run']): Check => ({ name, promise: `${name} holds`, run });

test('a report names each violation and ends with true counts', () => {
  const report = runChecks(
    [
      check('good', () => []),
      check('bad', () => [
        { path: 'a.ts', line: 3, message: 'wrong' },
        { path: 'b.ts', message: 'too' },
      ]),
      check('broken', () => {
        throw new Error('boom');
      }),
    ],
    repositoryWith({}),
  );
  expect(report).toMatchObject({ passed: 1, failed: 2 });
  expect(report.text).toContain('ok    good: good holds\nFAIL  bad: bad holds\n  a.ts:3  wrong\n  b.ts  too\n');
  expect(report.text).toContain('the check itself broke: Error: boom');
  expect(report.text.trimEnd().split('\n').at(-1)).toBe('checks: 1 passed, 2 failed');
});

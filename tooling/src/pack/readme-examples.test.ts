import { expect, test } from 'vitest';
import { readmeExamples } from './readme-examples.ts';

const FENCE = '```';

test('only blocks fenced as ts are examples, at the lines where they stand', () => {
  const markdown = [
    '# Title',
    `${FENCE}ts`,
    'const a = 1;',
    FENCE,
    `${FENCE}sh`,
    'npm i',
    FENCE,
    `${FENCE}ts no-run`,
    'await call();',
    '',
    'done();',
    FENCE,
    `${FENCE}tsx`,
    '<a />',
    FENCE,
  ].join('\n');
  expect(readmeExamples(markdown)).toEqual([
    { line: 3, code: '\n\nconst a = 1;\n', runs: true },
    { line: 9, code: `${'\n'.repeat(8)}await call();\n\ndone();\n`, runs: false },
  ]);
});

import { expect, test } from 'vitest';
import { readmeWalkthroughs } from './readme-walkthrough.ts';

const fence = (info: string, ...lines: readonly string[]): string => ['```' + info, ...lines, '```', ''].join('\n');

test('readmeWalkthroughs pairs what runs in the background with what is typed', () => {
  const markdown = [
    '# Title',
    '',
    fence('sh', 'npm i x'),
    fence('sh background', 'serve'),
    fence('sh run', 'a', 'b'),
  ].join('\n');
  expect(readmeWalkthroughs(markdown)).toEqual([{ line: 8, background: 'serve\n', commands: 'a\nb\n' }]);
  expect(readmeWalkthroughs(markdown.replaceAll('\n', '\r\n'))).toHaveLength(1);
  expect(readmeWalkthroughs('nothing here')).toEqual([]);
});

test.each([[fence('sh run', 'a')], [fence('sh background', 'serve')]])(
  'readmeWalkthroughs refuses half of one',
  (markdown) => {
    expect(() => readmeWalkthroughs(markdown)).toThrow('belong together');
  },
);

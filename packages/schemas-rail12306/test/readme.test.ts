import { readFileSync } from 'node:fs';
import { listEndpoints } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { RAIL_FAILURES, rail12306 } from '../src/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the endpoint table of the README follows the contract', () => {
  const rows = listEndpoints(rail12306).map(
    ({ id, method, path, effect, source, summary }) =>
      `| \`${id}\` | ${method} | \`${path}\` | ${effect} | ${source.replace('rail12306 ', '')} | ${summary} |`,
  );
  const head = ['| id | method | path | effect | section | answers |', '| --- | --- | --- | --- | --- | --- |'];
  expect(ownColumns(table('endpoints'), 6)).toBe([...head, ...rows].join('\n'));
});

test('the failure table of the README names every code', () => {
  const byKind = Map.groupBy(Object.entries(RAIL_FAILURES), ([, { kind }]) => kind);
  const rows = [...byKind].map(([kind, codes]) => `| ${kind} | ${codes.map(([code]) => `\`${code}\``).join(', ')} |`);
  expect(table('failures')).toBe(['| kind | codes |', '| --- | --- |', ...rows].join('\n'));
});

// prettier pads the columns of the README
function table(name: string): string {
  const marked = new RegExp(String.raw`<!-- ${name} -->\n\n([^]*?)\n\n<!-- /${name} -->`).exec(readme)?.[1] ?? '';
  return marked.replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---');
}

// the columns behind name tests of other packages, and are checked there
function ownColumns(markdown: string, count: number): string {
  const cut = (line: string): string =>
    `${line
      .split('|')
      .slice(0, count + 1)
      .join('|')}|`;
  return markdown.split('\n').map(cut).join('\n');
}

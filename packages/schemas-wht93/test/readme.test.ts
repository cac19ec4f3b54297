import { readFileSync } from 'node:fs';
import { listEndpoints } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { LINT_RULES, wht93 } from '../src/index.ts';

// prettier pads the columns of the README
const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  .replace(/ {2,}/g, ' ')
  .replace(/-{4,}/g, '---');

function shown(section: string): string {
  return new RegExp(`<!-- ${section} -->\\n\\n([^]*?)\\n\\n<!-- /${section} -->`).exec(README)?.[1] ?? '';
}

test('the endpoint table follows the contract', () => {
  const rows = listEndpoints(wht93).map(
    ({ id, method, path, effect, facts, summary }) =>
      `| \`${id}\` | ${method} | \`${path}\` | ${effect} | ${facts?.clause ?? ''} | ${facts?.request ?? ''}, ${facts?.answer ?? ''} | ${summary} |`,
  );
  expect(shown('endpoints').split('\n')).toEqual([
    '| id | method | path | effect | clause | tables | what |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]);
});

test('the rule table follows the rules', () => {
  const rows = LINT_RULES.map(({ id, severity, clause, needs, description }) =>
    `| \`${id}\` | ${severity} | ${clause} | ${needs === undefined ? '' : `\`${needs}\``} | ${description} |`.replace(
      / {2,}/g,
      ' ',
    ),
  );
  expect(shown('rules').split('\n')).toEqual([
    '| rule | severity | clause | needs | holds |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ]);
});

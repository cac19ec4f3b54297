import { readFileSync } from 'node:fs';
import { listEndpoints } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { INTERPARK_BACKEND_CODES, interpark } from '../src/index.ts';

// prettier pads the columns of the README
const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  .replace(/ {2,}/g, ' ')
  .replace(/-{4,}/g, '---');

function shown(section: string): string[] {
  const found = new RegExp(`<!-- ${section} -->\\n\\n([^]*?)\\n\\n<!-- /${section} -->`).exec(README);
  return (found?.[1] ?? '').split('\n');
}

test('the endpoint table follows the contract', () => {
  const rows = listEndpoints(interpark).map(
    ({ id, method, origin, path, effect, facts, source, summary }) =>
      `| \`${id}\` | ${method} | ${origin} | \`${facts?.operationName ?? path}\` | ${effect} | ${facts?.generation ?? ''} | ${source.replace('interpark ', '')} | ${summary} |`,
  );
  expect(shown('endpoints').map(ownColumns)).toEqual([
    '| id | method | origin | path or operation | effect | API | section | what |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]);
});

test('the code table follows the codes', () => {
  expect(shown('codes')).toEqual([
    '| wire code | code | kind |',
    '| --- | --- | --- |',
    ...INTERPARK_BACKEND_CODES.map(({ wireCode, code, kind }) => `| \`${wireCode}\` | \`${code}\` | ${kind} |`),
  ]);
});

test('the journey table names every journey', () => {
  const named = shown('journeys').flatMap((row) => /^\| `(\w+)` \|/.exec(row)?.[1] ?? []);
  expect(named).toEqual(Object.keys(interpark.journeys));
});

// the columns behind the first eight name tests of other packages, and are checked there
function ownColumns(line: string): string {
  return `${line.split('|').slice(0, 9).join('|')}|`;
}

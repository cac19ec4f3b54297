import { readFileSync } from 'node:fs';
import { listEndpoints } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { washcar } from '../src/index.ts';

test('the endpoint table of the README follows the contract', () => {
  const rows = listEndpoints(washcar).map(
    ({ id, method, path, effect, facts, summary }) =>
      `| \`${id}\` | ${method} | \`${path}\` | ${effect} | ${facts?.access ?? ''} | ${facts?.permission ?? ''} | ${facts?.apiType ?? ''} | ${summary} |`,
  );
  const table = [
    '| id | method | path | effect | access | permission | API type | answers |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
  // prettier pads the columns of the README
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, shown] = /<!-- endpoints -->\n\n([^]*?)\n\n<!-- \/endpoints -->/.exec(readme) ?? [];
  expect(unpadded(shown ?? '')).toBe(table);
});

function unpadded(markdown: string): string {
  return markdown.replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---');
}

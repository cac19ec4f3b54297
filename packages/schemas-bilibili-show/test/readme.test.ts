import { readFileSync } from 'node:fs';
import { listEndpoints } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { BILIBILI_SHOW_ERRNOS, BILIBILI_SHOW_FAILURES, bilibiliShow, type ErrnoRow } from '../src/index.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the endpoint table of the README follows the contract', () => {
  const rows = listEndpoints(bilibiliShow).map(
    ({ id, method, origin, path, effect, facts, source, summary }) =>
      `| \`${id}\` | ${method} | ${origin} | \`${path}\` | ${facts?.auth ?? ''} | ${effect} | ${source} | ${summary} |`,
  );
  expect(ownColumns(shown('endpoints'), 8)).toBe(
    [
      '| id | method | origin | path | session | effect | section | what |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  );
});

test('the errno table of the README follows the contract', () => {
  const rows = (BILIBILI_SHOW_ERRNOS as readonly ErrnoRow[]).map((row) => {
    const codes = [row.code, ...Object.entries(row.codeAt ?? {}).map(([place, code]) => `${place}: ${code}`)];
    const kinds = [row.code, ...Object.values(row.codeAt ?? {})].map((code) =>
      code === 'success' ? 'success' : BILIBILI_SHOW_FAILURES[code].kind,
    );
    const noted = row.conflict === undefined ? row.meaning : `${row.meaning} (conflict: ${row.conflict})`;
    return `| ${row.wireCode} | ${row.where.join(', ')} | ${codes.join(', ')} | ${kinds.join(', ')} | ${noted} |`;
  });
  expect(shown('errnos')).toBe(
    ['| errno | where | code | kind | meaning |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
  );
});

/** A table between its marks, without the padding prettier gives it. */
function shown(name: string): string {
  const [, table] = new RegExp(`<!-- ${name} -->\n\n([^]*?)\n\n<!-- /${name} -->`).exec(README) ?? [];
  return (table ?? '').replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---');
}

/** The columns behind them name tests of other packages, and are checked there. */
function ownColumns(markdown: string, count: number): string {
  const cut = (line: string): string =>
    `${line
      .split('|')
      .slice(0, count + 1)
      .join('|')}|`;
  return markdown.split('\n').map(cut).join('\n');
}

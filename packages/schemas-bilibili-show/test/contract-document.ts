import { readFileSync } from 'node:fs';

const DOCUMENT = readFileSync(new URL('../../../docs/contracts/bilibili-show.md', import.meta.url), 'utf8');

/** The data rows of the first table after a heading, cells trimmed. */
export function tableAfter(heading: string): string[][] {
  const start = DOCUMENT.indexOf(`\n${heading}`);
  if (start < 0) throw new Error(`the contract has no ${heading}`);
  const lines = DOCUMENT.slice(start).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const rows: string[][] = [];
  for (const line of lines.slice(first + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .slice(1, line.lastIndexOf('|'))
        // a bar inside a cell is escaped
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

/** The numbered pitfalls of §13, as they stand there. */
export function pitfalls(): string[] {
  const section = DOCUMENT.slice(DOCUMENT.indexOf('\n## 13.'), DOCUMENT.indexOf('\n## 14.'));
  return [...section.matchAll(/^(\d+)\. /gm)].map(([, number]) => number ?? '');
}

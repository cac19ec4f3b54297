import { readFileSync } from 'node:fs';

const DOCUMENT = readFileSync(new URL('../../../docs/contracts/interpark.md', import.meta.url), 'utf8');

/** The data rows of the first Markdown table after a text, cells trimmed. Throws when there is none. */
export function tableAfter(marker: string): string[][] {
  const start = DOCUMENT.indexOf(marker);
  if (start < 0) throw new Error(`the contract has no ${marker}`);
  const lines = DOCUMENT.slice(start).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  return lines.slice(first + 2, end).map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim()),
  );
}

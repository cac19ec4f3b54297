import { readFileSync } from 'node:fs';

const DOCUMENT = readFileSync(new URL('../../../docs/contracts/wht93.md', import.meta.url), 'utf8');

/** The data rows of the first Markdown table after a text, cells trimmed. Throws when there is none. */
export function tableAfter(marker: RegExp | string): string[][] {
  const start = typeof marker === 'string' ? DOCUMENT.indexOf(marker) : (marker.exec(DOCUMENT)?.index ?? -1);
  if (start < 0) throw new Error(`the contract has no ${String(marker)}`);
  const lines = DOCUMENT.slice(start).split('\n');
  const first = lines.findIndex((line, index) => index > 0 && line.startsWith('|'));
  const rows: string[][] = [];
  for (const line of lines.slice(first + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

/** One printed row of a request or answer table of §2. */
export interface PrintedRow {
  readonly row: string;
  readonly name: string;
  readonly type: string;
  readonly length: string;
  readonly description: string;
  /** Absent in answer tables. */
  readonly required: string | undefined;
  readonly confidence: string;
}

/** The rows of a table that the contract prints as a Markdown table. */
export function printedTable(id: string): PrintedRow[] {
  const rows = tableAfter(new RegExp(`^${id.replace('.', '\\.')} (?:request|response)`, 'm'));
  return rows.map((cells) => {
    const [row = '', name = '', type = '', length = '', description = '', ...rest] = cells;
    const confidence = rest.at(-1) ?? '';
    return { row, name, type, length, description, required: rest.length === 3 ? rest[0] : undefined, confidence };
  });
}

import { splitLines, TOO_LONG } from '../../jsonl/split-lines.ts';
import type { FileRow, RowFile } from './file-row.ts';

const MOST_LINE_BYTES = 8_000_000;

/** Reads JSON objects, one a line; empty lines are skipped. A line that is none is unreadable by itself. */
export function jsonlRows(bytes: AsyncIterable<Buffer>): RowFile {
  return { rows: rowsOf(bytes) };
}

async function* rowsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  let number = 0;
  for await (const lines of splitLines(bytes, MOST_LINE_BYTES)) {
    for (const line of lines) {
      number += 1;
      if (line === TOO_LONG) yield unreadable(number, `longer than ${MOST_LINE_BYTES.toString()} bytes`, '');
      else if (line.length > 0) yield rowOf(number, line.toString());
    }
  }
}

function rowOf(line: number, text: string): FileRow {
  if (text.trim() === '') return unreadable(line, 'only blanks', text);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { line, values: value as Readonly<Record<string, unknown>> };
    }
  } catch {
    // told below
  }
  return unreadable(line, 'expected one JSON object on this line', text);
}

function unreadable(line: number, problem: string, text: string): FileRow {
  return { line, values: {}, unreadable: { problem, text } };
}

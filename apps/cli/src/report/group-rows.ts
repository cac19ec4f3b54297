import type { FindField } from './columns.ts';
import type { KindShape } from './kind-shape.ts';
import type { FileRow } from './rows/file-row.ts';

const MOST_ROWS = 20_000;

/**
 * Puts the rows of one report together: rows that follow each other and have the same key. A row that holds the list itself, and
 * one that cannot be read, stand alone. A longer run than 20,000 rows is cut: its parts are reports of the same id.
 */
export async function* groupRows(
  rows: AsyncIterable<FileRow>,
  shape: KindShape,
  find: FindField,
): AsyncGenerator<readonly FileRow[]> {
  let group: FileRow[] = [];
  let groupKey: string | undefined;
  for await (const row of rows) {
    const key = keyOf(row, shape, find);
    if (group.length > 0 && key !== undefined && key === groupKey && group.length < MOST_ROWS) {
      group.push(row);
      continue;
    }
    if (group.length > 0) yield group;
    group = [row];
    groupKey = key;
  }
  if (group.length > 0) yield group;
}

function keyOf({ values, unreadable }: FileRow, { key, list }: KindShape, find: FindField): string | undefined {
  if (key.length === 0 || unreadable !== undefined || (list !== undefined && Array.isArray(values[list])))
    return undefined;
  const byName = new Map(Object.entries(values).map(([column, value]) => [find(column)?.name, value]));
  const parts = key.map((name) => byName.get(name));
  return parts.some((part) => typeof part !== 'string' || part === '') ? undefined : JSON.stringify(parts);
}

import { padText, textWidth } from './text-width.ts';

/** Rows as aligned lines, two spaces between columns. Columns listed in `right` are flush right. */
export function tableLines(
  rows: readonly (readonly string[])[],
  options: { readonly right?: readonly number[] } = {},
): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => textWidth(row[column] ?? ''))),
  );
  return rows.map((row) =>
    widths
      .map((width, column) =>
        padText(row[column] ?? '', width, options.right?.includes(column) === true ? 'left' : 'right'),
      )
      .join('  ')
      .trimEnd(),
  );
}

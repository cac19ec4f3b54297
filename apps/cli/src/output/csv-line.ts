/** What a spreadsheet needs to take a CSV for UTF-8. */
export const CSV_MARK = '\uFEFF';

/** One record of a CSV, with its CRLF. */
export function csvLine(values: readonly string[]): string {
  const quoted = values.map((value) => (/[",;\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value));
  return `${quoted.join(',')}\r\n`;
}

/** A value as it stands in a cell. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

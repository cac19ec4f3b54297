/** One row of a file: a record of a CSV, a line of JSONL. */
export interface FileRow {
  /** 1-based line on which it begins. */
  readonly line: number;
  /** Values by column, or by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Set when the line cannot be read at all; `values` are empty then. */
  readonly unreadable?: { readonly problem: string; readonly text: string };
}

/** A file, read row by row. */
export interface RowFile {
  /** The header of a CSV; JSONL has none. */
  readonly header?: readonly string[];
  readonly rows: AsyncIterable<FileRow>;
}

/** Forms of a file. */
export type FileFormat = 'csv' | 'jsonl';

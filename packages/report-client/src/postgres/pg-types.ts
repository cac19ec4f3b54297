/** What a query answers, as far as it is read here. */
export interface PgResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly rowCount: number | null;
}

/** Anything that runs a query: a pool, a client, a transaction of the caller's own. `pg` satisfies it. */
export interface PgQueryable {
  query(text: string, values?: unknown[]): Promise<PgResult>;
}

/** A connection taken from a pool. */
export interface PgClient extends PgQueryable {
  on(event: 'error' | 'end' | 'notification', listener: (value: unknown) => void): unknown;
  removeListener(event: 'error' | 'end' | 'notification', listener: (value: unknown) => void): unknown;
  /** `true` closes the connection instead of giving it back. */
  release(destroy?: boolean): void;
}

/** A pool of connections, `new Pool()` of `pg`. */
export interface PgPool extends PgQueryable {
  connect(): Promise<PgClient>;
}

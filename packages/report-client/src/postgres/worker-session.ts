import { laneLockKey } from './lane-lock.ts';
import type { PgClient, PgPool, PgResult } from './pg-types.ts';

/** What a session tells its store. */
export interface SessionListener {
  /** Somebody wrote to the outbox. */
  readonly onNotify: () => void;
  /** The connection broke, and with it every lane was let go: others may have taken them. */
  readonly onLost: () => void;
}

/**
 * The connection that a worker holds for as long as it works: its advisory locks are the lanes the worker has. They are gone
 * the moment the worker dies, so there is no lease to wait for.
 */
export class WorkerSession {
  readonly #pool: PgPool;
  readonly #schema: string;
  readonly #listener: SessionListener;
  #client: Promise<PgClient> | undefined;
  #current: PgClient | undefined;

  constructor(pool: PgPool, schema: string, listener: SessionListener) {
    this.#pool = pool;
    this.#schema = schema;
    this.#listener = listener;
  }

  /** Of these lanes, those that nobody had and that are ours now. */
  async lock(lanes: readonly string[]): Promise<ReadonlySet<string>> {
    if (lanes.length === 0) return new Set();
    const { rows } = await this.query(
      `SELECT lane FROM (
         SELECT lane, pg_try_advisory_lock(hashtextextended(key, 0)) AS is_ours FROM unnest($1::text[], $2::text[]) AS l (lane, key)
       ) AS tried WHERE is_ours`,
      [lanes, lanes.map((lane) => laneLockKey(this.#schema, lane))],
    );
    return new Set(rows.map((row) => String(row.lane)));
  }

  async unlock(lanes: readonly string[]): Promise<void> {
    // a connection that broke has let them go already
    if (lanes.length === 0 || this.#client === undefined) return;
    await this.query('SELECT pg_advisory_unlock(hashtextextended(key, 0)) FROM unnest($1::text[]) AS l (key)', [
      lanes.map((lane) => laneLockKey(this.#schema, lane)),
    ]);
  }

  async query(text: string, values: unknown[]): Promise<PgResult> {
    this.#client ??= this.#connect().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return (await this.#client).query(text, values);
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    if (client !== this.#current) return;
    this.#client = undefined;
    this.#current = undefined;
    // not given back: its locks and its LISTEN would go on in the pool
    client?.release(true);
  }

  async #connect(): Promise<PgClient> {
    const client = await this.#pool.connect();
    client.on('notification', () => {
      this.#listener.onNotify();
    });
    let isLost = false;
    // a connection that breaks tells both, the second perhaps after the next one is open
    const onLost = (): void => {
      if (isLost || this.#current !== client) return;
      isLost = true;
      this.#client = undefined;
      this.#current = undefined;
      client.release(true);
      this.#listener.onLost();
    };
    client.on('error', onLost);
    client.on('end', onLost);
    this.#current = client;
    try {
      // the schema's name is checked where it is given
      await client.query(`LISTEN ${this.#schema}`);
    } catch (error) {
      onLost();
      throw error;
    }
    return client;
  }
}

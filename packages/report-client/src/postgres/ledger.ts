import { OutboxError } from '../outbox/outbox-error.ts';
import { CounterDeltas } from './counter-deltas.ts';
import type { PgClient, PgPool } from './pg-types.ts';

/** What a write works with: a connection in a transaction, alone on the ledger. */
export interface LedgerWrite {
  readonly client: PgClient;
  readonly schema: string;
  readonly counters: CounterDeltas;
}

/** How a write is committed. */
export interface WriteOptions {
  /** Whether the commit waits for the disk. What is not waited for may be undone by a crash of the server. */
  readonly synced: boolean;
}

/**
 * Runs writes one at a time over all workers: numbers stay gapless, and heads, gates and barriers are kept up to date without
 * races. Writes are short and carry many reports each; sending, which takes long, needs none.
 */
export class PgLedger {
  readonly #pool: PgPool;
  readonly schema: string;

  constructor(pool: PgPool, schema: string) {
    this.#pool = pool;
    this.schema = schema;
  }

  async write<Result>(work: (write: LedgerWrite) => Promise<Result>, { synced }: WriteOptions): Promise<Result> {
    const client = await this.#pool.connect();
    let isBroken = false;
    const onError = (): void => {
      isBroken = true;
    };
    client.on('error', onError);
    try {
      await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
      await client.query(`SET LOCAL synchronous_commit = ${synced ? 'on' : 'off'}`);
      // its own statement: the next one must see what the former holder committed
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`boxwire-ledger:${this.schema}`]);
      const counters = new CounterDeltas();
      const result = await work({ client, schema: this.schema, counters });
      await counters.write(client, this.schema);
      await client.query(`SELECT pg_notify($1, '')`, [this.schema]);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(onError);
      throw pgFailure(error);
    } finally {
      client.removeListener('error', onError);
      client.release(isBroken);
    }
  }
}

/** What PostgreSQL or the connection reported, as a coded error. */
export function pgFailure(error: unknown): unknown {
  if (error instanceof OutboxError) return error;
  const state = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return new OutboxError(
    'OUTBOX_WRITE_FAILED',
    `PostgreSQL refused or could not be reached${state}: nothing was kept`,
    {
      cause: error,
    },
  );
}

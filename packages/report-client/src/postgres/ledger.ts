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
    let stage: Stage = 'writing';
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
      stage = 'committing';
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(onError);
      throw pgFailure(error, stage);
    } finally {
      client.removeListener('error', onError);
      client.release(isBroken);
    }
  }
}

type Stage = 'reading' | 'writing' | 'committing';

/** What PostgreSQL or the connection reported, as a coded error. */
export function pgFailure(error: unknown, stage: Stage = 'reading'): unknown {
  if (error instanceof OutboxError) return error;
  const state = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const named = state === undefined ? '' : ` (${state})`;
  if (stage === 'committing' && !isRefusal(state)) {
    const problem = `PostgreSQL did not answer the commit${named}: what was handed over may have been kept or not; look whether it is there, or hand it over again`;
    return new OutboxError('OUTBOX_COMMIT_UNKNOWN', problem, { cause: error });
  }
  const kept = stage === 'reading' ? '' : ': nothing was kept';
  return new OutboxError('OUTBOX_WRITE_FAILED', `PostgreSQL refused or could not be reached${named}${kept}`, {
    cause: error,
  });
}

/**
 * SQLSTATEs after which a commit's end is open: the connection or the server went away (08, 57), the system failed under it
 * (58), the server says so itself (40003).
 */
const OPEN_END = /^(?:08|57|58|40003)/;

/** Whether the server answered, and undid the transaction. `EPIPE` and the like come from sockets and are no SQLSTATE. */
function isRefusal(state: string | undefined): boolean {
  return state !== undefined && /^[0-9FHP][0-9A-Z]{4}$/.test(state) && !OPEN_END.test(state);
}

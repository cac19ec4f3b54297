import { OutboxError } from '../outbox/outbox-error.ts';
import type { PgClient, PgPool } from './pg-types.ts';
import { postgresSchema, SCHEMA_VERSION } from './sql-schema.ts';

/** What opening has to make sure of. */
export interface OpenSchemaOptions {
  readonly schema: string;
  /** Whether a server that does not wait for its disk will do. */
  readonly allowUnsynced: boolean;
}

/** Creates the tables where they are missing, and checks version and durability. */
export async function openSchema(pool: PgPool, options: OpenSchemaOptions): Promise<void> {
  const client = await pool.connect();
  try {
    if (!options.allowUnsynced) await checkDurability(client);
    await createTables(client, options.schema);
    await checkVersion(client, options.schema);
    await checkEnd(client, options.schema);
  } finally {
    client.release();
  }
}

async function createTables(client: PgClient, schema: string): Promise<void> {
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS is_there', [`${schema}.ticket_orders`]);
  if (rows[0]?.is_there === true) return;
  const key = [`boxwire-schema:${schema}`];
  // two workers that start together would both create; locked before the transaction begins, which then sees the other's
  await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', key);
  try {
    await client.query(`BEGIN; ${postgresSchema(schema)} COMMIT`);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', key);
  }
}

async function checkVersion(client: PgClient, schema: string): Promise<void> {
  const { rows } = await client.query(`SELECT value FROM ${schema}.meta WHERE name = 'schema_version'`);
  const version = Number(rows[0]?.value);
  if (version === SCHEMA_VERSION) return;
  throw new OutboxError(
    'OUTBOX_VERSION',
    `schema ${schema} has version ${version}, this package writes ${SCHEMA_VERSION}: use the version that wrote it`,
  );
}

/** Numbers are given under one lock, so the last row and the counter agree unless rows were lost. */
async function checkEnd(client: PgClient, schema: string): Promise<void> {
  const { rows } = await client.query(
    `SELECT (SELECT value FROM ${schema}.counters WHERE name = 'lastSeq') AS last,
       (SELECT value FROM ${schema}.counters WHERE name = 'firstSeq') AS first,
       (SELECT max(seq) FROM ${schema}.reports) AS present`,
  );
  const [first, last] = [Number(rows[0]?.first), Number(rows[0]?.last)];
  const present = rows[0]?.present == null ? first - 1 : Number(rows[0].present);
  if (present === last) return;
  throw new OutboxError(
    'OUTBOX_SHORTENED',
    `schema ${schema} ends at report ${present}, but reports up to ${last} were accepted: restore the table`,
    { ranges: [{ from: present + 1, to: last }] },
  );
}

async function checkDurability(client: PgClient): Promise<void> {
  const fsync = await setting(client, 'fsync');
  const fullPageWrites = await setting(client, 'full_page_writes');
  if (fsync === 'on' && fullPageWrites === 'on') return;
  throw new OutboxError(
    'OUTBOX_NOT_SYNCED',
    `the server has fsync ${fsync} and full_page_writes ${fullPageWrites}: a crash may lose what it acknowledged. Turn both on, or say allowUnsynced`,
  );
}

async function setting(client: PgClient, name: string): Promise<string> {
  const { rows } = await client.query('SELECT current_setting($1) AS value', [name]);
  return String(rows[0]?.value);
}

import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  isOutboxError,
  sqliteOutbox,
  viewSqliteOutbox,
  type OutboxStore,
  type OutboxView,
} from '@boxwire/report-client';
import type { PgPool } from '@boxwire/report-client/postgres';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { CliIo } from '../io/cli-io.ts';
import { storeTitle, type StoreUrl } from './store-url.ts';

/** A store, and what is to be closed after it. */
export interface OutboxHandle extends AsyncDisposable {
  readonly outbox: OutboxStore;
  /** How it may be shown: without a password. */
  readonly title: string;
  /** Opens it; a reporter does so itself. Throws `CliError` `STORE_UNREACHABLE`, or `OutboxError`. */
  open(): Promise<void>;
}

/** A store by its URL, not yet open. Throws `CliError` `PG_MISSING` where PostgreSQL is wanted and `pg` is not installed. */
export async function outboxHandle(store: StoreUrl, io: CliIo): Promise<OutboxHandle> {
  const pool = store.type === 'postgres' ? await createPool(store.url, io) : undefined;
  const outbox = store.type === 'sqlite' ? sqliteOutbox(store.path) : await postgresStore(pool);
  const title = storeTitle(store);
  return {
    outbox,
    title,
    open: async () => {
      if (store.type === 'sqlite') await makePrivate(store.path);
      await openStore(outbox, title);
    },
    [Symbol.asyncDispose]: async () => {
      await outbox.close();
      await pool?.end();
    },
  };
}

/** A store to look at. */
export interface ViewHandle extends AsyncDisposable {
  readonly outbox: Omit<OutboxView, 'close'>;
  readonly title: string;
}

/**
 * A store, open for looking: a SQLite file that another process writes is read beside it. Throws `CliError` `STORE_NOT_FOUND` for
 * one that is not there.
 */
export async function openView(store: StoreUrl, io: CliIo): Promise<ViewHandle> {
  try {
    return await openExisting(store, io);
  } catch (error) {
    if (store.type !== 'sqlite' || !(error instanceof CliError) || error.code !== 'STORE_IN_USE') throw error;
    const view = viewSqliteOutbox(store.path);
    return { outbox: view, title: storeTitle(store), [Symbol.asyncDispose]: async () => view.close() };
  }
}

/** A store that is there already, open. Throws `CliError` `STORE_NOT_FOUND`, and creates nothing. */
export async function openExisting(store: StoreUrl, io: CliIo): Promise<OutboxHandle> {
  if (store.type === 'sqlite' && isAbsent(store.path)) {
    throw new CliError('STORE_NOT_FOUND', `there is no store at ${store.path}`, {
      hint: 'Is the path right? boxwire report import makes a new store.',
    });
  }
  return openOutbox(store, io);
}

// a mark without its file is an outbox that was lost: opening it says so
function isAbsent(path: string): boolean {
  return !existsSync(path) && !existsSync(`${path}-mark`);
}

/** A store, open; a SQLite file that is not there is made, for its owner only. */
export async function openOutbox(store: StoreUrl, io: CliIo): Promise<OutboxHandle> {
  const handle = await outboxHandle(store, io);
  try {
    await handle.open();
    return handle;
  } catch (error) {
    await handle[Symbol.asyncDispose]();
    throw error;
  }
}

// SQLite gives a new file what the umask leaves, and its log the mode of the file
async function makePrivate(path: string): Promise<void> {
  if (!isAbsent(path)) return;
  for (const file of [path, `${path}-lock`]) {
    // a folder that is not there or not writable is told on opening
    const handle = await open(file, 'wx', 0o600).catch(() => undefined);
    await handle?.close();
  }
}

async function openStore(outbox: OutboxStore, title: string): Promise<void> {
  try {
    await outbox.open();
  } catch (cause) {
    const isUnreachable = isOutboxError(cause) && cause.code === 'OUTBOX_WRITE_FAILED';
    if (isOutboxError(cause) && !isUnreachable) throw lockedHint(cause) ?? cause;
    // what a driver says may hold the address with its password
    const failure = isUnreachable ? cause.cause : cause;
    const code = failure instanceof Error && 'code' in failure ? String(failure.code) : 'no answer';
    throw new CliError('STORE_UNREACHABLE', `cannot open ${title} (${code})`, { exitCode: EXIT.remote, cause });
  }
}

function lockedHint(error: { readonly code: string; readonly message: string }): CliError | undefined {
  if (error.code !== 'OUTBOX_LOCKED') return undefined;
  return new CliError('STORE_IN_USE', error.message, {
    hint: 'End the other command (perhaps a "report run --watch"), or keep reports in PostgreSQL, which takes many.',
    cause: error,
  });
}

async function postgresStore(pool: Pool | undefined): Promise<OutboxStore> {
  if (pool === undefined) throw new CliError('USAGE', 'no PostgreSQL to open');
  const { postgresOutbox } = await import('@boxwire/report-client/postgres');
  return postgresOutbox(pool);
}

type Pool = PgPool & { end(): Promise<void> };

async function createPool(connectionString: string, { env }: CliIo): Promise<Pool> {
  const loaded = await import('pg').catch((cause: unknown) => {
    throw new CliError('PG_MISSING', 'a postgres:// store needs the package pg, which is not installed', {
      hint: 'Install it beside the command: npm install pg (with -g for a global boxwire).',
      cause,
    });
  });
  const { PGPASSWORD: password } = env;
  const pool = new loaded.default.Pool({
    connectionString,
    connectionTimeoutMillis: 10_000,
    ...(password !== undefined && { password }),
  });
  // a connection that breaks while nobody uses it is replaced
  pool.on('error', () => undefined);
  return pool;
}

import { sqliteOutbox } from '@boxwire/report-client';
import type { OutboxStore } from '@boxwire/report-client';
import { postgresOutbox } from '@boxwire/report-client/postgres';
import pg from 'pg';
import type { StorePlace } from './worker-messages.ts';

/** An outbox, and how to let go what lies under it. */
export interface StoreHandle {
  readonly store: OutboxStore;
  readonly end: () => Promise<void>;
}

/** The outbox at a place, not open yet. `name` is what the server calls its connections. */
export function storeAt(place: StorePlace, name: string): StoreHandle {
  if (place.kind === 'sqlite') return { store: sqliteOutbox(place.path), end: () => Promise.resolve() };
  const { kind: _, schema, ...connection } = place;
  const pool = new pg.Pool({ ...connection, max: 4, application_name: name });
  // as pg asks: connections that break while idle are told here
  pool.on('error', () => undefined);
  return { store: postgresOutbox(pool, { schema }), end: () => pool.end() };
}

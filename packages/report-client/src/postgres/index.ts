export type { PgClient, PgPool, PgQueryable, PgResult } from './pg-types.ts';
export { postgresOutbox, type Enqueued, type PostgresOutbox, type PostgresOutboxOptions } from './postgres-outbox.ts';
export { postgresSchema } from './sql-schema.ts';

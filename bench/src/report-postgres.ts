import { postgresOutbox } from '@boxwire/report-client/postgres';
import { postgresBinaries, startPostgres, type PostgresCluster } from '@boxwire/tooling/postgres';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { Agent } from 'undici';
import { startChildServer } from './child-server.ts';
import { inParallel, measure, type Candidate } from './measure.ts';
import { compareRounds, type Ratio } from './ratio.ts';
import { CONCURRENCY, drain, idleReporter, post } from './report-drain.ts';
import { orderBody } from './report-samples.ts';

const DRAIN = 'outbox drain (PostgreSQL)';
const PG_BOSS = 'pg-boss, strict order per key';
const QUEUE = 'orders';
const BATCH = 100;

/** Delivering a backlog from PostgreSQL with pg-boss beside it: one cluster, one receiver, as many requests at a time. */
export async function benchPostgresDrain(): Promise<readonly Ratio[] | { readonly missing: string }> {
  const binaries = postgresBinaries();
  if ('missing' in binaries) return binaries;
  const cluster = startPostgres(binaries.bin);
  try {
    return await compareWithPgBoss(cluster);
  } finally {
    cluster.stop();
  }
}

async function compareWithPgBoss({ connection }: PostgresCluster): Promise<readonly Ratio[]> {
  await using server = await startChildServer('./receiver-server.ts');
  const pool = new pg.Pool({ ...connection, max: 10 });
  const boss = new PgBoss({ ...connection, max: 10, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(QUEUE, { policy: 'key_strict_fifo' });
  const reporter = await idleReporter(server.origin, postgresOutbox(pool));
  try {
    const measured = await measure([drain(DRAIN, reporter), jobs(boss, server.origin)], { count: 1_500, rounds: 5 });
    return [compareRounds(measured, { area: DRAIN, ours: DRAIN, against: PG_BOSS, bar: 'none' })];
  } finally {
    await reporter.close();
    await boss.stop({ graceful: false });
    await pool.end();
  }
}

let number = 0;

/** Two fetchers, so that one sends while the other waits for the database. */
function jobs(boss: PgBoss, origin: string): Candidate {
  const dispatcher = new Agent({ connections: CONCURRENCY });
  const work = async (): Promise<void> => {
    for (;;) {
      const batch = await boss.fetch<{ readonly body: string }>(QUEUE, { batchSize: BATCH });
      if (batch.length === 0) return;
      await inParallel(batch.length, CONCURRENCY / 2, (index) =>
        post(origin, { body: batch[index]?.data.body ?? '', dispatcher }),
      );
      const ids = batch.map(({ id }) => id);
      await boss.complete(QUEUE, ids);
    }
  };
  return {
    name: PG_BOSS,
    prepare: async (count) => {
      const all = Array.from({ length: count }, () => {
        number += 1;
        return { data: { body: orderBody(number) }, singletonKey: `order-${number}` };
      });
      await boss.insert(QUEUE, all);
    },
    run: async () => {
      await Promise.all([work(), work()]);
    },
  };
}

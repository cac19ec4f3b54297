import { postgresBinaries, startPostgres } from '@boxwire/tooling/postgres';
import type { PostgresCluster } from '@boxwire/tooling/postgres';

/** Starts a PostgreSQL server for this run, which ends with the process at the latest. Throws `TypeError` where there is none. */
export function startCluster(): PostgresCluster {
  const binaries = postgresBinaries();
  if ('missing' in binaries) throw new TypeError(binaries.missing);
  const cluster = startPostgres(binaries.bin);
  let isStopped = false;
  const stop = (): void => {
    if (isStopped) return;
    isStopped = true;
    cluster.stop();
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  return { ...cluster, stop };
}

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { PostgresCluster } from './postgres-cluster.ts';

// in a process of its own, as the tests' set-up does not wait
const QUERY = `
import pg from 'pg';
const client = new pg.Client({ connectionString: process.env.BOXWIRE_PG_URL });
await client.connect();
await client.query(process.env.BOXWIRE_PG_QUERY);
await client.end();
`;

/** Makes a database of its own on a server that runs, and drops it at the end. `url` names a user who may do so. */
export function serverDatabase(url: string): PostgresCluster {
  const { hostname, port, username, password } = new URL(url);
  const database = `boxwire_${randomBytes(6).toString('hex')}`;
  query(url, `CREATE DATABASE ${database}`);
  return {
    connection: {
      host: hostname,
      user: decodeURIComponent(username) || 'postgres',
      database,
      ...(port !== '' && { port: Number(port) }),
      ...(password !== '' && { password: decodeURIComponent(password) }),
    },
    url: Object.assign(new URL(url), { pathname: `/${database}` }).href,
    stop: () => {
      query(url, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    },
  };
}

function query(url: string, text: string): void {
  execFileSync(process.execPath, ['--input-type=module', '--eval', QUERY], {
    // its dependencies are looked for from here
    cwd: import.meta.dirname,
    env: { ...process.env, BOXWIRE_PG_URL: url, BOXWIRE_PG_QUERY: text },
    stdio: 'pipe',
  });
}

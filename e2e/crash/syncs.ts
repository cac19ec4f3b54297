import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What the kernel was asked, and what the database says of itself. */
export interface SyncCount {
  readonly accepts: number;
  /** `fsync` and `fdatasync` of the outbox's log, as strace saw them. */
  readonly logSyncs: number;
  readonly journalMode: string;
  /** `PRAGMA synchronous`, read back; 2 is FULL. */
  readonly synchronous: number;
}

const run = promisify(execFile);

/** Counts the syncs of the log while reports are accepted one after the other. `undefined` without strace. */
export async function countSyncs(accepts: number): Promise<SyncCount | undefined> {
  if (!(await hasStrace())) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'boxwire-syncs-'));
  try {
    const [outbox, trace] = [join(folder, 'outbox.sqlite'), join(folder, 'trace')];
    const module = fileURLToPath(new URL('./sync-worker.ts', import.meta.url));
    const { stdout } = await run('strace', [
      ...['-f', '-y', '-e', 'trace=fsync,fdatasync', '-o', trace],
      ...[process.execPath, '--conditions=@boxwire/source', module, outbox, String(accepts)],
    ]);
    const lines = (await readFile(trace, 'utf8')).split('\n');
    // a call that was interrupted by another thread's stands on two lines, its name and file on the first
    const logSyncs = lines.filter((line) => /\bf(data)?sync\(\d+<[^>]*-wal>/.test(line)).length;
    const { journalMode, synchronous } = JSON.parse(stdout) as Pick<SyncCount, 'journalMode' | 'synchronous'>;
    return { accepts, logSyncs, journalMode, synchronous };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tells of the count; answers the exit code. */
export async function runSyncs(accepts: number): Promise<number> {
  const count = await countSyncs(accepts);
  if (count === undefined) {
    console.log('skipped: there is no strace (BOXWIRE_REQUIRE_STRACE=1 makes that a failure)');
    console.log('crash: 0 passed, 0 failed');
    return 0;
  }
  const { logSyncs, journalMode, synchronous } = count;
  const checks = [
    { holds: logSyncs >= accepts, text: `${accepts} reports accepted one by one, ${logSyncs} syncs of the log` },
    {
      holds: journalMode === 'wal' && synchronous === 2,
      text: `reads back ${journalMode}, synchronous ${synchronous}`,
    },
  ];
  for (const { holds, text } of checks) console.log(`${holds ? 'ok  ' : 'FAIL'} ${text}`);
  const failed = checks.filter(({ holds }) => !holds).length;
  console.log(`crash: ${checks.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function hasStrace(): Promise<boolean> {
  try {
    await run('strace', ['-V']);
    return true;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && process.env.BOXWIRE_REQUIRE_STRACE !== '1') return false;
    throw new TypeError('strace does not run, and BOXWIRE_REQUIRE_STRACE is 1', { cause: error });
  }
}

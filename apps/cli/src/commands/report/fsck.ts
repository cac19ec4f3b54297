import { fsck, isOutboxError, type SeqRange } from '@boxwire/report-client';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { tableLines } from '../../output/table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { readStoreSettings, type StoreOptions } from '../../report/settings.ts';

/** Options of `boxwire report fsck`. */
export interface FsckCommandOptions extends StoreOptions {
  readonly salvageTo?: string;
}

/** Checks every row of a SQLite outbox: exit code 0 when it is sound, 1 otherwise. */
export async function reportFsck(options: FsckCommandOptions, { io, out, style }: CommandContext): Promise<number> {
  const { store } = await readStoreSettings(options, io);
  if (store.type !== 'sqlite') {
    throw new CliError('USAGE', 'fsck is for SQLite outboxes; PostgreSQL checks its own files', {
      hint: 'See pg_amcheck, and initdb --data-checksums.',
    });
  }
  const report = check(store.path, options.salvageTo);
  if (options.json === true) {
    await out.line(JSON.stringify({ store: `sqlite:${store.path}`, ...report }));
    return report.ok ? EXIT.ok : EXIT.no;
  }
  const { expected, intact, recovered, altered, missing, lostBefore, problems } = report;
  await out.line(
    report.ok ? style.green('✓ every accepted report is there, unaltered') : style.red('✗ the outbox is damaged'),
  );
  const rows = [
    ['expected', expected.to === 0 ? 'none' : rangeText(expected)],
    ['intact', intact.toLocaleString('en')],
    ...(recovered > 0 ? [['recovered', recovered.toLocaleString('en')]] : []),
    ...(altered.length > 0 ? [['altered', altered.map(rangeText).join(', ')]] : []),
    ...(missing.length > 0 ? [['missing', missing.map(rangeText).join(', ')]] : []),
    ...(lostBefore.length > 0 ? [['lost before', lostBefore.map(rangeText).join(', ')]] : []),
    ...problems.map((problem) => ['SQLite says', problem]),
  ];
  for (const line of tableLines(rows)) await out.line(`  ${line}`);
  if (options.salvageTo !== undefined) await out.line(`  what is intact was copied to ${options.salvageTo}`);
  else if (!report.ok) await out.line(`  ${style.dim('--salvage-to <path> copies what is intact into a new outbox')}`);
  return report.ok ? EXIT.ok : EXIT.no;
}

function check(path: string, salvageTo: string | undefined): ReturnType<typeof fsck> {
  try {
    return fsck(path, { salvageTo });
  } catch (error) {
    if (!isOutboxError(error) || error.code !== 'OUTBOX_LOCKED') throw error;
    throw new CliError('STORE_IN_USE', error.message, {
      hint: 'End the command that has it open first.',
      cause: error,
    });
  }
}

function rangeText({ from, to }: SeqRange): string {
  return from === to ? from.toString() : `${from.toString()}–${to.toString()}`;
}

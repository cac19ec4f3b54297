import { EXIT } from '../../exit-codes.ts';
import { tableLines } from '../../output/table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openView } from '../../report/open-outbox.ts';
import { redacted } from '../../report/redacted.ts';
import { readStoreSettings, type StoreOptions } from '../../report/settings.ts';
import { timeText } from '../../report/time-text.ts';
import { waitingReports, type WaitingReport } from '../../report/waiting-reports.ts';

/** Options of `boxwire report pending`. */
export interface PendingOptions extends StoreOptions {
  /** `session:S-1`, `hall:H-1`, `report:7`, `barrier` or `time`. */
  readonly waitsFor?: string;
}

const SHOWN = 200;

/** Lists reports that were neither delivered nor refused, and what each waits for. Exit code 0. */
export async function reportPending(options: PendingOptions, { io, out, style }: CommandContext): Promise<number> {
  const { store } = await readStoreSettings(options, io);
  await using handle = await openView(store, io);
  const rows: string[][] = [];
  let count = 0;
  let isStuck = false;
  for await (const waiting of waitingReports(handle.outbox, io.now())) {
    if (options.waitsFor !== undefined && !waiting.waitsFor.includes(options.waitsFor)) continue;
    count += 1;
    isStuck ||= waiting.waitsFor.some((what) => what.startsWith('session:'));
    if (options.json === true) await out.line(jsonLine(waiting));
    else if (rows.length < SHOWN) rows.push(cells(waiting));
  }
  if (options.json === true) return EXIT.ok;
  if (count === 0) {
    const what = options.waitsFor === undefined ? 'nothing waits' : `nothing waits for ${options.waitsFor}`;
    await out.line(style.green(`✓ ${what}`));
    return EXIT.ok;
  }
  for (const line of tableLines([['seq', 'kind', 'id', 'waits for', 'last error'], ...rows])) await out.line(line);
  if (count > rows.length)
    await out.line(style.dim(`and ${(count - rows.length).toLocaleString('en')} more; --json lists all`));
  if (isStuck) for (const line of CURE) await out.line(style.dim(line));
  return EXIT.ok;
}

const CURE = [
  'A session gets its code when its performance is delivered. If none will be (a wrong sessionId), give the report up and report it anew:',
  '  boxwire report dead discard <seq> --reason "…", mend the file, then boxwire report import <file> with that report',
];

function jsonLine({ report, waitsFor }: WaitingReport): string {
  const { seq, kind, businessId, attempts, dueAt, lastError } = report;
  const error = lastError && { ...lastError, message: redacted(lastError.message) };
  const next = waitsFor.includes('time') ? { nextAttemptAt: dueAt } : {};
  return JSON.stringify({ seq, kind, businessId, waitsFor, attempts, ...next, ...(error && { lastError: error }) });
}

function cells({ report, waitsFor }: WaitingReport): string[] {
  const { seq, kind, businessId, lastError, dueAt } = report;
  const texts = waitsFor.map((what) => {
    if (what === 'time') return `next attempt at ${timeText(dueAt)}`;
    if (what === 'barrier') return 'earlier orders and inventory';
    return what.startsWith('report:') ? what.replace(':', ' ') : `code of ${what}`;
  });
  const error = lastError === undefined ? '' : `${lastError.code}  ${redacted(lastError.message)}`;
  return [seq.toString(), kind, businessId, texts.join(', ') || 'the next run', error];
}

import type { OutboxStore, StoredReport } from '@boxwire/report-client';
import { CliError } from '../../cli-error.ts';
import { EXIT } from '../../exit-codes.ts';
import { tableLines } from '../../output/table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { deadLetters, type DeadFilter } from '../../report/dead-letters.ts';
import { kindNamed } from '../../report/kind-of-file.ts';
import { openExisting, openView } from '../../report/open-outbox.ts';
import { redacted, reportRedactor } from '../../report/redacted.ts';
import { readStoreSettings, type StoreOptions } from '../../report/settings.ts';
import { timeText } from '../../report/time-text.ts';

/** Options of the `boxwire report dead` commands. */
export interface DeadOptions extends StoreOptions {
  readonly seqs: readonly string[];
  readonly kind?: string;
  readonly code?: string;
  readonly all?: boolean;
  readonly reason?: string;
  readonly withFollowers?: boolean;
}

/** Lists refused reports: exit code 1 when there are any. */
export async function deadList(options: DeadOptions, { io, out, style }: CommandContext): Promise<number> {
  const { store } = await readStoreSettings(options, io);
  await using handle = await openView(store, io);
  const rows: string[][] = [];
  let count = 0;
  for await (const report of deadLetters(handle.outbox, filterOf(options))) {
    const { seq, kind, businessId, attempts, finishedAt, lastError } = report;
    if (options.json === true) await out.line(JSON.stringify({ seq, kind, businessId, attempts, lastError }));
    else {
      const { code = '', message = '' } = lastError ?? {};
      rows.push([seq.toString(), kind, businessId, code, redacted(message), timeText(finishedAt ?? lastAt(report))]);
    }
    count += 1;
  }
  if (options.json !== true) {
    if (count === 0) {
      const { open, heldLanes } = await handle.outbox.status();
      await out.line(nothingText(open, heldLanes, style));
    } else
      for (const line of tableLines([['seq', 'kind', 'id', 'code', 'message', 'at'], ...rows])) await out.line(line);
  }
  return count === 0 ? EXIT.ok : EXIT.no;
}

function nothingText(open: number, heldLanes: number, style: CommandContext['style']): string {
  // a filter may have left refused ones out
  const what = heldLanes > 0 ? 'nothing of that kind was refused' : 'nothing was refused';
  if (open === 0) return style.green(`✓ ${what}`);
  return `${style.green(`✓ ${what}`)}; ${open.toLocaleString('en')} wait: boxwire report pending`;
}

/** Shows one report whole, in whatever state: its body redacted, its history, and why. */
export async function deadShow(options: DeadOptions, { io, out, style }: CommandContext): Promise<number> {
  const { store } = await readStoreSettings(options, io);
  await using handle = await openView(store, io);
  const [seq = 0] = numbers(options.seqs);
  const report = await reportOf(handle.outbox, seq);
  const { payload, history, ...facts } = report;
  const body = JSON.parse(reportRedactor().body(payload, 'application/json')) as unknown;
  if (options.json === true) {
    await out.line(JSON.stringify({ ...facts, history, body }));
    return EXIT.ok;
  }
  await out.line(
    `${style.bold(`${report.kind} ${report.seq.toString()}`)}  ${report.businessId}  ${stateText(report, style)}`,
  );
  const rows = [
    ['accepted', timeText(report.acceptedAt)],
    ['lane', report.lane],
    ['attempts', report.attempts.toString()],
    ...(report.lastError ? [['refused', `${report.lastError.code}  ${redacted(report.lastError.message)}`]] : []),
    ...(report.reason === undefined ? [] : [['discarded', report.reason]]),
    ...(report.gates > 0 ? [['waits for', report.needs.join(', ')]] : []),
  ];
  for (const line of tableLines(rows.map(([name = '', value = '']) => [style.dim(name), value])))
    await out.line(`  ${line}`);
  await out.line(`  ${style.dim('history')}`);
  for (const { at, what, code, message } of history) {
    await out.line(`    ${[timeText(at), what, code, message && redacted(message)].filter(Boolean).join('  ')}`);
  }
  await out.line(JSON.stringify(body, undefined, 2).replaceAll(/^/gm, '  '));
  return EXIT.ok;
}

/** Offers refused reports again; `run` delivers them. */
export async function deadRedrive(options: DeadOptions, { io, out }: CommandContext): Promise<number> {
  const filter = filterOf(options);
  if (options.all !== true && Object.keys(filter).length === 0) {
    throw new CliError('USAGE', 'which ones?', { hint: 'Give numbers, --kind, --code, or --all.' });
  }
  const { store } = await readStoreSettings(options, io);
  await using handle = await openExisting(store, io);
  const dead: number[] = [];
  for await (const { seq } of deadLetters(handle.outbox, filter)) dead.push(seq);
  const redriven = dead.length === 0 ? [] : await handle.outbox.redrive(dead, io.now());
  const missed = (filter.seqs ?? []).filter((seq) => !redriven.includes(seq));
  if (options.json === true) await out.line(JSON.stringify({ redriven, notRefused: missed }));
  else {
    await out.line(
      `${redriven.length.toLocaleString('en')} reports are offered again; boxwire report run delivers them`,
    );
    if (missed.length > 0) await out.line(`not refused, left alone: ${missed.join(', ')}`);
  }
  return redriven.length === 0 ? EXIT.no : EXIT.ok;
}

/** Gives reports up, with a reason. */
export async function deadDiscard(options: DeadOptions, { io, out }: CommandContext): Promise<number> {
  const seqs = numbers(options.seqs);
  const { reason = '', withFollowers = false } = options;
  if (reason.trim() === '') throw new CliError('USAGE', 'say why with --reason; it is kept with the report');
  const { store } = await readStoreSettings(options, io);
  await using handle = await openExisting(store, io);
  for (const seq of seqs) {
    const { discarded, waiting } = await handle.outbox.discard(seq, { reason, at: io.now(), withFollowers });
    if (options.json === true) await out.line(JSON.stringify({ seq, discarded, waiting }));
    else {
      await out.line(`discarded ${discarded.join(', ')}`);
      if (waiting.length > 0) await out.line(`  waiting behind it, delivered next: ${waiting.join(', ')}`);
    }
  }
  return EXIT.ok;
}

function filterOf({ seqs, kind, code }: DeadOptions): DeadFilter {
  return {
    ...(seqs.length > 0 && { seqs: numbers(seqs) }),
    ...(kind !== undefined && { kind: kindNamed(kind) }),
    ...(code !== undefined && { code }),
  };
}

function numbers(seqs: readonly string[]): readonly number[] {
  return seqs.map((text) => {
    const seq = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(seq)) return seq;
    throw new CliError('USAGE', 'expected the number of a report, as boxwire report dead list shows it');
  });
}

async function reportOf(outbox: Pick<OutboxStore, 'find'>, seq: number): Promise<StoredReport> {
  const [report] = await outbox.find({ seqs: [seq] });
  if (report !== undefined) return report;
  throw new CliError('USAGE', `there is no report ${seq.toString()}`, {
    hint: 'boxwire report dead list shows those refused.',
  });
}

function stateText({ state }: StoredReport, style: CommandContext['style']): string {
  return state === 'dead' ? style.red(state) : state === 'done' ? style.green(state) : state;
}

function lastAt({ history, acceptedAt }: StoredReport): number {
  return history.at(-1)?.at ?? acceptedAt;
}

import type { DatabaseSync } from 'node:sqlite';
import { checksumOf } from '../outbox/checksum.ts';
import { OutboxError } from '../outbox/outbox-error.ts';
import type { SeqRange } from '../outbox/outbox-error.ts';
import { toRanges } from '../outbox/seq-ranges.ts';
import { readMark } from './high-water-mark.ts';
import { metaValue, pragma } from './open-database.ts';

/** How much is checked when an outbox is opened; `fsck` checks everything. */
export interface IntegrityLimits {
  /** Files up to this size get SQLite's quick check and the search for missing rows. Default 256 MiB. */
  readonly quickCheckBytes?: number | undefined;
  /** Rows whose checksum is verified, newest first. Default 50_000. */
  readonly checksumRows?: number | undefined;
}

/** What is checked. */
export interface IntegrityInput {
  readonly database: DatabaseSync;
  readonly path: string;
  readonly outboxId: string;
  readonly limits: IntegrityLimits;
}

/** Throws `OUTBOX_SHORTENED` or `OUTBOX_DAMAGED` when the outbox is not what was acknowledged. */
export function checkIntegrity(input: IntegrityInput): void {
  const { database, path, limits } = input;
  checkEnd(input);
  const bytes = Number(pragma(database, 'page_count')) * Number(pragma(database, 'page_size'));
  if (bytes <= (limits.quickCheckBytes ?? 256 * 2 ** 20)) {
    const verdict = pragma(database, 'quick_check(1)');
    if (verdict !== 'ok') throw damaged(path, []);
    const missing = missingRanges(database);
    if (missing.length > 0) throw damaged(path, missing);
  }
  const altered = alteredSeqs(database, limits.checksumRows ?? 50_000);
  if (altered.length > 0) throw damaged(path, toRanges(altered));
}

/** Sequence numbers that have no row although earlier and later ones do, but for those an earlier salvage gave up. */
export function missingRanges(database: DatabaseSync): readonly SeqRange[] {
  const first = counter(database, 'firstSeq');
  const last = lastSeq(database);
  const lost = lostRanges(database);
  const given = lost.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, first) + 1), 0);
  const present = Number(database.prepare('SELECT count(*) AS n FROM reports').get()?.n);
  if (present + given === last - first + 1) return [];
  const gaps = database
    .prepare(
      `SELECT before + 1 AS first, seq - 1 AS last
       FROM (SELECT seq, lag(seq, 1, ?) OVER (ORDER BY seq) AS before FROM (SELECT seq FROM reports UNION SELECT ?))
       WHERE seq > before + 1`,
    )
    .all(first - 1, last + 1);
  const isLost = (seq: number): boolean => lost.some(({ from, to }) => from <= seq && seq <= to);
  return toRanges(gaps.flatMap((gap) => numbers(Number(gap.first), Number(gap.last))).filter((seq) => !isLost(seq)));
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Numbers that an earlier salvage gave up. */
export function lostRanges(database: DatabaseSync): readonly SeqRange[] {
  return JSON.parse(metaValue(database, 'lost') ?? '[]') as SeqRange[];
}

function checkEnd({ database, path, outboxId }: IntegrityInput): void {
  const mark = readMark(path);
  if (mark === undefined || mark.seq === 0) return;
  const last = mark.outboxId === outboxId ? lastSeq(database) : 0;
  if (mark.seq <= last) return;
  throw new OutboxError(
    'OUTBOX_SHORTENED',
    `${path} ends at report ${last}, but reports up to ${mark.seq} were acknowledged: restore the file with its -wal, or salvage it with fsck`,
    { ranges: [{ from: last + 1, to: mark.seq }] },
  );
}

function alteredSeqs(database: DatabaseSync, limit: number): readonly number[] {
  const altered: number[] = [];
  const rows = database
    .prepare(
      'SELECT seq, kind, business_id, lane, accepted_at, payload, checksum FROM reports ORDER BY seq DESC LIMIT ?',
    )
    .iterate(limit);
  for (const row of rows) {
    if (checksumOf(sealedRow(row)) !== row.checksum) altered.push(Number(row.seq));
  }
  return altered.reverse();
}

/** The members of a row that its checksum covers. */
export function sealedRow(row: Record<string, unknown>): Parameters<typeof checksumOf>[0] {
  return {
    seq: row.seq as number,
    kind: row.kind as string,
    businessId: row.business_id as string,
    lane: row.lane as string,
    acceptedAt: row.accepted_at as number,
    payload: row.payload as string,
  };
}

/** The last number that was given, as far as the file knows. */
export function lastSeq(database: DatabaseSync): number {
  const row = database.prepare('SELECT max(seq) AS seq FROM reports').get();
  return Math.max(Number(row?.seq ?? 0), counter(database, 'placedSeq'));
}

function counter(database: DatabaseSync, name: string): number {
  return Number(database.prepare('SELECT value FROM counters WHERE name = ?').get(name)?.value ?? 0);
}

function damaged(path: string, ranges: readonly SeqRange[]): OutboxError {
  const which = ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
  return new OutboxError(
    'OUTBOX_DAMAGED',
    `${path} does not read back as written${which === '' ? '' : ` (reports ${which})`}: salvage it with fsck`,
    { ranges },
  );
}

import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { OutboxError } from '../outbox/outbox-error.ts';
import type { SeqRange } from '../outbox/outbox-error.ts';
import { readMark } from './high-water-mark.ts';
import { lostRanges } from './integrity.ts';
import { metaValue } from './open-database.ts';
import { Salvage } from './salvage.ts';
import { scanPages, walkTable } from './salvage-rows.ts';
import { sqliteCode } from './sqlite-failure.ts';
import { Survey } from './survey.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Options of `fsck`. */
export interface FsckOptions {
  /** A new outbox to which everything intact is copied, numbers kept. Must not exist. */
  readonly salvageTo?: string | undefined;
}

/** What `fsck` found. */
export interface FsckReport {
  /** Whether every acknowledged report is there, unaltered, and the file is sound. */
  readonly ok: boolean;
  /** The first and the last number that should be there. */
  readonly expected: SeqRange;
  /** Reports whose checksum holds. */
  readonly intact: number;
  /** Of those: found in pages that the damaged file no longer leads to. */
  readonly recovered: number;
  /** Rows that are there but are not what was accepted. */
  readonly altered: readonly SeqRange[];
  /** Numbers without a row. */
  readonly missing: readonly SeqRange[];
  /** Given up in an earlier salvage; not counted as missing. */
  readonly lostBefore: readonly SeqRange[];
  /** What SQLite says of the file; empty when it is sound. */
  readonly problems: readonly string[];
}

/**
 * Checks every row of an outbox that nobody has open, and salvages what is intact. Row by row: a damaged page costs the rows
 * on it and no other, and rows that the damage cut off are looked for in the bytes of the file and its log. Delivered reports
 * stay delivered; what cannot be told is sent again. Throws `OutboxError` when there is no file, when it is in use, or when
 * `salvageTo` exists.
 */
export function fsck(path: string, options: FsckOptions = {}): FsckReport {
  if (!existsSync(path)) throw new OutboxError('OUTBOX_NOT_FOUND', `there is no outbox at ${path}`);
  const { salvageTo } = options;
  if (salvageTo !== undefined && existsSync(salvageTo)) {
    throw new OutboxError('OUTBOX_ARGUMENT', `salvageTo: ${salvageTo} exists already; name a new file`);
  }
  const lock = takeWriterLock(path);
  const database = new DatabaseSync(path, { readOnly: true });
  const salvage = salvageTo === undefined ? undefined : new Salvage(salvageTo);
  try {
    return check({ database, path, salvage });
  } finally {
    salvage?.close();
    database.close();
    lock.release();
  }
}

interface Checking {
  readonly database: DatabaseSync;
  readonly path: string;
  readonly salvage: Salvage | undefined;
}

function check({ database, path, salvage }: Checking): FsckReport {
  const survey = new Survey((row) => salvage?.keep(row));
  const lostBefore = tolerant(() => lostRanges(database)) ?? [];
  const isLost = (seq: number): boolean => lostBefore.some(({ from, to }) => from <= seq && seq <= to);
  const known = knownRange(database, path);
  walkTable(database, known, survey);
  const walked = survey.intactCount;
  const mostIsKnown = known.to > 0;
  const before = survey.gaps(known, isLost);
  if (!mostIsKnown || before.altered.length + before.missing.length > 0) {
    const isWanted = (seq: number): boolean =>
      seq >= known.from && (!mostIsKnown || seq <= known.to) && !survey.isIntact(seq);
    scanPages(path, isWanted, survey);
  }
  const expected = { from: known.from, to: Math.max(known.to, survey.last) };
  const { altered, missing } = survey.gaps(expected, isLost);
  const problems = problemsOf(database);
  const recovered = survey.intactCount - walked;
  salvage?.finish({ database, expected, lost: [...lostBefore, ...altered, ...missing] });
  const ok = altered.length + missing.length + recovered + problems.length === 0;
  return { ok, expected, intact: survey.intactCount, recovered, altered, missing, lostBefore, problems };
}

/** What the counters, the mark and the table itself say should be there: the most of them; `to` is 0 when nothing says. */
function knownRange(database: DatabaseSync, path: string): SeqRange {
  const counter = (name: string): number | undefined =>
    tolerant(() => {
      const row = database.prepare('SELECT value FROM counters WHERE name = ?').get(name);
      return row === undefined ? undefined : Number(row.value);
    });
  const mark = readMark(path);
  const outboxId = tolerant(() => metaValue(database, 'outbox_id'));
  const marked = mark !== undefined && (outboxId === undefined || mark.outboxId === outboxId) ? mark.seq : 0;
  const last = tolerant(() => Number(database.prepare('SELECT max(seq) AS seq FROM reports').get()?.seq ?? 0)) ?? 0;
  return { from: counter('firstSeq') ?? 1, to: Math.max(counter('placedSeq') ?? 0, marked, last) };
}

function problemsOf(database: DatabaseSync): readonly string[] {
  const verdict = tolerant(() => database.prepare('PRAGMA integrity_check').all());
  if (verdict === undefined) return ['the file has unreadable pages'];
  const lines = verdict.map((row) => String(Object.values(row)[0]));
  return lines.length === 1 && lines[0] === 'ok' ? [] : lines;
}

/** What could be read; `undefined` where SQLite cannot. */
function tolerant<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (sqliteCode(error) !== undefined) return undefined;
    throw error;
  }
}

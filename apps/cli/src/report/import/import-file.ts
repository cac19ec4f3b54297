import { basename } from 'node:path';
import type { OutboxStore, ReportDraft } from '@boxwire/report-client';
import type { FileReport, RowProblem } from '../build-report.ts';
import { lintAlone, type LintProblem } from '../lint/lint-report.ts';
import type { ReportFile, ShapedReport } from '../read-reports.ts';
import { writeState, type ImportState } from './import-state.ts';
import { rejectPath, RejectFile } from './reject-file.ts';
import { unwritable } from './unwritable.ts';

/** How an import stands. */
export interface ImportProgress {
  readonly accepted: number;
  readonly rejected: number;
  readonly readBytes: number;
  readonly totalBytes?: number;
}

/** What became of a file. Numbers of reports, those of an interrupted import included. */
export interface ImportResult {
  readonly accepted: number;
  readonly rejected: number;
  /** The side file, when something was rejected. */
  readonly rejectedTo?: string;
  /** The first problems that were found now. */
  readonly problems: readonly RowProblem[];
  /** What the cross-field rules found now in reports that were accepted all the same. */
  readonly lint: LintedReports;
  /** False when it was interrupted. */
  readonly isDone: boolean;
}

/** Findings in accepted reports. */
export interface LintedReports {
  readonly count: number;
  /** The first ones. */
  readonly problems: readonly LintProblem[];
}

/** What an import works with. */
export interface ImportOptions {
  /** Path of the file; `-` keeps no state. */
  readonly path: string;
  readonly file: ReportFile;
  readonly outbox: OutboxStore;
  /** Where to begin. */
  readonly state: ImportState;
  /** Whether a chunk may be in the outbox that the state does not know of. */
  readonly isResumed: boolean;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly onProgress: (progress: ImportProgress) => void;
}

const CHUNK_REPORTS = 500;
const CHUNK_ROWS = 5_000;
const PROBLEMS_KEPT = 100;

/**
 * Accepts the reports of a file, a chunk per commit. The state is written after each, so that an interrupted import goes on
 * where it was; the one chunk that may have been accepted without a word of it is looked for in the outbox.
 */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const { file, path, state, signal } = options;
  const { header } = file.source;
  const { rejectedBytes: keepBytes, rejectedTo: name, rejectedSha256: sha256 } = state;
  const rejects = await RejectFile.open(path, header, { keepBytes, name, sha256 }).catch((cause: unknown) => {
    throw unwritable(rejectPath(path, header !== undefined), cause);
  });
  const importer = new Importer(options, rejects);
  try {
    let index = 0;
    for await (const report of file.reports) {
      index += 1;
      if (index <= state.reports) continue;
      await importer.add(report);
      if (signal.aborted) break;
    }
    return await importer.finish();
  } finally {
    await rejects.close();
  }
}

class Importer {
  readonly #options: ImportOptions;
  readonly #rejects: RejectFile;
  readonly #problems: RowProblem[] = [];
  readonly #found: LintProblem[] = [];
  #foundCount = 0;
  #state: ImportState;
  #chunk: ShapedReport[] = [];
  #chunkRows = 0;
  #mayBeKnown: boolean;

  constructor(options: ImportOptions, rejects: RejectFile) {
    this.#options = options;
    this.#rejects = rejects;
    this.#state = options.state;
    this.#mayBeKnown = options.isResumed;
  }

  async add(report: ShapedReport): Promise<void> {
    this.#chunk.push(report);
    this.#chunkRows += report.rows.length;
    if (this.#chunk.length >= CHUNK_REPORTS || this.#chunkRows >= CHUNK_ROWS) await this.#flush();
  }

  async finish(): Promise<ImportResult> {
    const isDone = !this.#options.signal.aborted;
    await this.#flush();
    this.#state = { ...this.#state, isDone };
    await this.#save();
    const { accepted, rejected } = this.#state;
    return {
      ...{ accepted, rejected, isDone, problems: this.#problems },
      lint: { count: this.#foundCount, problems: this.#found },
      ...(rejected > 0 && { rejectedTo: this.#rejects.path }),
    };
  }

  async #flush(): Promise<void> {
    if (this.#chunk.length === 0) return;
    const { outbox, now } = this.#options;
    const chunk = this.#chunk;
    this.#chunk = [];
    this.#chunkRows = 0;
    const all = chunk.flatMap(({ drafts }) => drafts);
    const drafts = this.#mayBeKnown ? await unknownDrafts(all, { outbox, afterSeq: this.#state.afterSeq }) : all;
    this.#mayBeKnown = false;
    const seqs = drafts.length === 0 ? [] : await outbox.accept(drafts, now());
    const rejected = chunk.filter(({ problems }) => problems.length > 0);
    await this.#rejects.add(rejected);
    this.#note(rejected);
    for (const report of chunk) if (report.problems.length === 0) this.#lint(report);
    await this.#advance({ chunk, rejected, afterSeq: seqs.at(-1) });
  }

  async #advance(done: {
    readonly chunk: readonly FileReport[];
    readonly rejected: readonly FileReport[];
    readonly afterSeq: number | undefined;
  }): Promise<void> {
    const { reports, accepted, rejected, afterSeq } = this.#state;
    this.#state = {
      ...this.#state,
      reports: reports + done.chunk.length,
      accepted: accepted + done.chunk.length - done.rejected.length,
      rejected: rejected + done.rejected.length,
      rejectedBytes: this.#rejects.bytes,
      ...(this.#rejects.bytes > 0 && {
        rejectedTo: basename(this.#rejects.path),
        rejectedSha256: this.#rejects.sha256,
      }),
      afterSeq: done.afterSeq ?? afterSeq,
    };
    await this.#save();
    const { readBytes, totalBytes } = this.#options.file.source;
    this.#options.onProgress({
      ...{ accepted: this.#state.accepted, rejected: this.#state.rejected, readBytes: readBytes() },
      ...(totalBytes !== undefined && { totalBytes }),
    });
  }

  #note(rejected: readonly FileReport[]): void {
    const found = rejected.flatMap(({ problems }) => problems);
    this.#problems.push(...found.slice(0, PROBLEMS_KEPT - this.#problems.length));
  }

  #lint(report: ShapedReport): void {
    const found = lintAlone(report);
    this.#foundCount += found.length;
    this.#found.push(...found.slice(0, PROBLEMS_KEPT - this.#found.length));
  }

  async #save(): Promise<void> {
    if (this.#options.path !== '-') await writeState(this.#options.path, this.#state);
  }
}

const PAGE = 10_000;

/** Those drafts that are not in the outbox behind `afterSeq`: what was accepted right before a crash is not accepted again. */
async function unknownDrafts(
  drafts: readonly ReportDraft[],
  { outbox, afterSeq }: { readonly outbox: OutboxStore; readonly afterSeq: number },
): Promise<readonly ReportDraft[]> {
  const known = new Map<string, number>();
  for (let after = afterSeq; ;) {
    const page = await outbox.find({ afterSeq: after, limit: PAGE });
    for (const report of page) {
      const key = keyOf(report);
      known.set(key, (known.get(key) ?? 0) + 1);
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) break;
    after = last.seq;
  }
  return drafts.filter((draft) => {
    const key = keyOf(draft);
    const left = known.get(key) ?? 0;
    if (left > 0) known.set(key, left - 1);
    return left === 0;
  });
}

function keyOf({ kind, businessId, payload }: Pick<ReportDraft, 'businessId' | 'kind' | 'payload'>): string {
  return `${kind}\n${businessId}\n${payload}`;
}

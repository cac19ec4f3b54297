import type { OutboxStore, ReportKind, StoredReport } from '@boxwire/report-client';

/** Which refused reports are meant; members combine with "and". */
export interface DeadFilter {
  readonly seqs?: readonly number[];
  readonly kind?: ReportKind;
  /** The code they were refused with, `4300`. */
  readonly code?: string;
}

const PAGE = 1_000;

/** Refused reports in order of acceptance. */
export async function* deadLetters(
  outbox: Pick<OutboxStore, 'find'>,
  { seqs, kind, code }: DeadFilter,
): AsyncGenerator<StoredReport> {
  for (let afterSeq = 0; ;) {
    const page = await outbox.find({
      ...{ state: 'dead', limit: PAGE, afterSeq },
      ...(kind !== undefined && { kind }),
      ...(seqs !== undefined && { seqs }),
    });
    for (const report of page) if (code === undefined || report.lastError?.code === code) yield report;
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    afterSeq = last.seq;
  }
}

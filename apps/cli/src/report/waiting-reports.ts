import type { OutboxView, StoredReport } from '@boxwire/report-client';

/** An undelivered report that was not refused, and what keeps it. */
export interface WaitingReport {
  readonly report: StoredReport;
  /**
   * `session:S-1` a code that was not issued yet · `report:7` the first unfinished report of its lane · `barrier` earlier orders
   * and inventory of the session it cancels · `time` its next attempt. Empty when the next run delivers it.
   */
  readonly waitsFor: readonly string[];
}

type Outbox = Pick<OutboxView, 'codes' | 'find'>;

const PAGE = 1_000;

/** Pending reports in order of acceptance. */
export async function* waitingReports(outbox: Outbox, now: number): AsyncGenerator<WaitingReport> {
  const heads = new Map<string, number | undefined>();
  for (let afterSeq = 0; ;) {
    const page = await outbox.find({ state: 'pending', limit: PAGE, afterSeq });
    const codes = await outbox.codes([...new Set(page.flatMap(({ needs }) => needs))]);
    for (const report of page) {
      const { seq, lane, needs, barriers, dueAt } = report;
      if (!heads.has(lane)) heads.set(lane, await firstOfLane(outbox, report));
      const first = heads.get(lane) ?? seq;
      const waitsFor = [
        ...needs.filter((ref) => !codes.has(ref)),
        ...(first < seq ? [`report:${first.toString()}`] : []),
        ...(barriers > 0 ? ['barrier'] : []),
        ...(dueAt > now ? ['time'] : []),
      ];
      yield { report, waitsFor };
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    afterSeq = last.seq;
  }
}

/** A refused report holds its lane like one that waits. */
async function firstOfLane(outbox: Outbox, { lane, seq, head }: StoredReport): Promise<number> {
  if (head) return seq;
  const [dead] = await outbox.find({ lane, state: 'dead', limit: 1 });
  const [pending] = await outbox.find({ lane, state: 'pending', limit: 1 });
  return Math.min(dead?.seq ?? seq, pending?.seq ?? seq);
}

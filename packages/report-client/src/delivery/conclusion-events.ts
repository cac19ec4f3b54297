import type { Settlement } from '../outbox/outbox-store.ts';
import type { SendResult } from '../sender/report-sender.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import type { Batch } from './feed.ts';
import type { Verdict } from './judge-result.ts';

/** How a request ended, and what was decided. */
export interface Conclusion {
  readonly result: SendResult;
  readonly verdict: Verdict;
  readonly now: number;
}

/** What there is to tell about a request. */
export function conclusionEvents(batch: Batch, { result, verdict, now }: Conclusion): readonly DeliveryEvent[] {
  const { kind } = batch[0].report;
  const events: DeliveryEvent[] = [];
  const of = (end: Settlement['end']): number[] =>
    verdict.settlements.filter((settlement) => settlement.end === end).map(({ seq }) => seq);
  const code = 'code' in result ? result.code : 'CODE_MISSING';
  const done = of('done');
  if (done.length > 0) events.push({ type: 'delivered', at: now, kind, seqs: done });
  for (const settlement of verdict.settlements) {
    if (settlement.end !== 'done') continue;
    for (const { ref } of settlement.codes ?? []) events.push({ type: 'codeIssued', at: now, ref });
  }
  const retried = of('retry');
  const dueAt = verdict.settlements.find((settlement) => settlement.end === 'retry')?.dueAt ?? now;
  if (retried.length > 0) events.push({ type: 'retry', at: now, kind, seqs: retried, code, dueAt });
  for (const seq of of('dead')) events.push({ type: 'dead', at: now, kind, seq, code });
  if (verdict.splitTo !== undefined) {
    events.push({ type: 'split', at: now, kind, seqs: batch.map(({ report }) => report.seq), code });
  }
  if (result.result === 'unauthenticated') events.push({ type: 'unauthenticated', at: now, code });
  return events;
}

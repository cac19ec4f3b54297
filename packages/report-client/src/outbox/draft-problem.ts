import { OutboxError } from './outbox-error.ts';
import type { ReportDraft } from './report-draft.ts';

/** `OUTBOX_ARGUMENT` for ids that a database would not give back as they are: lone surrogates, NUL. */
export function draftProblem(drafts: readonly ReportDraft[]): OutboxError | undefined {
  for (const { businessId, lane, needs, kind, ticketOrder } of drafts) {
    const isOwn = isStorable(businessId) && isStorable(lane) && needs.every(isStorable);
    if (isOwn && (ticketOrder === undefined || ticketOrder.ticketIds.every(isStorable))) continue;
    return new OutboxError('OUTBOX_ARGUMENT', `an id of this ${kind} holds NUL or half a character: nothing was kept`);
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

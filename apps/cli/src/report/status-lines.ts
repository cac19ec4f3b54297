import { REPORT_KINDS, REPORT_STATES, type DeadlineStatus, type OutboxStatus } from '@boxwire/report-client';
import { durationText } from '../output/duration.ts';
import type { Style } from '../output/style.ts';
import { tableLines } from '../output/table.ts';

/** How an outbox stands, for people. */
export function statusLines(status: OutboxStatus, now: number, style: Style): string[] {
  const kinds = REPORT_KINDS.filter((kind) => status.counts[kind] !== undefined);
  if (kinds.length === 0) return ['nothing was ever accepted'];
  const rows = kinds.map((kind) => [
    kind,
    ...REPORT_STATES.map((state) => {
      const count = status.counts[kind]?.[state] ?? 0;
      return count === 0 ? '·' : count.toLocaleString('en');
    }),
  ]);
  const right = REPORT_STATES.map((_, index) => index + 1);
  const [header = '', ...lines] = tableLines([['', ...REPORT_STATES], ...rows], { right });
  return [style.dim(header), ...lines, '', ...waitingLines(status, now, style)];
}

function waitingLines(status: OutboxStatus, now: number, style: Style): string[] {
  const { open, gated, barred, heldLanes, missingCodes, oldest } = status;
  if (open === 0) return [style.green('✓ everything is delivered')];
  const age = oldest === undefined ? '' : `, the oldest for ${durationText(Math.max(0, now - oldest.acceptedAt))}`;
  const lines = [`${open.toLocaleString('en')} undelivered${age}`];
  if (gated > 0)
    lines.push(`  ${gated.toLocaleString('en')} wait for a code: ${missingCodes.join(', ')}  (boxwire report pending)`);
  if (barred > 0) lines.push(`  ${barred.toLocaleString('en')} cancellations wait for earlier orders and inventory`);
  if (heldLanes > 0) {
    lines.push(
      style.red(`  ${heldLanes.toLocaleString('en')} refused, each holding what follows it: boxwire report dead list`),
    );
  }
  return lines;
}

/** How the daily deadline stands, in a line. */
export function deadlineLine({ undelivered, missed, deadlineAt }: DeadlineStatus, style: Style): string {
  const at = `${new Date(deadlineAt + 8 * 3_600_000).toISOString().slice(0, 10)} 12:00 (+08:00)`;
  if (undelivered === 0) return style.dim(`deadline ${at}: nothing of earlier days is undelivered`);
  const count = undelivered.toLocaleString('en');
  return missed
    ? style.red(`deadline ${at} missed: ${count} reports of earlier days are undelivered`)
    : style.yellow(`deadline ${at}: ${count} reports of earlier days are still to be delivered`);
}

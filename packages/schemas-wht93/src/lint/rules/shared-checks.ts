import type { ParsedCode } from '../../coding-rules/code-problem.ts';
import { ticketBelongsToSession } from '../../coding-rules/ticket-code.ts';
import type { TableId } from '../../tables/all-tables.ts';
import { hit, type LintHit } from '../rule.ts';

/** A code that its coding rule cannot read; codes that are absent or not digits of the right length are the schema's business. */
export function structureHits(table: TableId, pointer: string, parsed: ParsedCode<unknown> | undefined): LintHit[] {
  if (parsed === undefined || parsed.ok) return [];
  return [hit(table, pointer, `${parsed.problem.message} (${parsed.problem.kind})`)];
}

/** Tickets whose id does not begin with the code of their session (wht93 §3, check 6). */
export function ticketPrefixHits(
  table: TableId,
  lists: string,
  tickets: readonly { readonly ticketId?: string | undefined; readonly sessionCode: string }[],
): LintHit[] {
  return tickets.flatMap(({ ticketId, sessionCode }, index) =>
    ticketId === undefined || ticketBelongsToSession(ticketId, sessionCode)
      ? []
      : [hit(table, `${lists}/${index}/ticketId`, 'expected to begin with the sessionCode')],
  );
}

/** The day of an instant in Shanghai, `yyyy-MM-dd`. */
export function shanghaiDay(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

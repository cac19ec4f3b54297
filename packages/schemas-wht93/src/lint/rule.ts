import type { PerformanceType, Venue } from '../schemas/answers.ts';
import type { ReportOf } from '../schemas/report-schema.ts';
import type { TableId } from '../tables/all-tables.ts';
import { fieldTable } from '../tables/field-rows.ts';
import type { LintContext } from './lint-context.ts';

/** What can be linted: requests by endpoint id (without their token), and the rows of the two listing answers. */
export interface LintSubjects {
  readonly 'type.list': readonly PerformanceType[];
  readonly 'venue.list': readonly Venue[];
  readonly 'venue.save': ReportOf<'venue.save', 'lenient'>;
  readonly 'performance.code': ReportOf<'performance.code', 'lenient'>;
  readonly 'performance.update': ReportOf<'performance.update', 'lenient'>;
  readonly 'session.update': ReportOf<'session.update', 'lenient'>;
  readonly 'inventory.report': ReportOf<'inventory.report', 'lenient'>;
  readonly 'ticket.report': ReportOf<'ticket.report', 'lenient'>;
  readonly 'order.report': ReportOf<'order.report', 'lenient'>;
  readonly 'order.refund': ReportOf<'order.refund', 'lenient'>;
  readonly 'checking.report': ReportOf<'checking.report', 'lenient'>;
}

/** Name of a lintable value. */
export type LintKind = keyof LintSubjects;

/** `error`: the receiver may refuse it, or something is lost. `warning`: unusual, yet real data can look so. */
export type LintSeverity = 'error' | 'warning';

/** What a rule checks, for documents and reports. */
export interface LintRuleInfo {
  /** Stable name, `refund.within-line`. */
  readonly id: string;
  readonly kind: LintKind;
  /** Table or section it rests on: `A.34`, `§3`, `U-22`. */
  readonly clause: string;
  readonly severity: LintSeverity;
  readonly description: string;
  /** The member of `LintContext` without which the rule is not run. */
  readonly needs?: keyof LintContext;
}

/** One place where a rule is broken. Neither message nor pointer holds a value. */
export interface LintHit {
  /** JSON pointer into the linted value. */
  readonly pointer: string;
  readonly message: string;
}

/** A rule and its check. */
export interface LintRule<Kind extends LintKind = LintKind> extends LintRuleInfo {
  readonly kind: Kind;
  readonly check: (value: LintSubjects[Kind], context: LintContext) => readonly LintHit[];
}

/** Declares a rule; keeps its kind. */
export function rule<const Kind extends LintKind>(declared: LintRule<Kind>): LintRule<Kind> {
  return declared;
}

/** A hit whose message begins with field, table and row, as every other problem does. */
export function hit(table: TableId, pointer: string, expected: string): LintHit {
  // the rows of an answer are linted as a list, so their pointers begin with an index
  const place = pointer.replace(/^\/\d+(?=\/)/, '').replace(/\/\d+(?=\/|$)/g, '/*');
  const label = fieldTable(table).find((row) => row.pointer === place)?.label ?? `table ${table}`;
  return { pointer, message: `${label}: ${expected}` };
}

/** `[hit]` when broken, else nothing. */
export function hitIf(
  broken: boolean,
  table: TableId,
  place: { readonly at: string; readonly expected: string },
): LintHit[] {
  return broken ? [hit(table, place.at, place.expected)] : [];
}

/** Indexes of the items whose key an earlier item has too. */
export function repeats<Item>(items: readonly Item[], key: (item: Item) => string | undefined): number[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const value = key(item);
    if (value === undefined) return [];
    if (seen.has(value)) return [index];
    seen.add(value);
    return [];
  });
}

import type { ReportInputOf, ReportKind } from '@boxwire/report-client';

/** One report that the child hands over. */
export type PlanEntry = { readonly [Kind in ReportKind]: EntryOf<Kind> }[ReportKind];

/** A report of one kind, and how its caller treats it. */
export interface EntryOf<Kind extends ReportKind> {
  readonly kind: Kind;
  readonly input: ReportInputOf[Kind];
  /** Whether the caller hears of everything before it first, and of it before it goes on: updates and cancellations. */
  readonly alone: boolean;
  /** Whether the caller does not hand it over again when a crash swallowed the acknowledgement. */
  readonly onceOnly: boolean;
}

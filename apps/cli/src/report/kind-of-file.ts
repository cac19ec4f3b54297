import { basename } from 'node:path';
import { REPORT_KINDS, type ReportKind } from '@boxwire/report-client';
import { CliError } from '../cli-error.ts';

/** How files of a kind are called. */
export const FILE_NAMES = {
  hall: 'halls',
  performance: 'performances',
  performanceUpdate: 'performance-updates',
  sessionUpdate: 'sessions',
  inventory: 'inventory',
  ticket: 'tickets',
  order: 'orders',
  refund: 'refunds',
  check: 'checks',
} as const satisfies Record<ReportKind, string>;

/** The kind as given, or as the name of the file says: `5-orders.csv`. Throws `CliError` `USAGE`. */
export function kindOfFile(path: string, given: string | undefined): ReportKind {
  if (given !== undefined) return kindNamed(given);
  const name = basename(path)
    .replace(/\..*$/, '')
    .replace(/^\d+[-_ ]/, '');
  const kind = REPORT_KINDS.find((each) => FILE_NAMES[each] === name || each === name);
  if (kind !== undefined) return kind;
  throw new CliError('USAGE', `what kind of reports are in ${path === '-' ? 'the standard input' : path}?`, {
    hint: `Give --kind: ${REPORT_KINDS.join(', ')}, or mixed. Files named like ${FILE_NAMES.order}.csv need none.`,
  });
}

/** A kind by name. Throws `CliError` `USAGE` that lists them. */
export function kindNamed(name: string): ReportKind {
  const kind = REPORT_KINDS.find((each) => each === name);
  if (kind !== undefined) return kind;
  throw new CliError('USAGE', `no kind of report "${name}"`, { hint: `There are: ${REPORT_KINDS.join(', ')}.` });
}

import { REQUEST_TABLES, WHT93_TABLES, reportSchema } from '@boxwire/schemas-wht93';
import type { BatchLimits, Wht93EndpointId } from '@boxwire/schemas-wht93';
import { z } from 'zod';
import type { ReportKind } from '../kinds/report-kind.ts';
import { ReportError } from './report-error.ts';
import type { ReportIssue } from './report-error.ts';

/** The endpoint of each kind. */
export const ENDPOINT_OF: Readonly<Record<ReportKind, Wht93EndpointId>> = {
  hall: 'venue.save',
  performance: 'performance.code',
  performanceUpdate: 'performance.update',
  sessionUpdate: 'session.update',
  inventory: 'inventory.report',
  ticket: 'ticket.report',
  order: 'order.report',
  refund: 'order.refund',
  check: 'checking.report',
};

// longer lists are parted, so that only the parts must keep to the limits of one request
const UNLIMITED: Partial<BatchLimits> = {
  sessions: Number.POSITIVE_INFINITY,
  inventoryRows: Number.POSITIVE_INFINITY,
  tickets: Number.POSITIVE_INFINITY,
  orderLines: Number.POSITIVE_INFINITY,
  checks: Number.POSITIVE_INFINITY,
};

const WITHOUT = ['sessionCode', 'hallCode'] as const;

// built on first use: a process that only sells tickets need not build the schema of a venue
const schemas = new Map<ReportKind, z.ZodType>();

function schemaOf(kind: ReportKind): z.ZodType {
  let schema = schemas.get(kind);
  if (schema === undefined) {
    // the code of a hall is given by the caller for some kinds, and checked there
    schema = reportSchema(ENDPOINT_OF[kind], { limits: UNLIMITED, without: WITHOUT });
    schemas.set(kind, schema);
  }
  return schema;
}

/** The report in wire spelling. Throws `ReportError` for what the standard does not take, `own` issues included. */
export function encodeReport<Payload>(kind: ReportKind, body: unknown, own: readonly ReportIssue[] = []): Payload {
  const result = z.safeEncode(schemaOf(kind), body);
  if (result.success && own.length === 0) return result.data as Payload;
  const found = result.success
    ? []
    : result.error.issues.map(({ path, message }) => ({ pointer: toPointer(path), problem: message }));
  const { clause } = WHT93_TABLES[REQUEST_TABLES[ENDPOINT_OF[kind]]];
  throw new ReportError(kind, clause, [...found, ...own]);
}

function toPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

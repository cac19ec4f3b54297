import { ruleOf } from '../kinds/kind-rules.ts';
import type { BatchRule } from '../kinds/kind-rule.ts';
import type { CodeRef } from '../outbox/code-ref.ts';
import type { ClaimedReport } from '../outbox/stored-report.ts';

/** A claimed report, its payload read. */
export interface PreparedReport {
  readonly report: ClaimedReport;
  readonly payload: never;
  readonly needs: readonly CodeRef[];
  readonly batch: PreparedBatch | undefined;
}

/** What decides which reports it may share a request with. */
export interface PreparedBatch extends Pick<BatchRule<never>, 'from' | 'most'> {
  readonly key: string;
  readonly weight: number;
  readonly distinct: readonly string[];
}

/** Reads the payload; throws when it is not what its kind keeps. */
export function prepare(report: ClaimedReport): PreparedReport {
  const rule = ruleOf(report.kind);
  // the checksum held, so this is what was accepted
  const payload = JSON.parse(report.payload) as never;
  const needs = rule.needs(payload);
  if (rule.batch === undefined) return { report, payload, needs, batch: undefined };
  const { from, most } = rule.batch;
  const batch = {
    ...{ from, most, key: rule.batch.key(payload), weight: rule.batch.weight(payload) },
    distinct: rule.batch.distinct(payload),
  };
  return { report, payload, needs, batch };
}

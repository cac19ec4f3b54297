import type { ReportSnapshot } from '../../../shared/report-messages.ts';

/** Columns of the chart; times in seconds since 1970, rates per second. */
export interface RateSeries {
  readonly at: readonly number[];
  readonly accepted: readonly number[];
  readonly delivered: readonly number[];
  readonly depth: readonly number[];
  readonly last: Pick<ReportSnapshot, 'at' | 'counts'> | undefined;
}

/** Before the first snapshot. */
export const EMPTY_SERIES: RateSeries = { at: [], accepted: [], delivered: [], depth: [], last: undefined };

/** Points kept: about two minutes. */
const MOST_POINTS = 400;

/** The series with one more snapshot; rates are the change since the one before. */
export function addSnapshot(series: RateSeries, { at, counts, status }: ReportSnapshot): RateSeries {
  const { last } = series;
  if (last !== undefined && at <= last.at) return series;
  const seconds = last === undefined ? 1 : (at - last.at) / 1_000;
  // a worker that was just killed took uncounted ones with it: a rate is never negative
  const rate = (now: number, before: number): number =>
    last === undefined ? 0 : Math.max(0, (now - before) / seconds);
  return {
    at: push(series.at, at / 1_000),
    accepted: push(series.accepted, rate(counts.accepted, last?.counts.accepted ?? 0)),
    delivered: push(series.delivered, rate(counts.delivered, last?.counts.delivered ?? 0)),
    depth: push(series.depth, status?.open ?? 0),
    last: { at, counts },
  };
}

function push(column: readonly number[], value: number): readonly number[] {
  return [...column.slice(-MOST_POINTS + 1), value];
}

/** The mean of the last values. */
export function recentMean(column: readonly number[], count = 5): number {
  const recent = column.slice(-count);
  return recent.length === 0 ? 0 : recent.reduce((sum, value) => sum + value, 0) / recent.length;
}

import type { Measured } from './measure.ts';

/** One line of the report: ours against a peer, and the bar of design §7. */
export interface Ratio {
  readonly area: string;
  readonly against: string;
  /** Ours divided by the peer's throughput; for `atMost` bars, our cost divided by the peer's. */
  readonly ratio: number;
  readonly bar: { readonly atLeast: number } | { readonly atMost: number };
  readonly ours: number;
  readonly theirs: number;
}

/** What a benchmark gives: its ratios, or why it could not run. */
export type BenchResult = { readonly ratios: readonly Ratio[] } | { readonly skipped: string };

/** Compares two measured candidates of one run. */
export function compare(
  measured: readonly Measured[],
  line: { readonly area: string; readonly ours: string; readonly against: string; readonly bar: Ratio['bar'] },
): Ratio {
  const ours = throughput(measured, line.ours);
  const theirs = throughput(measured, line.against);
  const ratio = 'atLeast' in line.bar ? ours / theirs : theirs / ours;
  return { area: line.area, against: line.against, bar: line.bar, ratio, ours, theirs };
}

/** Whether a ratio meets its bar. */
export function meets({ ratio, bar }: Ratio): boolean {
  return 'atLeast' in bar ? ratio >= bar.atLeast : ratio <= bar.atMost;
}

function throughput(measured: readonly Measured[], name: string): number {
  const found = measured.find((one) => one.name === name);
  if (found === undefined) throw new Error(`nothing was measured under "${name}"`);
  return found.perSecond;
}

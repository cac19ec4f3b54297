import type { Measured } from './measure.ts';

/** One line of the report: ours against a peer, and the bar of design §7. */
export interface Ratio {
  readonly area: string;
  readonly against: string;
  /** Ours divided by the peer's throughput; for `atMost` bars, our cost divided by the peer's. */
  readonly ratio: number;
  readonly bar: Bar;
  readonly ours: number;
  readonly theirs: number;
  /** Lowest and highest ratio of one round, where the ratio is the median of all rounds. */
  readonly spread?: readonly [lowest: number, highest: number];
}

/** What a ratio must reach or must not exceed; `none` for one that is only shown. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number } | 'none';

/** What a benchmark gives: its ratios, or why it could not run. */
export type BenchResult =
  | {
      readonly ratios: readonly Ratio[];
      /** What a reader should know of this run. */ readonly notes?: readonly string[];
    }
  | { readonly skipped: string };

interface Line {
  readonly area: string;
  readonly ours: string;
  readonly against: string;
  readonly bar: Bar;
}

/** Compares the best turns of two measured candidates of one run. */
export function compare(measured: readonly Measured[], line: Line): Ratio {
  const { perSecond: ours } = find(measured, line.ours);
  const { perSecond: theirs } = find(measured, line.against);
  return {
    area: line.area,
    against: line.against,
    bar: line.bar,
    ratio: ratioOf(ours, theirs, line.bar),
    ours,
    theirs,
  };
}

/**
 * Compares two measured candidates round by round: the median of the rounds' ratios, their spread, and the median throughputs.
 * For what waits for a disk, whose speed drifts: a best turn would tell of the disk's best moment.
 */
export function compareRounds(measured: readonly Measured[], line: Line): Ratio {
  const { turns: ours } = find(measured, line.ours);
  const { turns: theirs } = find(measured, line.against);
  const ratios = ours.map((own, round) => ratioOf(own, theirs[round] ?? Number.NaN, line.bar));
  return {
    ...{ area: line.area, against: line.against, bar: line.bar, ratio: median(ratios) },
    ...{ ours: median(ours), theirs: median(theirs), spread: [Math.min(...ratios), Math.max(...ratios)] },
  };
}

function ratioOf(ours: number, theirs: number, bar: Bar): number {
  return bar === 'none' || 'atLeast' in bar ? ours / theirs : theirs / ours;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Whether a ratio meets its bar. */
export function meets({ ratio, bar }: Ratio): boolean {
  if (bar === 'none') return true;
  return 'atLeast' in bar ? ratio >= bar.atLeast : ratio <= bar.atMost;
}

function find(measured: readonly Measured[], name: string): Measured {
  const found = measured.find((one) => one.name === name);
  if (found === undefined) throw new Error(`nothing was measured under "${name}"`);
  return found;
}

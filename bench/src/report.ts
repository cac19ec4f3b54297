import { meets, type BenchResult, type Ratio } from './ratio.ts';

type Results = readonly (readonly [string, BenchResult])[];

/** A report and how many bars it misses. */
export interface Report {
  readonly text: string;
  readonly missed: number;
}

const COLUMNS = ['area', 'against', 'ratio', 'bar', 'verdict', 'spread', 'ours/s', 'theirs/s'];

/** The report as aligned text. */
export function toTable(results: Results): Report {
  const rows = results.flatMap(([name, result]) =>
    'skipped' in result ? [[name, `not run: ${result.skipped}`]] : result.ratios.map(row),
  );
  const all = [COLUMNS, ...rows];
  const widths = COLUMNS.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  const lines = all.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = results.flatMap(([, result]) => ('skipped' in result ? [] : (result.notes ?? [])));
  return { text: [...lines, ...notes].join('\n'), missed: countMissed(results) };
}

/** The report as JSON: `{ node, results: [{ name, ratios | skipped }] }`. */
export function toJson(results: Results): Report {
  const entries = results.map(([name, result]) => ({
    name,
    ...('skipped' in result ? result : { ratios: result.ratios.map((ratio) => ({ ...ratio, met: meets(ratio) })) }),
  }));
  return { text: JSON.stringify({ node: process.version, results: entries }, null, 2), missed: countMissed(results) };
}

function row(ratio: Ratio): string[] {
  const { spread, ours, theirs } = ratio;
  return [
    ...[ratio.area, ratio.against, ratio.ratio.toFixed(2), ...verdict(ratio)],
    ...[spread === undefined ? 'best turns' : spread.map((value) => value.toFixed(2)).join('…')],
    ...[ours, theirs].map((perSecond) => Math.round(perSecond).toString()),
  ];
}

function verdict(ratio: Ratio): readonly [bar: string, verdict: string] {
  if (ratio.bar === 'none') return ['', ''];
  const bar = 'atLeast' in ratio.bar ? `≥ ${ratio.bar.atLeast.toString()}` : `≤ ${ratio.bar.atMost.toString()}`;
  return [bar, meets(ratio) ? 'met' : 'MISSED'];
}

function countMissed(results: Results): number {
  return results.flatMap(([, result]) => ('skipped' in result ? [] : result.ratios)).filter((ratio) => !meets(ratio))
    .length;
}

import { meets, type BenchResult, type Ratio } from './ratio.ts';

type Results = readonly (readonly [string, BenchResult])[];

/** A report and how many bars it misses. */
export interface Report {
  readonly text: string;
  readonly missed: number;
}

/** The report as aligned text. */
export function toTable(results: Results): Report {
  const rows = results.flatMap(([name, result]) =>
    'skipped' in result ? [[name, `not run: ${result.skipped}`, '', '', '']] : result.ratios.map(row),
  );
  const all = [['area', 'against', 'ratio', 'bar', 'verdict'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  const lines = all.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return { text: lines.join('\n'), missed: countMissed(results) };
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
  const bar = 'atLeast' in ratio.bar ? `≥ ${ratio.bar.atLeast.toString()}` : `≤ ${ratio.bar.atMost.toString()}`;
  return [ratio.area, ratio.against, ratio.ratio.toFixed(2), bar, meets(ratio) ? 'met' : 'MISSED'];
}

function countMissed(results: Results): number {
  return results.flatMap(([, result]) => ('skipped' in result ? [] : result.ratios)).filter((ratio) => !meets(ratio))
    .length;
}

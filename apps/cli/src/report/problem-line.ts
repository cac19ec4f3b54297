import type { RowProblem } from './build-report.ts';

/** A problem for people: `line 12: totalAmount (A.31 row 7): expected … [A.3.3.6]`. */
export function problemLine({ line, problem, clause }: RowProblem): string {
  return `line ${line.toString()}: ${problem}  [${clause}]`;
}

import type { Check, Repository, Violation } from './checks/repository.ts';

/** The printed report of a run, and its counts. */
export interface CheckReport {
  readonly text: string;
  readonly passed: number;
  readonly failed: number;
}

/** Runs checks one after the other; a check that throws has failed. The last line of the text holds the counts. */
export function runChecks(checks: readonly Check[], repository: Repository): CheckReport {
  const results = checks.map((check) => ({ check, violations: violationsOf(check, repository) }));
  const failed = results.filter(({ violations }) => violations.length > 0).length;
  const passed = results.length - failed;
  const blocks = results.map(({ check, violations }) =>
    violations.length === 0
      ? `ok    ${check.name}: ${check.promise}`
      : [`FAIL  ${check.name}: ${check.promise}`, ...violations.map(lineFor)].join('\n'),
  );
  return { text: [...blocks, `checks: ${passed} passed, ${failed} failed`, ''].join('\n'), passed, failed };
}

function violationsOf(check: Check, repository: Repository): readonly Violation[] {
  try {
    return check.run(repository);
  } catch (error) {
    return [
      {
        path: check.name,
        message: `the check itself broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      },
    ];
  }
}

function lineFor({ path, line, message }: Violation): string {
  return `  ${path}${line === undefined ? '' : `:${line}`}  ${message}`;
}

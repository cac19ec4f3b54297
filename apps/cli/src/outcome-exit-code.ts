import type { Outcome } from '@boxwire/contract';
import { EXIT } from './exit-codes.ts';

/** The exit code of an outcome: a refusal is a no; a failing or unreadable other side is the other side's failure. */
export function outcomeExitCode(outcome: Outcome<unknown>): number {
  if (outcome.ok) return EXIT.ok;
  return outcome.kind === 'upstream' || outcome.kind === 'drift' ? EXIT.remote : EXIT.no;
}

import type { CallFacts } from './call-facts.ts';
import type { FailureExplanation } from './failed-call.ts';

/** Names a cause where a failed call shows it. */
export type Rule = (facts: CallFacts) => FailureExplanation | undefined;

import { readCall } from './call-facts.ts';
import type { FailedCall, FailureExplanation } from './failed-call.ts';
import { onestopRules, orderRules } from './onestop-rules.ts';
import { waitingRules } from './waiting-rules.ts';

const RULES = [...waitingRules, ...onestopRules, ...orderRules];

/**
 * Says why a call failed, from its request and answer alone: what the notes' failed runs came down to (interpark §2). Causes that
 * both show come first; an empty list means that no rule knows this failure. Pure; a call that succeeded has no explanation.
 */
export function explainFailure(call: FailedCall): FailureExplanation[] {
  const facts = readCall(call);
  const found = RULES.map((rule) => rule(facts)).filter((explanation) => explanation !== undefined);
  return found.toSorted(
    (left, right) => Number(left.certainty === 'possible') - Number(right.certainty === 'possible'),
  );
}

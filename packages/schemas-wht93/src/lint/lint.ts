import type { LintContext } from './lint-context.ts';
import type { LintHit, LintKind, LintRule, LintRuleInfo, LintSeverity, LintSubjects } from './rule.ts';
import { CHECKING_RULES } from './rules/checking-rules.ts';
import { ORDER_RULES } from './rules/order-rules.ts';
import { PERFORMANCE_RULES } from './rules/performance-rules.ts';
import { REFUND_RULES } from './rules/refund-rules.ts';
import { SESSION_RULES } from './rules/session-rules.ts';
import { INVENTORY_RULES, TICKET_RULES } from './rules/stock-rules.ts';
import { TYPE_RULES } from './rules/type-rules.ts';
import { VENUE_LIST_RULES, VENUE_SAVE_RULES } from './rules/venue-rules.ts';

const RULES = [
  ...TYPE_RULES,
  ...VENUE_LIST_RULES,
  ...VENUE_SAVE_RULES,
  ...PERFORMANCE_RULES,
  ...SESSION_RULES,
  ...INVENTORY_RULES,
  ...TICKET_RULES,
  ...ORDER_RULES,
  ...REFUND_RULES,
  ...CHECKING_RULES,
] as const;

/** Every cross-field rule, what it rests on and what it needs to know. */
export const LINT_RULES: readonly LintRuleInfo[] = RULES.map(({ check: _check, ...info }) => info);

/** A broken rule and its place. */
export interface LintFinding extends LintHit {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: LintSeverity;
  readonly clause: string;
}

/**
 * What the cross-field rules find in a value of the contract: a request by endpoint id, without its accessToken, or the rows
 * of `type.list` and `venue.list`. The value must have passed its schema. Rules whose `needs` the context lacks are not run.
 */
export function lint<Kind extends LintKind>(
  kind: Kind,
  value: LintSubjects[Kind],
  context: LintContext = {},
): readonly LintFinding[] {
  return RULES.filter(
    (each) => each.kind === kind && (!('needs' in each) || context[each.needs] !== undefined),
  ).flatMap((each) => {
    const { id, severity, clause, check } = each as unknown as LintRule<Kind>;
    return check(value, context).map((found) => ({ rule: id, severity, clause, ...found }));
  });
}

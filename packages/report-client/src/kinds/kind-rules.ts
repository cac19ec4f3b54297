import { checkRule } from './check.ts';
import type { CheckPayload } from './check.ts';
import { hallRule } from './hall.ts';
import type { HallPayload } from './hall.ts';
import type { KindRule } from './kind-rule.ts';
import { orderRule, refundRule } from './order.ts';
import type { OrderPayload, RefundPayload } from './order.ts';
import { performanceRule, performanceUpdateRule } from './performance.ts';
import type { PerformancePayload, PerformanceUpdatePayload } from './performance.ts';
import type { ReportDraft } from '../outbox/report-draft.ts';
import type { ReportKind } from './report-kind.ts';
import { sessionUpdateRule } from './session-update.ts';
import type { SessionUpdatePayload } from './session-update.ts';
import { inventoryRule, ticketRule } from './stock.ts';
import type { InventoryPayload, TicketPayload } from './stock.ts';

/** What each kind keeps: its body in wire spelling, codes left open. */
export interface PayloadOf {
  readonly hall: HallPayload;
  readonly performance: PerformancePayload;
  readonly performanceUpdate: PerformanceUpdatePayload;
  readonly sessionUpdate: SessionUpdatePayload;
  readonly inventory: InventoryPayload;
  readonly ticket: TicketPayload;
  readonly order: OrderPayload;
  readonly refund: RefundPayload;
  readonly check: CheckPayload;
}

/** The rules of every kind. */
export const KIND_RULES: { readonly [Kind in ReportKind]: KindRule<PayloadOf[Kind]> } = {
  hall: hallRule,
  performance: performanceRule,
  performanceUpdate: performanceUpdateRule,
  sessionUpdate: sessionUpdateRule,
  inventory: inventoryRule,
  ticket: ticketRule,
  order: orderRule,
  refund: refundRule,
  check: checkRule,
};

/** The rules of a kind that is known only when the program runs. */
export function ruleOf(kind: ReportKind): KindRule<never> {
  return KIND_RULES[kind];
}

/** A report as a store accepts it. `payload` is what its kind keeps. */
export function draftOf<Kind extends ReportKind>(kind: Kind, payload: PayloadOf[Kind]): ReportDraft {
  const rule = KIND_RULES[kind] as KindRule<PayloadOf[Kind]>;
  return { ...rule.place(payload), needs: rule.needs(payload), payload: JSON.stringify(payload) };
}

export { WHT93_DEMO_ACCOUNT, type Wht93Account } from './accounts.ts';
export { WHT93_FAULTS } from './gate/faults.ts';
export type { Wht93SandboxOptions } from './options.ts';
export type { KindCounts } from './received/kind-counts.ts';
export { ORDER_BREAKS, type OrderBreak } from './received/order-break.ts';
export type {
  Gaps,
  IncompleteOrder,
  SequenceGap,
  SessionTotals,
  Totals,
  Wht93Received,
  Wht93Snapshot,
} from './received/received-view.ts';
export type { TallyView } from './received/tally.ts';
export { wht93Received } from './wht93-received.ts';
export { WHT93_DEFAULT_PORT, wht93Sandbox } from './wht93-sandbox.ts';

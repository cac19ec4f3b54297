export { RAIL12306_DEMO_USER, type RailPassenger, type RailUser } from './accounts/account.ts';
export { RAIL12306_FAULTS } from './gate/faults.ts';
export type { LoginChallenge, Rail12306SandboxOptions, StockOption, StrictSwitches } from './options.ts';
export { RAIL_OUTCOMES, type RailOutcome } from './orders/outcome.ts';
export type { SalesHours } from './rows/sale-status.ts';
export { RAIL12306_DEFAULT_PORTS, rail12306Sandbox } from './rail12306-sandbox.ts';

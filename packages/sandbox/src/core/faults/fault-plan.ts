import type { FaultAction } from './fault-rule.ts';
import type { Random } from '../random.ts';

/** Platform-named faults on one request, with their arguments. */
export type NamedFaults = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Everything the rules do to one request. */
export interface FaultPlan {
  readonly ruleIds: readonly string[];
  readonly latencyMs: number;
  readonly drop: 'none' | 'beforeCommit' | 'afterCommit';
  readonly respond: Extract<FaultAction, { type: 'respond' }> | undefined;
  readonly malformedJson: boolean;
  /** Bytes to send; `half` of the body; `undefined` for all. */
  readonly truncate: number | 'half' | undefined;
  readonly headers: Readonly<Record<string, string | null>>;
  readonly skewMs: number;
  readonly named: NamedFaults;
}

/** The plan of a request no rule hits. */
export const NO_FAULTS: FaultPlan = {
  ruleIds: [],
  latencyMs: 0,
  drop: 'none',
  respond: undefined,
  malformedJson: false,
  truncate: undefined,
  headers: {},
  skewMs: 0,
  named: new Map(),
};

/** Adds one action to a plan. Delays and skews add up; of two answers the later rule's counts. */
export function withAction(plan: FaultPlan, action: FaultAction, random: Random): FaultPlan {
  switch (action.type) {
    case 'latency':
      return { ...plan, latencyMs: plan.latencyMs + drawMs(action.ms, random) };
    case 'dropBeforeCommit':
      return { ...plan, drop: 'beforeCommit' };
    case 'dropAfterCommit':
      return { ...plan, drop: plan.drop === 'beforeCommit' ? 'beforeCommit' : 'afterCommit' };
    case 'respond':
      return { ...plan, respond: action };
    case 'malformedJson':
      return { ...plan, malformedJson: true };
    case 'truncate':
      return { ...plan, truncate: action.bytes ?? 'half' };
    case 'headers':
      return { ...plan, headers: { ...plan.headers, ...action.set } };
    case 'clockSkew':
      return { ...plan, skewMs: plan.skewMs + action.ms };
    case 'named':
      return { ...plan, named: new Map([...plan.named, [action.name, action.args ?? {}]]) };
  }
}

function drawMs(ms: number | readonly [number, number], random: Random): number {
  return typeof ms === 'number' ? ms : random.integer(ms[0], ms[1]);
}

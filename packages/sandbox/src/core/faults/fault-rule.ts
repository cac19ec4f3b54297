import { SandboxError } from '../errors.ts';

/** Which requests a rule is about. Every given part must match; none given matches all. */
export interface FaultMatch {
  readonly platform?: string;
  /** Contract endpoint id, for example `order.create`. */
  readonly endpoint?: string;
  /** Any case. */
  readonly method?: string;
  /** Path as sent; `*` stands for any characters. */
  readonly path?: string;
}

/** What a rule does to a request it hits. */
export type FaultAction =
  /** Waits on the sandbox clock before handling. Two numbers draw evenly between them. */
  | { readonly type: 'latency'; readonly ms: number | readonly [min: number, max: number] }
  /** Cuts the connection before the request is handled: nothing changes. */
  | { readonly type: 'dropBeforeCommit' }
  /** Handles the request, then cuts the connection: the change stands, the client never hears. */
  | { readonly type: 'dropAfterCommit' }
  /** Answers this instead. `commit: true` handles the request first. */
  | {
      readonly type: 'respond';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly commit?: boolean;
    }
  /** Cuts the last character off the body, so that JSON no longer parses, under a matching content-length. */
  | { readonly type: 'malformedJson' }
  /** Announces the whole body, sends half of it (or `bytes`), then cuts the connection. */
  | { readonly type: 'truncate'; readonly bytes?: number }
  /** Sets response headers; `null` removes one. */
  | { readonly type: 'headers'; readonly set: Readonly<Record<string, string | null>> }
  /** The server's clock, and its `Date` header, run this much ahead (behind when negative) for this request. */
  | { readonly type: 'clockSkew'; readonly ms: number }
  /** A fault the platform implements itself; `admin.faults.names()` lists them. */
  | { readonly type: 'named'; readonly name: string; readonly args?: Readonly<Record<string, unknown>> };

/** A scripted or seeded fault. */
export interface FaultRule {
  /** Default `fault-1`, `fault-2`, … */
  readonly id?: string;
  readonly match?: FaultMatch;
  /** Only these matching requests, counted from 1. */
  readonly nth?: number | readonly number[];
  /** At most this many hits; then the rule rests. */
  readonly times?: number;
  /** Chance of a hit, 0 to 1, drawn from the rule's own seeded stream. Default 1. */
  readonly probability?: number;
  readonly action: FaultAction | readonly FaultAction[];
}

/** A rule as it runs. */
export interface ActiveFault extends FaultRule {
  readonly id: string;
  /** Requests that matched so far. */
  readonly matched: number;
  /** Requests it acted on so far. */
  readonly hits: number;
}

const ACTION_TYPES = [
  'latency',
  'dropBeforeCommit',
  'dropAfterCommit',
  'respond',
  'malformedJson',
  'truncate',
  'headers',
  'clockSkew',
  'named',
] as const satisfies readonly FaultAction['type'][];

/** The rule's actions as a list. */
export function actionsOf(rule: FaultRule): readonly FaultAction[] {
  return Array.isArray(rule.action) ? (rule.action as readonly FaultAction[]) : [rule.action as FaultAction];
}

/** Throws `SandboxError` `FAULT_INVALID` for a rule that could not do what it says. It may come from outside, as JSON. */
export function assertFaultRule(rule: FaultRule, names: ReadonlySet<string>): void {
  if (rule.probability !== undefined && !(rule.probability >= 0 && rule.probability <= 1)) {
    throw invalid('expected "probability" from 0 to 1');
  }
  for (const nth of [rule.nth ?? []].flat()) {
    if (!Number.isInteger(nth) || nth < 1) throw invalid('expected "nth" as integers, counted from 1');
  }
  if (rule.times !== undefined && !(Number.isInteger(rule.times) && rule.times > 0)) {
    throw invalid('expected "times" as a positive integer');
  }
  const actions = actionsOf(rule);
  if (actions.length === 0) throw invalid('expected at least one action');
  for (const action of actions) assertAction(action, names);
}

function assertAction(action: FaultAction, names: ReadonlySet<string>): void {
  const given: unknown = action;
  if (!isRecord(given) || !ACTION_TYPES.some((type) => type === given.type)) {
    throw invalid(`expected an action type of ${ACTION_TYPES.join(', ')}`);
  }
  switch (action.type) {
    case 'latency':
      if (![action.ms].flat().every(isDuration)) throw invalid('latency: expected "ms" of 0 or more');
      break;
    case 'clockSkew':
      if (!Number.isFinite(action.ms)) throw invalid('clockSkew: expected "ms" as a number');
      break;
    case 'respond':
      if (!Number.isInteger(action.status) || action.status < 200 || action.status > 599) {
        throw invalid('respond: expected "status" from 200 to 599');
      }
      break;
    case 'named':
      if (!names.has(action.name)) throw invalid(`expected a named fault of ${[...names].join(', ') || 'none'}`);
      break;
    default:
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isDuration(ms: unknown): boolean {
  return typeof ms === 'number' && Number.isFinite(ms) && ms >= 0;
}

function invalid(problem: string): SandboxError {
  return new SandboxError('FAULT_INVALID', `the fault rule was not added: ${problem}`);
}

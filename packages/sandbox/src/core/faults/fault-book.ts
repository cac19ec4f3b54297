import type { Random } from '../random.ts';
import { NO_FAULTS, withAction, type FaultPlan } from './fault-plan.ts';
import { faultProfile } from './fault-profiles.ts';
import { actionsOf, assertFaultRule, type ActiveFault, type FaultMatch, type FaultRule } from './fault-rule.ts';

/** What a rule is matched against. */
export interface FaultTarget {
  readonly platform: string;
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
}

/** The rules in force. */
export interface FaultBook {
  /** Adds a rule and returns its id; a rule of the same id is replaced. Throws `SandboxError` `FAULT_INVALID`. */
  add(rule: FaultRule): string;
  /** Adds a ready-made profile: `slow`, `lossy` or `flaky`. Returns the ids of its rules. */
  useProfile(name: string): string[];
  remove(id: string): boolean;
  clear(): void;
  list(): ActiveFault[];
  /** Named faults the platforms implement, with what they do. */
  names(): Readonly<Record<string, string>>;
}

/** The side the pipeline uses. */
export interface FaultEngine extends FaultBook {
  plan(target: FaultTarget): FaultPlan;
}

interface Entry {
  readonly rule: FaultRule & { readonly id: string };
  readonly random: Random;
  readonly pathPattern: RegExp | undefined;
  matched: number;
  hits: number;
}

/** Creates a book; `random` seeds each rule's own stream by its id. */
export function createFaultEngine(random: Random, names: Readonly<Record<string, string>>): FaultEngine {
  const entries = new Map<string, Entry>();
  const known = new Set(Object.keys(names));
  let numbered = 0;
  const add = (rule: FaultRule): string => {
    assertFaultRule(rule, known);
    const id = rule.id ?? `fault-${++numbered}`;
    const path = rule.match?.path;
    entries.set(id, {
      rule: { ...rule, id },
      random: random.fork(id),
      pathPattern: path === undefined ? undefined : globPattern(path),
      matched: 0,
      hits: 0,
    });
    return id;
  };
  return {
    add,
    useProfile: (name) => faultProfile(name).map(add),
    remove: (id) => entries.delete(id),
    clear: () => {
      entries.clear();
      // a rule added again gets the same id, and with it the same stream
      numbered = 0;
    },
    list: () => [...entries.values()].map(({ rule, matched, hits }) => ({ ...rule, matched, hits })),
    names: () => names,
    plan(target) {
      let plan = NO_FAULTS;
      if (entries.size === 0) return plan;
      for (const entry of entries.values()) {
        if (!isHit(entry, target)) continue;
        plan = { ...plan, ruleIds: [...plan.ruleIds, entry.rule.id] };
        for (const action of actionsOf(entry.rule)) plan = withAction(plan, action, entry.random);
      }
      return plan;
    },
  };
}

function isHit(entry: Entry, target: FaultTarget): boolean {
  const { rule } = entry;
  if (!matches(rule.match ?? {}, entry.pathPattern, target)) return false;
  entry.matched += 1;
  if (rule.nth !== undefined && ![rule.nth].flat().includes(entry.matched)) return false;
  if (rule.times !== undefined && entry.hits >= rule.times) return false;
  if (rule.probability !== undefined && !entry.random.chance(rule.probability)) return false;
  entry.hits += 1;
  return true;
}

function matches(match: FaultMatch, pathPattern: RegExp | undefined, target: FaultTarget): boolean {
  return (
    (match.platform === undefined || match.platform === target.platform) &&
    (match.endpoint === undefined || match.endpoint === target.endpoint) &&
    (match.method === undefined || match.method.toUpperCase() === target.method) &&
    (pathPattern === undefined || pathPattern.test(target.path))
  );
}

function globPattern(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

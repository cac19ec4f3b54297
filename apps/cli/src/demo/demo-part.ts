import type { Sandbox } from '@boxwire/sandbox';

/** What a part of the demo did. */
export interface DemoPart {
  readonly requests: number;
  /** Invariants of its sandbox that do not hold. */
  readonly broken: readonly string[];
}

/** What a sandbox saw. */
export function partOf({ admin }: Pick<Sandbox, 'admin'>): DemoPart {
  const broken = admin.invariants().filter(({ holds }) => !holds);
  return { requests: admin.requests().length, broken: broken.map(({ name }) => name) };
}

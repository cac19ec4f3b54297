import { SandboxError } from '../errors.ts';
import type { FaultRule } from './fault-rule.ts';

/** Ready-made seeded rules: the same seed breaks the same requests. */
export const FAULT_PROFILES = {
  /** Slow but correct. */
  slow: [{ id: 'slow', action: { type: 'latency', ms: [200, 2000] } }],
  /** Connections break, before and after the change was made. */
  lossy: [
    { id: 'lossy-before', probability: 0.05, action: { type: 'dropBeforeCommit' } },
    { id: 'lossy-after', probability: 0.05, action: { type: 'dropAfterCommit' } },
  ],
  /** Something of everything that a bad day brings. */
  flaky: [
    { id: 'flaky-latency', probability: 0.2, action: { type: 'latency', ms: [100, 1500] } },
    { id: 'flaky-before', probability: 0.03, action: { type: 'dropBeforeCommit' } },
    { id: 'flaky-after', probability: 0.03, action: { type: 'dropAfterCommit' } },
    {
      id: 'flaky-gateway',
      probability: 0.03,
      action: { type: 'respond', status: 502, body: '<html>Bad Gateway</html>' },
    },
    { id: 'flaky-json', probability: 0.02, action: { type: 'malformedJson' } },
    { id: 'flaky-cut', probability: 0.02, action: { type: 'truncate' } },
  ],
} as const satisfies Readonly<Record<string, readonly FaultRule[]>>;

/** Name of a ready-made profile. */
export type FaultProfile = keyof typeof FAULT_PROFILES;

/** The rules of a profile. Throws `SandboxError` `FAULT_INVALID` for an unknown name. */
export function faultProfile(name: string): readonly FaultRule[] {
  if (Object.hasOwn(FAULT_PROFILES, name)) return FAULT_PROFILES[name as FaultProfile];
  throw new SandboxError('FAULT_INVALID', `expected a profile of ${Object.keys(FAULT_PROFILES).join(', ')}`);
}

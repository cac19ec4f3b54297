import type { FaultRule } from '@boxwire/sandbox';
import type { Dice } from './dice.ts';

/** Longer than the children wait for an answer (150 ms); what comes so late still takes effect. */
const TOO_LATE_MS = 180;
const SLOW_MS = 60;

/** How long after a kill its last requests may still take effect. */
export const LAST_EFFECT_MS = TOO_LATE_MS + SLOW_MS + 10;

const KINDS: readonly Omit<FaultRule, 'probability'>[] = [
  { id: 'token', action: { type: 'named', name: 'tokenExpires' } },
  { id: '5000', action: { type: 'named', name: 'systemError' } },
  { id: '5000-after', action: { type: 'named', name: 'systemError', args: { commit: true } } },
  { id: '5100', action: { type: 'named', name: 'unavailable' } },
  { id: '503', action: { type: 'respond', status: 503 } },
  { id: '502-after', action: { type: 'respond', status: 502, body: '<html>Bad Gateway</html>', commit: true } },
  { id: 'drop-before', action: { type: 'dropBeforeCommit' } },
  { id: 'drop-after', action: { type: 'dropAfterCommit' } },
  { id: 'slow', action: { type: 'latency', ms: [5, SLOW_MS] } },
  { id: 'timeout-before', action: [{ type: 'latency', ms: TOO_LATE_MS }, { type: 'dropBeforeCommit' }] },
  { id: 'timeout-after', action: { type: 'latency', ms: TOO_LATE_MS } },
  { id: 'malformed', action: { type: 'malformedJson' } },
  { id: 'cut', action: { type: 'truncate' } },
];

/** The faults of a round: most kinds, each seldom. */
export function faultRules(dice: Dice): readonly FaultRule[] {
  return KINDS.filter(() => dice.chance(0.8)).map((kind) => ({ ...kind, probability: 0.002 + dice.next() * 0.018 }));
}

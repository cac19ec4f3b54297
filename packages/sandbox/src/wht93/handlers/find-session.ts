import { businessRefusal, parameterRefusal, Wht93Refusal } from '../answers/refusal.ts';
import type { SessionState } from '../reporting/session-state.ts';
import type { Call } from '../world.ts';

/** What a report says of the session it names. */
export interface SessionClaim {
  readonly sessionCode: string;
  readonly sessionId?: string | undefined;
  readonly performanceId?: string | undefined;
}

/**
 * The session of a code. 4300 for a code that was not issued, 4100 for another account's, 4300 where the report's own ids
 * say something else (wht93 §6, U-26).
 */
export function findSession({ world, reporter }: Call, claim: SessionClaim, at: string): SessionState {
  const session = world.sessions.find(claim.sessionCode);
  if (session === undefined) {
    throw new Wht93Refusal({
      code: 4300,
      rule: 'session.unknown',
      pointer: `${at}/sessionCode`,
      detail: '场次编码不存在，请先获取场次编码',
      orderBreak: 'beforeSessionCode',
    });
  }
  if (session.appId !== reporter.appId) {
    const detail = '场次编码不属于该应用';
    throw new Wht93Refusal({ code: 4100, rule: 'session.foreign', pointer: `${at}/sessionCode`, detail });
  }
  if (claim.sessionId !== undefined && claim.sessionId !== session.sessionId) {
    throw businessRefusal('session.mismatch', `${at}/sessionId`, '场次 ID 与场次编码不一致');
  }
  if (claim.performanceId !== undefined && claim.performanceId !== session.performanceId) {
    throw businessRefusal('performance.mismatch', `${at}/performanceId`, '演出 ID 与场次编码不一致');
  }
  return session;
}

/** Throws 4000 when an id stands in two rows: one of them would be lost. */
export function refuseTwice(ids: readonly string[], name: string, list: string): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) throw parameterRefusal('list.twice', `/${list}/${index}/${name}`, '列表内重复');
    seen.add(id);
  }
}

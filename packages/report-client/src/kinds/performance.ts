import { codeRef } from '../outbox/code-ref.ts';
import { performanceLane } from '../outbox/lane.ts';
import { distinctRefs, isRecord } from './kind-rule.ts';
import type { KindRule } from './kind-rule.ts';
import { hallCodeOf, hallRef } from './hall-reference.ts';
import type { HallReference } from './hall-reference.ts';

/** A session of a performance: its hall by code, or by the caller's own id of a hall or venue. */
export interface PerformanceSession extends HallReference {
  readonly sessionId: string;
}

/** A performance and up to 20 of its sessions (wht93 §A.3.3, A.16). */
export interface PerformancePayload {
  readonly performanceId: string;
  readonly sessionList: readonly PerformanceSession[];
}

export const performanceRule: KindRule<PerformancePayload> = {
  needs: ({ sessionList }) => distinctRefs(sessionList.flatMap((session) => hallRef(session))),
  place: ({ performanceId }) => ({
    kind: 'performance',
    businessId: performanceId,
    lane: performanceLane(performanceId),
    holds: [],
  }),
  body: ([payload], codeOf) => ({
    ...payload,
    sessionList: payload.sessionList.map(({ hallId: _, venueId: __, ...session }, index) => ({
      ...session,
      hallCode: hallCodeOf(payload.sessionList[index] ?? {}, codeOf),
    })),
  }),
  issues: ({ sessionList }) => sessionList.map(({ sessionId }) => codeRef('session', sessionId)),
  // wht93 §A.3.3, A.17: a map of sessionId to sessionCode
  issued: ({ sessionList }, data) => {
    const codes = sessionList.flatMap(({ sessionId }) => {
      const code = isRecord(data) && Object.hasOwn(data, sessionId) ? data[sessionId] : undefined;
      return typeof code === 'string' ? [{ ref: codeRef('session', sessionId), code }] : [];
    });
    return codes.length === sessionList.length ? codes : undefined;
  },
  records: ({ sessionList }) => sessionList.map(({ sessionId }) => ({ id: sessionId, sessionId })),
};

/** Changed data of a performance (wht93 §A.3.3, A.19). */
export interface PerformanceUpdatePayload {
  readonly performanceId: string;
}

export const performanceUpdateRule: KindRule<PerformanceUpdatePayload> = {
  needs: () => [],
  place: ({ performanceId }) => ({
    kind: 'performanceUpdate',
    businessId: performanceId,
    lane: performanceLane(performanceId),
    holds: [],
  }),
  body: ([payload]) => ({ ...payload }),
  records: ({ performanceId }) => [{ id: performanceId }],
};

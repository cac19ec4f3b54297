import { codeRef } from '../outbox/code-ref.ts';
import { sessionLane } from '../outbox/lane.ts';
import { hallCodeOf, hallRef } from './hall-reference.ts';
import type { HallReference } from './hall-reference.ts';
import type { KindRule } from './kind-rule.ts';

/** `sessionStatus` of a cancelled session (wht93 §A.3.3, A.22). */
export const CANCELLED = 2;

/** A changed or cancelled session (wht93 §A.3.3, A.22). */
export interface SessionUpdatePayload extends HallReference {
  readonly sessionId: string;
  readonly sessionStatus: number;
}

export const sessionUpdateRule: KindRule<SessionUpdatePayload> = {
  needs: (payload) => [codeRef('session', payload.sessionId), ...hallRef(payload)],
  place: (payload) => ({
    kind: 'sessionUpdate',
    businessId: payload.sessionId,
    lane: sessionLane(payload.sessionId),
    holds: [],
    ...(payload.sessionStatus === CANCELLED ? { waitsFor: payload.sessionId } : {}),
  }),
  body: ([payload], codeOf) => {
    const { hallId: _, venueId: __, ...rest } = payload;
    const hallCode = hallCodeOf(payload, codeOf);
    return {
      ...rest,
      sessionCode: codeOf(codeRef('session', payload.sessionId)),
      ...(hallCode === undefined ? {} : { hallCode }),
    };
  },
  records: ({ sessionId }) => [{ id: sessionId, sessionId }],
};

import { codeRef } from '../outbox/code-ref.ts';
import type { IssuedCode } from '../outbox/code-ref.ts';
import { hallLane } from '../outbox/lane.ts';
import { isRecord } from './kind-rule.ts';
import type { KindRule } from './kind-rule.ts';

/**
 * A venue, or a hall of one, to be found or added (wht93 §A.3.2). Beside the fields of A.13 it carries the caller's own ids:
 * `hallId`, under which the hall's code is kept, and `venueId`, under which the venue's is.
 */
export interface HallPayload {
  readonly hallId: string;
  readonly venueId?: string;
  readonly venueName: string;
  readonly venueCode?: string;
  readonly hallName?: string;
}

export const hallRule: KindRule<HallPayload> = {
  needs: () => [],
  place: ({ hallId, venueId }) => ({
    kind: 'hall',
    businessId: hallId,
    // halls of one venue one after the other: the first may be what adds the venue
    lane: hallLane(venueId ?? hallId),
    holds: [],
  }),
  body: ([{ hallId: _, venueId: __, ...rest }]) => rest,
  issues: ({ hallId }) => [codeRef('hall', hallId)],
  issued: ({ hallId, venueId, hallName }, data) => {
    const { venueCode, hallCode } = isRecord(data) ? data : {};
    if (typeof venueCode !== 'string' || (hallName !== undefined && typeof hallCode !== 'string')) return undefined;
    const codes: IssuedCode[] = [
      { ref: codeRef('hall', hallId), code: typeof hallCode === 'string' ? hallCode : venueCode },
    ];
    return venueId === undefined ? codes : [...codes, { ref: codeRef('venue', venueId), code: venueCode }];
  },
  records: ({ hallId }) => [{ id: hallId }],
};

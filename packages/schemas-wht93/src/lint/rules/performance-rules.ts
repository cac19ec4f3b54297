import { parseHallCode } from '../../coding-rules/hall-code.ts';
import { parseSessionCode, sessionBelongsToHall } from '../../coding-rules/session-code.ts';
import { parseVenueCode } from '../../coding-rules/venue-code.ts';
import { codePointLength } from '../../schemas/text-length.ts';
import type { LintContext } from '../lint-context.ts';
import { hit, hitIf, repeats, rule, type LintHit, type LintSubjects } from '../rule.ts';
import { shanghaiDay, structureHits } from './shared-checks.ts';

const SAFE_POSTER_LENGTH = 200;

/** Rules on `performance.code` (A.16) and `performance.update` (A.19). */
export const PERFORMANCE_RULES = [
  rule({
    id: 'performance.approval',
    kind: 'performance.code',
    clause: 'U-25',
    severity: 'warning',
    description: 'a performance has an approval document; required where there is one',
    check: ({ approval }) =>
      hitIf(approval === undefined || approval === '', 'A.16', {
        at: '/approval',
        expected: 'required when an approval exists',
      }),
  }),
  rule({
    id: 'performance.poster-length',
    kind: 'performance.code',
    clause: 'U-12',
    severity: 'warning',
    description: 'a poster URL fits into A.19 too, which takes 200 characters',
    check: ({ posterUrl }) =>
      hitIf(posterUrl !== undefined && codePointLength(posterUrl) > SAFE_POSTER_LENGTH, 'A.16', {
        at: '/posterUrl',
        expected: `more than the ${SAFE_POSTER_LENGTH} characters that performance.update takes`,
      }),
  }),
  rule({
    id: 'performance.session-ids',
    kind: 'performance.code',
    clause: 'A.17',
    severity: 'error',
    description: 'session ids differ: the answer is a map by sessionId',
    check: ({ sessionList }) =>
      repeats(sessionList, ({ sessionId }) => sessionId).map((index) =>
        hit('A.16', `/sessionList/${index}/sessionId`, 'expected an id no other session of the list has'),
      ),
  }),
  rule({
    id: 'performance.session-times',
    kind: 'performance.code',
    clause: 'A.16',
    severity: 'warning',
    description: 'a session ends after it starts',
    check: ({ sessionList }) =>
      sessionList.flatMap(({ sessionStartTime, sessionEndTime }, index) =>
        hitIf(sessionEndTime <= sessionStartTime, 'A.16', {
          at: `/sessionList/${index}/sessionEndTime`,
          expected: 'expected a time after sessionStartTime',
        }),
      ),
  }),
  rule({
    id: 'performance.chart-without-seats',
    kind: 'performance.code',
    clause: 'A.16',
    severity: 'warning',
    description: 'only a seated session has a seating chart',
    check: ({ sessionList }) =>
      sessionList.flatMap(({ hasSeat, seatingChart }, index) =>
        hitIf(hasSeat === 0 && seatingChart !== undefined && seatingChart !== '', 'A.16', {
          at: `/sessionList/${index}/seatingChart`,
          expected: 'expected nothing when hasSeat is 0',
        }),
      ),
  }),
  rule({
    id: 'performance.hall-structure',
    kind: 'performance.code',
    clause: '§3',
    severity: 'warning',
    description: 'hall and venue codes follow their coding rules',
    check: ({ sessionList }) =>
      sessionList.flatMap(({ hallCode }, index) =>
        structureHits(
          'A.16',
          `/sessionList/${index}/hallCode`,
          hallCode.length === 9 ? parseVenueCode(hallCode) : parseHallCode(hallCode),
        ),
      ),
  }),
  rule({
    id: 'performance.issued-hall',
    kind: 'performance.code',
    clause: '§3',
    severity: 'error',
    description: 'an issued session code begins with the hall it was asked for',
    needs: 'issuedCodes',
    check: ({ sessionList }, context) =>
      issued(sessionList, context, (session, code) =>
        sessionBelongsToHall(code, session.hallCode) ? undefined : 'hallCode',
      ),
  }),
  rule({
    id: 'performance.issued-date',
    kind: 'performance.code',
    clause: '§3',
    severity: 'warning',
    description: 'an issued session code holds the day on which the session starts',
    needs: 'issuedCodes',
    check: ({ sessionList }, context) =>
      issued(sessionList, context, (session, code) => {
        const parsed = parseSessionCode(code);
        return !parsed.ok || parsed.parts.date === shanghaiDay(session.sessionStartTime)
          ? undefined
          : 'sessionStartTime';
      }),
  }),
  rule({
    id: 'performance.nothing-changed',
    kind: 'performance.update',
    clause: 'A.19',
    severity: 'warning',
    description: 'an update names at least one field to change',
    check: (update) => {
      const named = Object.entries(update).some(([name, value]) => name !== 'performanceId' && value !== undefined);
      return hitIf(!named, 'A.19', { at: '', expected: 'expected at least one field beside performanceId' });
    },
  }),
] as const;

type Session = LintSubjects['performance.code']['sessionList'][number];

function issued(
  sessions: readonly Session[],
  context: LintContext,
  wrongField: (session: Session, code: string) => string | undefined,
): LintHit[] {
  return sessions.flatMap((session, index) => {
    const codes = context.issuedCodes ?? {};
    const code = Object.hasOwn(codes, session.sessionId) ? codes[session.sessionId] : undefined;
    const field = code === undefined ? undefined : wrongField(session, code);
    return field === undefined
      ? []
      : [hit('A.16', `/sessionList/${index}/${field}`, 'expected what the issued sessionCode says')];
  });
}

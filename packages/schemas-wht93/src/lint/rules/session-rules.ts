import { parseSessionCode, sessionBelongsToHall } from '../../coding-rules/session-code.ts';
import { hitIf, rule } from '../rule.ts';
import { shanghaiDay, structureHits } from './shared-checks.ts';

/** Rules on `session.update` (A.22). A session that moved keeps its code, so hall and day are warnings. */
export const SESSION_RULES = [
  rule({
    id: 'session.times',
    kind: 'session.update',
    clause: 'A.22',
    severity: 'warning',
    description: 'a session ends after it starts',
    check: ({ sessionStartTime, sessionEndTime }) =>
      hitIf(
        sessionStartTime !== undefined && sessionEndTime !== undefined && sessionEndTime <= sessionStartTime,
        'A.22',
        {
          at: '/sessionEndTime',
          expected: 'expected a time after sessionStartTime',
        },
      ),
  }),
  rule({
    id: 'session.chart-without-seats',
    kind: 'session.update',
    clause: 'A.22',
    severity: 'warning',
    description: 'only a seated session has a seating chart',
    check: ({ hasSeat, seatingChart }) =>
      hitIf(hasSeat === 0 && seatingChart !== undefined && seatingChart !== '', 'A.22', {
        at: '/seatingChart',
        expected: 'expected nothing when hasSeat is 0',
      }),
  }),
  rule({
    id: 'session.code-structure',
    kind: 'session.update',
    clause: '§3',
    severity: 'warning',
    description: 'the session code follows its coding rule',
    check: ({ sessionCode }) => structureHits('A.22', '/sessionCode', parseSessionCode(sessionCode)),
  }),
  rule({
    id: 'session.code-hall',
    kind: 'session.update',
    clause: '§3',
    severity: 'warning',
    description: 'the session code begins with the hall code, unless the session moved to another hall',
    check: ({ sessionCode, hallCode }) =>
      hitIf(hallCode !== undefined && !sessionBelongsToHall(sessionCode, hallCode), 'A.22', {
        at: '/hallCode',
        expected: 'expected the hall of the sessionCode, unless the session moved',
      }),
  }),
  rule({
    id: 'session.code-date',
    kind: 'session.update',
    clause: '§3',
    severity: 'warning',
    description: 'the session code holds the day of the session, unless it was rescheduled',
    check: ({ sessionCode, sessionStartTime }) => {
      const parsed = parseSessionCode(sessionCode);
      if (!parsed.ok || sessionStartTime === undefined) return [];
      return hitIf(parsed.parts.date !== shanghaiDay(sessionStartTime), 'A.22', {
        at: '/sessionStartTime',
        expected: 'expected the day of the sessionCode, unless the session was rescheduled',
      });
    },
  }),
] as const;

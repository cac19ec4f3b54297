import { CodingRuleError, digitsProblem, partsOrThrow, refused, serialText, type ParsedCode } from './code-problem.ts';
import { parseHallCode } from './hall-code.ts';
import { parseVenueCode, requireVenueCode } from './venue-code.ts';

const NO_HALL = '00';

/** 场次编码: hall code 11 (or venue code 9 + `00`) + yyMMdd 6 + serial 4 digits (wht93 §3). */
export interface SessionCodeParts {
  readonly venueCode: string;
  /** Absent when the venue has no halls. */
  readonly hallCode?: string;
  /** `yyyy-MM-dd` of the years 2000 to 2099: the day of the session when its code was issued. */
  readonly date: string;
  /** From 1 to 9999. */
  readonly serial: number;
}

/**
 * Builds a session code. `hall` is a hall code of 11 digits, or the venue code of 9 of a venue without halls.
 * Throws `CodingRuleError` for parts that give none.
 */
export function buildSessionCode(parts: {
  readonly hall: string;
  readonly date: string;
  readonly serial: number;
}): string {
  const head = parts.hall.length === 9 ? requireVenueCode(parts.hall) + NO_HALL : checkedHall(parts.hall);
  const [, yearMonthDay = ''] = /^20(\d\d-\d\d-\d\d)$/.exec(parts.date) ?? [];
  const digits = yearMonthDay.replaceAll('-', '');
  if (dateOf(digits) === undefined) {
    throw new CodingRuleError({
      kind: 'impossibleDate',
      part: 'date',
      message: 'expected a date yyyy-MM-dd from 2000 to 2099',
    });
  }
  return head + digits + serialText(parts.serial, 4, 'sessionSerial');
}

/** Reads a session code; the problems of its hall and venue code are reported as they are there. */
export function parseSessionCode(code: string): ParsedCode<SessionCodeParts> {
  const problem = digitsProblem(code, 21, 'a session code');
  if (problem !== undefined) return { ok: false, problem };
  const venueCode = code.slice(0, 9);
  const hasHall = code.slice(9, 11) !== NO_HALL;
  const place = hasHall ? parseHallCode(code.slice(0, 11)) : parseVenueCode(venueCode);
  if (!place.ok) return place;
  const date = dateOf(code.slice(11, 17));
  if (date === undefined) return refused('impossibleDate', 'date', 'expected a yyMMdd that exists');
  const serial = Number(code.slice(17));
  if (serial === 0) return refused('wrongSerial', 'sessionSerial', 'expected a session serial from 0001');
  return { ok: true, parts: { venueCode, ...(hasHall && { hallCode: code.slice(0, 11) }), date, serial } };
}

/** Whether a text is a session code by every rule, not only its length. */
export function isSessionCode(code: string): boolean {
  return parseSessionCode(code).ok;
}

/**
 * Whether a session code was issued for a hall: it begins with the hall code of 11 digits, or with the venue code of 9
 * and `00` (wht93 §3, check 4).
 */
export function sessionBelongsToHall(sessionCode: string, hallOrVenueCode: string): boolean {
  const head = hallOrVenueCode.length === 9 ? hallOrVenueCode + NO_HALL : hallOrVenueCode;
  return head.length === 11 && sessionCode.length === 21 && sessionCode.startsWith(head);
}

function checkedHall(hall: string): string {
  partsOrThrow(parseHallCode(hall));
  return hall;
}

function dateOf(yyMMdd: string): string | undefined {
  const date = `20${yyMMdd.slice(0, 2)}-${yyMMdd.slice(2, 4)}-${yyMMdd.slice(4)}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  // the engine rolls February 30 over to March; writing it back shows that
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : undefined;
}

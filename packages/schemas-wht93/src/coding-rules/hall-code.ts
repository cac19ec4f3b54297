import { digitsProblem, refused, serialText, type ParsedCode } from './code-problem.ts';
import { parseVenueCode, requireVenueCode, type VenueCodeParts } from './venue-code.ts';

/** 场厅编码: venue code 9 + serial 2 digits (wht93 §3, U-15). */
export interface HallCodeParts {
  readonly venueCode: string;
  readonly venue: VenueCodeParts;
  /** From 1 to 99; 00 marks a venue without halls inside a session code. */
  readonly serial: number;
}

/** Builds a hall code. Throws `CodingRuleError` for a venue code or a serial that gives none. */
export function buildHallCode(parts: Pick<HallCodeParts, 'venueCode' | 'serial'>): string {
  return requireVenueCode(parts.venueCode) + serialText(parts.serial, 2, 'hallSerial');
}

/** Reads a hall code; the problems of its venue code are reported as they are there. */
export function parseHallCode(code: string): ParsedCode<HallCodeParts> {
  const problem = digitsProblem(code, 11, 'a hall code');
  if (problem !== undefined) return { ok: false, problem };
  const venueCode = code.slice(0, 9);
  const venue = parseVenueCode(venueCode);
  if (!venue.ok) return venue;
  const serial = Number(code.slice(9));
  if (serial === 0) return refused('wrongSerial', 'hallSerial', 'expected a hall serial from 01');
  return { ok: true, parts: { venueCode, venue: venue.parts, serial } };
}

/** Whether a text is a hall code by every rule, not only its length. */
export function isHallCode(code: string): boolean {
  return parseHallCode(code).ok;
}

/** Whether a hall is one of a venue: its code begins with the venue's (wht93 §3, check 2). */
export function hallBelongsToVenue(hallCode: string, venueCode: string): boolean {
  return hallCode.length === 11 && venueCode.length === 9 && hallCode.startsWith(venueCode);
}

import { CodingRuleError, digitsProblem, partsOrThrow, refused, serialText, type ParsedCode } from './code-problem.ts';
import { parseRegion } from './region.ts';

/** 场馆编码: region 6 + serial 3 digits (wht93 §3, U-15). */
export interface VenueCodeParts {
  /** Six digits, normally those of a district. */
  readonly region: number;
  /** From 1 to 999. */
  readonly serial: number;
}

/** Builds a venue code. Throws `CodingRuleError` for a region or a serial that gives none. */
export function buildVenueCode(parts: VenueCodeParts): string {
  partsOrThrow(parseRegion(parts.region));
  return parts.region.toString() + serialText(parts.serial, 3, 'venueSerial');
}

/** Reads a venue code: wrong length, foreign characters, unknown province and zero serial are told apart. */
export function parseVenueCode(code: string): ParsedCode<VenueCodeParts> {
  const problem = digitsProblem(code, 9, 'a venue code');
  if (problem !== undefined) return { ok: false, problem };
  const region = parseRegion(code.slice(0, 6));
  if (!region.ok) return region;
  const serial = Number(code.slice(6));
  if (serial === 0) return refused('wrongSerial', 'venueSerial', 'expected a venue serial from 001');
  return { ok: true, parts: { region: Number(code.slice(0, 6)), serial } };
}

/** Whether a text is a venue code by every rule, not only its length. */
export function isVenueCode(code: string): boolean {
  return parseVenueCode(code).ok;
}

/** The venue code, or a thrown `CodingRuleError`. */
export function requireVenueCode(code: string): string {
  const parsed = parseVenueCode(code);
  if (!parsed.ok) throw new CodingRuleError(parsed.problem);
  return code;
}

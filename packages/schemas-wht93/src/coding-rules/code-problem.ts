/**
 * What is wrong with a code. `wrongLength` too short or too long · `notDigits` something else than 0-9 ·
 * `wrongRegion` no such province in GB/T 2260, or parts that do not belong together · `wrongSerial` a serial of zero or
 * beyond its digits · `impossibleDate` a date that does not exist · `illFormed` text that has no UTF-8 form.
 */
export type CodeProblemKind =
  'wrongLength' | 'notDigits' | 'wrongRegion' | 'wrongSerial' | 'impossibleDate' | 'illFormed';

/** One problem, and the part of the code that has it. The message never holds the code itself. */
export interface CodeProblem {
  readonly kind: CodeProblemKind;
  readonly part: 'code' | 'region' | 'venueSerial' | 'hallSerial' | 'date' | 'sessionSerial' | 'identification';
  readonly message: string;
}

/** The parts of a code, or the first problem found. */
export type ParsedCode<Parts> =
  { readonly ok: true; readonly parts: Parts } | { readonly ok: false; readonly problem: CodeProblem };

const BRAND = Symbol.for('boxwire.CodingRuleError');

/** Thrown by the builders for parts that give no code; `problem` says which. */
export class CodingRuleError extends Error {
  override readonly name = 'CodingRuleError';
  readonly code = 'CODING_RULE_BROKEN';
  readonly problem: CodeProblem;

  constructor(problem: CodeProblem) {
    super(problem.message);
    this.problem = problem;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `CodingRuleError`, also one thrown by another copy of this package. */
export function isCodingRuleError(value: unknown): value is CodingRuleError {
  return typeof value === 'object' && value !== null && BRAND in value;
}

export function refused(
  kind: CodeProblemKind,
  part: CodeProblem['part'],
  message: string,
): { readonly ok: false; readonly problem: CodeProblem } {
  return { ok: false, problem: { kind, part, message } };
}

/** Length before digits: a code of the wrong length is reported as that, whatever it holds. */
export function digitsProblem(code: string, length: number, what: string): CodeProblem | undefined {
  if (code.length !== length) {
    return { kind: 'wrongLength', part: 'code', message: `expected ${what} of ${length} digits, got ${code.length}` };
  }
  if (!/^\d+$/.test(code)) {
    return { kind: 'notDigits', part: 'code', message: `expected ${what} of ${length} digits, got other characters` };
  }
  return undefined;
}

/** A serial as fixed-width digits. Throws `CodingRuleError` outside 1 to 10^width − 1. */
export function serialText(serial: number, width: number, part: CodeProblem['part']): string {
  const most = 10 ** width - 1;
  if (!Number.isInteger(serial) || serial < 1 || serial > most) {
    throw new CodingRuleError({
      kind: 'wrongSerial',
      part,
      message: `expected ${part} as an integer from 1 to ${most}`,
    });
  }
  return serial.toString().padStart(width, '0');
}

/** The parts, or a thrown `CodingRuleError`. */
export function partsOrThrow<Parts>(parsed: ParsedCode<Parts>): Parts {
  if (parsed.ok) return parsed.parts;
  throw new CodingRuleError(parsed.problem);
}

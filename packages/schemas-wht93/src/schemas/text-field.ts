import { z } from 'zod';
import { DIGIT_CODES } from '../coding-rules/digit-codes.ts';
import type { FieldFormat, LengthUnit } from '../tables/field-spec.ts';
import { expecting, type Explain } from './explain.ts';
import { codePointLength, utf8Length } from './text-length.ts';

/** What a text may hold. */
export interface TextRules {
  readonly explain: Explain;
  readonly what: string;
  readonly length: number;
  readonly unit: LengthUnit;
  readonly format: FieldFormat | undefined;
  /** Whether an empty text counts as missing. */
  readonly mayBeEmpty: boolean;
}

/** A text of at most `length` code points or UTF-8 bytes (U-20), or a code of digits. */
export function textField(rules: TextRules): z.ZodString {
  const { explain, format } = rules;
  if (format !== undefined && format in DIGIT_CODES) {
    const { pattern, expected } = DIGIT_CODES[format as keyof typeof DIGIT_CODES];
    return z.string(expecting(explain, expected)).regex(pattern, explain(`expected ${expected}`));
  }
  return z
    .string(expecting(explain, `text, ${rules.what}`))
    .check((context) => {
      const problem = textProblem(context.value, rules);
      if (problem !== undefined)
        context.issues.push({ code: 'custom', input: context.value, message: explain(problem) });
    })
    .meta({ maxLength: rules.length, ...(!rules.mayBeEmpty && { minLength: 1 }) });
}

function textProblem(text: string, { length, unit, mayBeEmpty }: TextRules): string | undefined {
  if (text === '' && !mayBeEmpty) return 'expected text that is not empty';
  if (!text.isWellFormed()) return 'expected no unpaired surrogate';
  // no character is longer than three bytes a UTF-16 unit
  if (text.length * 3 <= length) return undefined;
  const actual = unit === 'bytes' ? utf8Length(text) : codePointLength(text);
  return actual > length
    ? `expected at most ${length} ${unit === 'bytes' ? 'UTF-8 bytes' : 'characters'}, got ${actual}`
    : undefined;
}

import { z } from 'zod';
import { isRegion } from '../coding-rules/region.ts';
import { expecting, type Explain } from './explain.ts';

const EXPECTED = 'a region of 6 digits that begins with a province of GB/T 2260';

/** A region ↔ number: six digits, read as number or digit text, written as number (U-14). */
export function regionId(explain: Explain = (expected) => expected) {
  const problem = expecting(explain, EXPECTED);
  const number = z.int(problem).check(z.refine(isRegion, problem));
  const digits = z.string(problem).regex(/^\d{6}$/, problem);
  return z.codec(z.union([number, digits], problem), number, { decode: Number, encode: (region) => region });
}

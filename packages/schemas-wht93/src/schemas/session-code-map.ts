import { z } from 'zod';
import type { Profile } from '../profile.ts';
import { A17 } from '../tables/performance-tables.ts';
import { fieldLabel } from '../tables/field-rows.ts';
import { expecting, type Explain } from './explain.ts';
import { textField } from './text-field.ts';

/** A.17: the caller's sessionId → the issued sessionCode. The lenient profile takes any text as a code. */
export function sessionCodeMap(profile: Profile): z.ZodRecord<z.ZodString, z.ZodString> {
  const { sessionCode } = A17.fields;
  const explain: Explain = (expected) => `${fieldLabel(A17.id, 'sessionCode', sessionCode)}: ${expected}`;
  const { length, unit, format, chinese } = sessionCode;
  const code =
    profile === 'lenient'
      ? z.string(expecting(explain, 'text'))
      : textField({ explain, what: chinese, length, unit, format, mayBeEmpty: false });
  return z.record(z.string(), code, { error: 'expected a map of sessionId to sessionCode (A.17)' });
}

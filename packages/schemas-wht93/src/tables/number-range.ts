import { BATCH_LIMITS } from '../limits.ts';
import type { FieldSpec } from './field-spec.ts';

/**
 * Bounds of a number field: `int 8` holds at most 8 digits, `long 20` what JavaScript holds exactly, never negative
 * (U-18, U-19). `undefined` for enumerations, regions and everything that is no number.
 */
export function numberRange(field: FieldSpec): { readonly minimum: number; readonly maximum: number } | undefined {
  if (field.enumeration !== undefined || field.format === 'regionId') return undefined;
  const minimum = field.minimum ?? 0;
  switch (field.type) {
    case 'int':
      return { minimum, maximum: field.limit ? BATCH_LIMITS.strict[field.limit] : 10 ** (field.length ?? 8) - 1 };
    case 'long':
      return { minimum, maximum: Number.MAX_SAFE_INTEGER };
    default:
      return undefined;
  }
}

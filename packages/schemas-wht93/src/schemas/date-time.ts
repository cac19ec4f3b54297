import { localDateTime } from '@boxwire/contract';
import { z } from 'zod';
import { expecting, type Explain } from './explain.ts';

const local = localDateTime('+08:00');
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** Options of `cnDateTime`. */
export interface DateTimeOptions {
  /** Reads ISO 8601 (a missing zone is +08:00) and epoch milliseconds too; never writes them. Default false. */
  readonly anyForm?: boolean;
  /** Puts the field before a problem. Default: the problem alone. */
  readonly explain?: Explain;
}

/**
 * A `DateTime` ↔ Date: `yyyy-MM-dd HH:mm:ss` of the clock in Shanghai (+08:00), a decision, since no format is printed (U-02).
 * Milliseconds are not written.
 */
export function cnDateTime(options: DateTimeOptions = {}) {
  const explain = options.explain ?? ((expected) => expected);
  const anyForm = options.anyForm === true;
  const expected = anyForm ? 'yyyy-MM-dd HH:mm:ss, ISO 8601 or epoch milliseconds' : 'yyyy-MM-dd HH:mm:ss';
  const text = z.string(expecting(explain, expected));
  const wire: z.ZodType<string | number, string | number> = anyForm
    ? z.union([text, z.int(expecting(explain, expected))], expecting(explain, expected))
    : text;
  return z.codec(wire, z.date(expecting(explain, 'a valid Date')), {
    decode: (value, context) => {
      const date = readDateTime(value, anyForm);
      if (date !== undefined) return date;
      context.issues.push({
        code: 'custom',
        input: value,
        message: explain(`expected ${expected}, a time that exists`),
      });
      return z.NEVER;
    },
    encode: (date, context) => {
      const year = new Date(date.getTime() + 8 * 3_600_000).getUTCFullYear();
      if (year >= 0 && year <= 9999) return z.encode(local, date);
      context.issues.push({ code: 'custom', input: date, message: explain('expected a Date of the years 0 to 9999') });
      return z.NEVER;
    },
  });
}

/** The instant a `DateTime` names, or `undefined` where it names none. `anyForm` as in `cnDateTime`. */
export function readDateTime(value: string | number, anyForm = false): Date | undefined {
  if (typeof value === 'number') return anyForm ? existing(new Date(value)) : undefined;
  const printed = z.safeDecode(local, value);
  if (printed.success) return printed.data;
  if (!anyForm) return undefined;
  if (/^\d{13}$/.test(value)) return existing(new Date(Number(value)));
  return ISO.test(value) && dayExists(value) ? existing(new Date(withZone(value))) : undefined;
}

function existing(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}

// the engine rolls February 30 over to March
function dayExists(iso: string): boolean {
  const day = iso.slice(0, 10);
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function withZone(iso: string): string {
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}+08:00`;
}

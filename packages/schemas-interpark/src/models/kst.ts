import { compactDateTime, localDateTime } from '@boxwire/contract';
import { z } from 'zod';

/** `yyyy-MM-dd HH:mm:ss` in Korea ↔ Date. The wire names no offset. */
export const kstDateTime = localDateTime('+09:00');

const seconds = compactDateTime('+09:00');

/**
 * `yyyyMMddHHmm` or `yyyyMMddHHmmss` in Korea ↔ Date (interpark §3.1). Encodes 12 digits where the seconds are zero, as the answers do.
 */
export const kstDigits = z.codec(z.string().regex(/^\d{12}(?:\d\d)?$/), z.date(), {
  decode: (wire, context) => {
    const parsed = z.safeDecode(seconds, wire.padEnd(14, '0'));
    if (parsed.success) return parsed.data;
    context.issues.push({ code: 'custom', input: wire, message: 'expected a date and time that exist' });
    return z.NEVER;
  },
  encode: (date) => z.encode(seconds, date).replace(/00$/, ''),
});

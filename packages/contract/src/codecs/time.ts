import { z } from 'zod';

/** A fixed zone, `+08:00` for China, `+09:00` for Korea. Neither observes daylight saving time. */
export type FixedOffset = '+08:00' | '+09:00' | 'Z';

/** Integer epoch milliseconds ↔ Date. */
export function epochMs(): z.ZodCodec<z.ZodInt, z.ZodDate> {
  return z.codec(z.int(), z.date(), { decode: (wire) => new Date(wire), encode: (date) => date.getTime() });
}

/** Integer epoch seconds ↔ Date; encoding drops the milliseconds. */
export function epochSeconds(): z.ZodCodec<z.ZodInt, z.ZodDate> {
  return z.codec(z.int(), z.date(), {
    decode: (wire) => new Date(wire * 1000),
    encode: (date) => Math.floor(date.getTime() / 1000),
  });
}

/** ISO 8601 text with a zone ↔ Date; encodes as UTC with milliseconds. */
export function isoInstant(): z.ZodCodec<z.ZodISODateTime, z.ZodDate> {
  return z.codec(z.iso.datetime({ offset: true }), z.date(), {
    decode: (wire) => new Date(wire),
    encode: (date) => date.toISOString(),
  });
}

/** `yyyy-MM-dd HH:mm:ss` in a fixed zone ↔ Date. Refuses impossible dates such as February 30. */
export function localDateTime(offset: FixedOffset): z.ZodCodec<z.ZodString, z.ZodDate> {
  return localTime(offset, /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/, (parts) => {
    const [year, month, day, hour, minute, second] = parts;
    return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  });
}

/** `yyyyMMddHHmmss` in a fixed zone ↔ Date. */
export function compactDateTime(offset: FixedOffset): z.ZodCodec<z.ZodString, z.ZodDate> {
  return localTime(offset, /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, (parts) => parts.join(''));
}

/** `yyyyMMdd` ↔ `yyyy-MM-dd`, a calendar date without a zone. */
export function compactDate(): z.ZodCodec<z.ZodString, z.ZodISODate> {
  return z.codec(z.string().regex(/^\d{8}$/), z.iso.date(), {
    decode: (wire) => `${wire.slice(0, 4)}-${wire.slice(4, 6)}-${wire.slice(6)}`,
    encode: (date) => date.replaceAll('-', ''),
  });
}

type Parts = readonly [string, string, string, string, string, string];

function localTime(
  offset: FixedOffset,
  pattern: RegExp,
  write: (parts: Parts) => string,
): z.ZodCodec<z.ZodString, z.ZodDate> {
  return z.codec(z.string().regex(pattern), z.date(), {
    decode: (wire, context) => {
      const [, year, month, day, hour, minute, second] = (pattern.exec(wire) ?? []) as string[];
      const parts = [year, month, day, hour, minute, second] as unknown as Parts;
      const date = new Date(`${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}${offset}`);
      // the engine rolls February 30 over to March; writing it back shows that
      if (!Number.isNaN(date.getTime()) && write(localParts(date, offset)) === wire) return date;
      context.issues.push({ code: 'custom', input: wire, message: 'expected a date and time that exist' });
      return z.NEVER;
    },
    encode: (date) => write(localParts(date, offset)),
  });
}

function localParts(date: Date, offset: FixedOffset): Parts {
  const shiftMs = offset === 'Z' ? 0 : Number(offset.slice(1, 3)) * 3_600_000;
  const [day = '', time = ''] = new Date(date.getTime() + shiftMs).toISOString().slice(0, 19).split('T');
  return [...day.split('-'), ...time.split(':')] as unknown as Parts;
}

import { isoInstant, localDateTime } from '@boxwire/contract';
import { z } from 'zod';

const zoned = isoInstant();
const shanghai = localDateTime('+08:00');

/**
 * A time in any spelling of washcar §5.3 ↔ Date: ISO 8601, `yyyy-MM-dd HH:mm:ss` (+08:00), epoch ms.
 * `0`, `""` and `null` mean "not yet" and give `null`. Encodes as ISO 8601 in UTC.
 */
export function anyTime(): z.ZodCodec<z.ZodUnion<[z.ZodString, z.ZodInt, z.ZodNull]>, z.ZodNullable<z.ZodDate>> {
  return z.codec(z.union([z.string(), z.int(), z.null()]), z.date().nullable(), {
    decode: (wire, context) => {
      if (wire === null || wire === '' || Number(wire) === 0) return null;
      const date = typeof wire === 'number' ? new Date(wire) : readText(wire);
      if (date !== undefined) return date;
      context.issues.push({
        code: 'custom',
        input: wire,
        message: 'expected ISO 8601, yyyy-MM-dd HH:mm:ss or epoch ms',
      });
      return z.NEVER;
    },
    encode: (date) => date?.toISOString() ?? null,
  });
}

function readText(wire: string): Date | undefined {
  if (/^\d{10,16}$/.test(wire)) return new Date(Number(wire));
  // Java writes a LocalDateTime with "T" and no zone; it is the same clock as the form with a space
  const local = z.safeDecode(shanghai, wire.replace('T', ' ').replace(/\.\d+$/, ''));
  return local.success ? local.data : z.safeDecode(zoned, wire).data;
}

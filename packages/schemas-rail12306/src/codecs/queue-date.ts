import { z } from 'zod';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WRITTEN = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) 00:00:00 GMT\+0800(?: \(.*\))?$/;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/**
 * The boarding date of getQueueCount: `Tue Jan 15 2030 00:00:00 GMT+0800 (中国标准时间)` ↔ `2030-01-15` (rail12306
 * §5.22). Built from the calendar date, so no machine's zone takes part. Any zone name is read.
 */
export function queueDate(): z.ZodCodec<z.ZodString, z.ZodISODate> {
  return z.codec(z.string(), z.iso.date(), {
    decode: (wire, context) => {
      const [, month = '', day = '', year = ''] = WRITTEN.exec(wire) ?? [];
      const monthNumber = (MONTHS as readonly string[]).indexOf(month) + 1;
      const date = `${year}-${monthNumber.toString().padStart(2, '0')}-${day}`;
      if (monthNumber > 0 && z.iso.date().safeParse(date).success) return date;
      context.issues.push({
        code: 'custom',
        input: wire,
        message: 'expected midnight in +08:00 as Date.toString() writes it',
      });
      return z.NEVER;
    },
    encode: (date) => {
      const [year = '', month = '', day = ''] = date.split('-');
      const weekday = DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
      return `${weekday} ${MONTHS[Number(month) - 1] ?? ''} ${day} ${year} 00:00:00 GMT+0800 (中国标准时间)`;
    },
  });
}

/** The calendar date of an instant in China (+08:00), `yyyy-MM-dd`. */
export function chinaDate(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

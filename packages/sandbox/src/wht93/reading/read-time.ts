const PRINTED = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;
const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/;
const SHANGHAI_MS = 8 * 3_600_000;

/** Which forms of a DateTime are read beside `yyyy-MM-dd HH:mm:ss` (wht93 §6, U-02). */
export interface TimeForms {
  readonly acceptIso: boolean;
  readonly acceptEpochMs: boolean;
}

/** Epoch milliseconds of a DateTime (+08:00), or `undefined` for what names no time in the forms taken. */
export function readTime(value: unknown, forms: TimeForms): number | undefined {
  if (typeof value === 'number') return forms.acceptEpochMs ? epoch(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const printed = PRINTED.exec(value);
  if (printed !== null) return instant(printed, SHANGHAI_MS);
  if (forms.acceptEpochMs && /^\d{13}$/.test(value)) return Number(value);
  const iso = forms.acceptIso ? ISO.exec(value) : null;
  if (iso === null) return undefined;
  const offset = offsetMs(iso[8]);
  return offset === undefined ? undefined : instant(iso, offset, Number(`0.${iso[7] ?? '0'}`));
}

/** `yyyy-MM-dd` of the clock in Shanghai. */
export function shanghaiDate(epochMs: number): string {
  return new Date(epochMs + SHANGHAI_MS).toISOString().slice(0, 10);
}

function epoch(value: number): number | undefined {
  return Number.isSafeInteger(value) && Math.abs(value) <= 8.64e15 ? value : undefined;
}

function offsetMs(zone: string | undefined): number | undefined {
  if (zone === undefined) return SHANGHAI_MS;
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function instant(parts: RegExpExecArray, offset: number, fraction = 0): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999
  if (year < 100) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second) + Math.floor(fraction * 1000) - offset;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

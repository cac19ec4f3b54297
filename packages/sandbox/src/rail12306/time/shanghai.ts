const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The calendar date in Shanghai, `yyyy-MM-dd`. */
export function dayOf(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 10);
}

/** Midnight of a `yyyy-MM-dd` in Shanghai, epoch milliseconds. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** The date `days` later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return dayOf(dayStart(day) + days * DAY_MS);
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayStart(to) - dayStart(from)) / DAY_MS);
}

/** Whether a text is a zero-padded date that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayStart(text)) && dayOf(dayStart(text)) === text;
}

/** The moment a train clock shows `minutes` after midnight of `day`. */
export function momentOf(day: string, minutes: number): number {
  return dayStart(day) + minutes * MINUTE_MS;
}

/** `yyyyMMdd`. */
export function compactDay(day: string): string {
  return day.replaceAll('-', '');
}

/** `yyyy-MM-dd HH:mm:ss` in Shanghai. */
export function wallTime(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `HH:mm` of a minute count; days are dropped. */
export function clockText(minutes: number): string {
  return durationText(((minutes % 1440) + 1440) % 1440);
}

/** `HH:mm`, where the hours may exceed 24. */
export function durationText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of `HH:mm`. */
export function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** A Java date as initDc writes it (rail12306 §5.19). */
export function javaDate(ms: number): Readonly<Record<string, number>> {
  const local = new Date(ms + OFFSET_MS);
  return {
    date: local.getUTCDate(),
    day: local.getUTCDay(),
    hours: local.getUTCHours(),
    minutes: local.getUTCMinutes(),
    month: local.getUTCMonth(),
    seconds: local.getUTCSeconds(),
    time: ms,
    timezoneOffset: -480,
    year: local.getUTCFullYear() - 1900,
  };
}

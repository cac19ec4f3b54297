const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Epoch seconds. */
export function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

/** `YYYY-MM-DD HH:MM:SS` in Asia/Shanghai (bilibili-show §1.3). */
export function shanghaiTime(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `YYYY-MM-DD` in Asia/Shanghai. */
export function shanghaiDate(ms: number): string {
  return shanghaiTime(ms).slice(0, 10);
}

/** The beginning of the day in Asia/Shanghai that holds `ms`. */
export function shanghaiMidnight(ms: number): number {
  const dayMs = 86_400_000;
  return Math.floor((ms + SHANGHAI_OFFSET_MS) / dayMs) * dayMs - SHANGHAI_OFFSET_MS;
}

const WEEKDAYS = '日一二三四五六';

/** `2030-01-01 周二`, as screens are named. */
export function shanghaiDayName(ms: number): string {
  return `${shanghaiDate(ms)} 周${WEEKDAYS[new Date(ms + SHANGHAI_OFFSET_MS).getUTCDay()] ?? ''}`;
}

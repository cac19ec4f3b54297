const KST_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

/** Korean wall-clock text of an epoch: `2026-02-12T19:00:00.000`. */
function wallClock(epochMs: number): string {
  return new Date(epochMs + KST_MS).toISOString().slice(0, 23);
}

/** `yyyyMMdd` in Korea. */
export function kstDate(epochMs: number): string {
  return wallClock(epochMs).slice(0, 10).replaceAll('-', '');
}

/** `yyyy-MM-dd` in Korea. */
export function kstIsoDate(epochMs: number): string {
  return wallClock(epochMs).slice(0, 10);
}

/** `yyyyMMddHHmm`, or with 14 digits `yyyyMMddHHmmss`, in Korea. */
export function kstDigits(epochMs: number, digits: 12 | 14 = 12): string {
  return wallClock(epochMs)
    .replace(/[^0-9]/g, '')
    .slice(0, digits);
}

/** `yyyy-MM-dd HH:mm:ss` in Korea: the wire names no offset. */
export function kstDateTime(epochMs: number): string {
  return wallClock(epochMs).slice(0, 19).replace('T', ' ');
}

/** `7:00 PM` in Korea. */
export function kstClockTime(epochMs: number): string {
  const [hour = 0, minute = 0] = wallClock(epochMs).slice(11, 16).split(':').map(Number);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** A time of day in Korea, `days` after the Korean day that holds `epochMs`. */
export function kstAt(epochMs: number, days: number, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const midnight = Math.floor((epochMs + KST_MS) / DAY_MS) * DAY_MS - KST_MS;
  return midnight + days * DAY_MS + hour * 3_600_000 + minute * 60_000;
}

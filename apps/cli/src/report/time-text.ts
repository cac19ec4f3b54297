/** `yyyy-MM-dd hh:mm:ss +08:00`. */
export function timeText(at: number): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} +08:00`;
}

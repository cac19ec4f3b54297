/** A duration for people: `840 µs`, `12 ms`, `3.4 s`, `2 m 05 s`. */
export function durationText(ms: number): string {
  if (ms < 1) return `${Math.round(ms * 1000).toString()} µs`;
  if (ms < 999.5) return `${Math.round(ms).toString()} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60).toString()} m ${(seconds % 60).toString().padStart(2, '0')} s`;
}

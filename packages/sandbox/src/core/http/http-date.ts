/** A `Date` header of a time, built once per second. */
export function createDateHeader(): (nowMs: number) => string {
  let second = NaN;
  let text = '';
  return (nowMs) => {
    const current = Math.floor(nowMs / 1000);
    if (current !== second) {
      second = current;
      text = new Date(current * 1000).toUTCString();
    }
    return text;
  };
}

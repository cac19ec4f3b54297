/** A time as it stands in a file: `yyyy-MM-dd HH:mm:ss` at +08:00. */
export function fileTime(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** A report as a line of JSON, its times as they stand in a file. */
export function fileJson(report: unknown): string {
  return JSON.stringify(report, function (this: Readonly<Record<string, unknown>>, name: string, value: unknown) {
    // a Date has become text by the time a replacer sees it
    const own = this[name];
    return own instanceof Date ? fileTime(own) : value;
  });
}

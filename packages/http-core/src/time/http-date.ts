const IMF_FIXDATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850 = /^[A-Z][a-z]+day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** Epoch milliseconds of an HTTP date in any of its three forms (RFC 9110 §5.6.7), or `undefined`. */
export function parseHttpDate(value: string): number | undefined {
  if (IMF_FIXDATE.test(value) || RFC_850.test(value)) return valid(Date.parse(value));
  // asctime carries no zone and means UTC
  return ASCTIME.test(value) ? valid(Date.parse(`${value} GMT`)) : undefined;
}

function valid(timeMs: number): number | undefined {
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

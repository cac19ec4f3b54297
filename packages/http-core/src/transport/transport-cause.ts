/**
 * A copy of a transport error that is safe to print: its name, code and message. The original may hold response bytes
 * (a parser error keeps what it choked on) or a certificate.
 */
export function transportCause(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const safe = new Error(error.message);
  safe.name = error.name;
  // its stack would only show this file
  safe.stack = `${error.name}: ${error.message}`;
  const code = errorCodeOf(error);
  return code === undefined ? safe : Object.assign(safe, { code });
}

/** The `code` of an error, if it is text. */
export function errorCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

import { isUtf8 } from 'node:buffer';
import { canonicalize, isSigningError, parseQuery, sign, type QueryInput } from '@boxwire/signing';
import { TOO_LONG, type Line } from './split-lines.ts';

/** Longest line that is read. */
export const MAX_LINE_BYTES: number = 64 * 1024 * 1024;

/** How cases are answered. */
export interface CaseOptions {
  /** Refuse what servers would not all sign alike (washcar §2.4). */
  readonly portable: boolean;
  /** The secret of cases that bring none. */
  readonly secret?: string | undefined;
}

/**
 * Answers one case line with one JSON line: `{"pairs":…,"stringA":…,"sign":…}`, or `{"error":{"code",…}}` with a code of
 * the signing package or `INVALID_CASE`. Never throws for a case, and never repeats a secret or a value.
 */
export function answerCase(line: Line, options: CaseOptions): string {
  try {
    return JSON.stringify(signCase(line, options));
  } catch (error) {
    if (error instanceof InvalidCase) return errorLine({ code: 'INVALID_CASE', message: error.message });
    if (!isSigningError(error)) throw error;
    const { code, message, reason, path, offset } = error;
    return errorLine({ code, message, reason, path, offset });
  }
}

function errorLine(error: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ error });
}

class InvalidCase extends Error {}

function signCase(line: Line, { portable, secret }: CaseOptions): unknown {
  const given = readCase(line);
  const query = readQuery(given);
  const bodyText = given.bodyText ?? null;
  if (bodyText !== null && typeof bodyText !== 'string') throw new InvalidCase('"bodyText" must be a text or null');
  const own = given.secret ?? secret;
  if (typeof own === 'string') return sign({ query, bodyText, portable, secret: own });
  // what is wrong with the request itself comes first
  canonicalize({ query, bodyText, portable });
  throw new InvalidCase(own === undefined ? 'the case has no "secret"' : '"secret" must be a text');
}

function readCase(line: Line): Readonly<Record<string, unknown>> {
  if (line === TOO_LONG) throw new InvalidCase(`the line is longer than ${MAX_LINE_BYTES.toString()} bytes`);
  if (!isUtf8(line)) throw new InvalidCase('the line is not UTF-8');
  const value = parseLine(line.toString('utf8'));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new InvalidCase('the line is not a JSON object');
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // the engine's message quotes the line
    throw new InvalidCase('the line is not JSON');
  }
}

// an object cannot say that a name is repeated, so the encoded form wins where there is one
function readQuery({ query, rawQuery }: Readonly<Record<string, unknown>>): QueryInput {
  if (typeof rawQuery === 'string') return parseQuery(rawQuery);
  if (rawQuery !== undefined && rawQuery !== null) throw new InvalidCase('"rawQuery" must be a text');
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw new InvalidCase('"query" must be an object of texts');
  }
  for (const value of Object.values(query)) {
    if (typeof value !== 'string') throw new InvalidCase('every member of "query" must be a text');
  }
  return query as Readonly<Record<string, string>>;
}

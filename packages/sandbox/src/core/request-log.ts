import type { Exchange, NameValue, Redactor } from '@boxwire/contract';
import type { Reply } from './http/reply.ts';

/** One request as it is kept: references only, so that logging costs next to nothing. */
export interface LogEntry {
  readonly id: string;
  readonly platformId: string;
  readonly endpointId: string;
  /** Epoch milliseconds on the sandbox clock. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly method: string;
  readonly url: string;
  /** Names and values alternating. */
  readonly rawHeaders: readonly string[];
  readonly bodyText: string | null;
  /** As it was sent; `undefined` when the connection was dropped. */
  readonly reply: Reply | undefined;
  readonly facts: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

/** One request as the operator sees it: redacted by the platform's rules. */
export interface SeenRequest {
  readonly exchange: Exchange;
  /** What the platform noted, for example `{ step: 'V8' }`. */
  readonly facts: Readonly<Record<string, string>>;
  /** Rules that acted on it. */
  readonly faults: readonly string[];
}

/** Which entries to show. */
export interface RequestFilter {
  readonly platform?: string;
  readonly endpoint?: string;
  /** The newest this many. Default all that are kept. */
  readonly limit?: number;
}

/** A bounded log, newest last. */
export interface RequestLog {
  add(entry: LogEntry): void;
  list(filter?: RequestFilter): SeenRequest[];
  clear(): void;
}

const DEFAULT_LIMIT = 1000;

/** Keeps the newest `limit` requests (default 1000) and redacts when asked, not when added. */
export function createRequestLog(
  redactorOf: (platformId: string) => Redactor,
  limit: number = DEFAULT_LIMIT,
): RequestLog {
  let ring: LogEntry[] = [];
  let next = 0;
  const inOrder = (): LogEntry[] => [...ring.slice(next), ...ring.slice(0, next)];
  return {
    add(entry) {
      if (limit === 0) return;
      if (ring.length < limit) {
        ring.push(entry);
        return;
      }
      ring[next] = entry;
      next = (next + 1) % limit;
    },
    list(filter = {}) {
      const wanted = inOrder().filter(
        ({ platformId, endpointId }) =>
          (filter.platform ?? platformId) === platformId && (filter.endpoint ?? endpointId) === endpointId,
      );
      const newest = filter.limit === undefined ? wanted : wanted.slice(Math.max(0, wanted.length - filter.limit));
      return newest.map((entry) => ({
        exchange: redactorOf(entry.platformId).exchange(toExchange(entry)),
        facts: entry.facts,
        faults: entry.faults,
      }));
    },
    clear() {
      ring = [];
      next = 0;
    },
  };
}

function toExchange(entry: LogEntry): Exchange {
  const { id, platformId, endpointId, startedAt, durationMs, method, url, bodyText, reply } = entry;
  const base = { id, platformId, endpointId, attempt: 1, startedAt, durationMs };
  const request = { method, url, headers: pairsOf(entry.rawHeaders), bodyText };
  if (reply === undefined) {
    return {
      ...base,
      request,
      error: { code: 'DROPPED', message: 'the sandbox cut the connection, as a fault rule said' },
    };
  }
  return { ...base, request, response: responseOf(reply) };
}

function responseOf(reply: Reply): NonNullable<Exchange['response']> {
  const bytes = typeof reply.body === 'string' ? Buffer.byteLength(reply.body) : (reply.body?.length ?? 0);
  return {
    status: reply.status,
    headers: Object.entries(reply.headers).flatMap(([name, value]) =>
      [value].flat().map((one): NameValue => [name, one]),
    ),
    bodyText: typeof reply.body === 'string' ? reply.body : Buffer.from(reply.body ?? []).toString('utf8'),
    bodyBytes: bytes,
  };
}

function pairsOf(rawHeaders: readonly string[]): NameValue[] {
  const pairs: NameValue[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  return pairs;
}

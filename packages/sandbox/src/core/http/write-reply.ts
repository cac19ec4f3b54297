import type { ServerResponse } from 'node:http';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Reply } from './reply.ts';

/** Applies what the rules do to an answer after it was made. */
export function spoilReply(reply: Reply, plan: FaultPlan): Reply {
  if (plan.ruleIds.length === 0) return reply;
  const answered = plan.respond === undefined ? reply : respondWith(plan.respond, reply);
  const body = plan.malformedJson ? withoutLastCharacter(answered.body) : answered.body;
  return { ...answered, body, headers: withHeaders(answered.headers, plan.headers) };
}

/** Sends an answer whole. */
export function writeReply(outgoing: ServerResponse, reply: Reply, date: string): void {
  const { status, body } = reply;
  // RFC 9110 §6.4.1: these have no body, so a length would promise one
  const bodyless = status === 204 || status === 304;
  const length = body === null ? 0 : typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  const headers: Record<string, string | number | readonly string[]> = { Date: date, ...reply.headers };
  if (!bodyless) headers['Content-Length'] = length;
  outgoing.writeHead(status, headers as Record<string, string | number | string[]>);
  if (body === null || bodyless) outgoing.end();
  else outgoing.end(body);
}

/** Announces the whole body, sends part of it and cuts the connection. */
export async function writeTruncated(
  outgoing: ServerResponse,
  reply: Reply,
  options: { readonly date: string; readonly bytes: number | 'half' },
): Promise<void> {
  const body = Buffer.from(reply.body ?? '');
  const bytes = options.bytes === 'half' ? Math.floor(body.length / 2) : Math.min(options.bytes, body.length);
  const headers = { Date: options.date, ...reply.headers, 'Content-Length': body.length };
  outgoing.writeHead(reply.status, headers as Record<string, string | number | string[]>);
  outgoing.flushHeaders();
  if (bytes > 0) await new Promise((resolve) => outgoing.write(body.subarray(0, bytes), resolve));
  outgoing.socket?.destroy();
}

function respondWith(respond: NonNullable<FaultPlan['respond']>, reply: Reply): Reply {
  const body = respond.body ?? null;
  const type: Record<string, string> = body === null ? {} : { 'Content-Type': contentTypeOf(body) };
  return { ...reply, status: respond.status, body, headers: withHeaders(type, respond.headers ?? {}) };
}

function contentTypeOf(body: string): string {
  if (/^\s*[[{"]/.test(body)) return 'application/json; charset=utf-8';
  return /^\s*</.test(body) ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
}

function withoutLastCharacter(body: Reply['body']): Reply['body'] {
  return typeof body === 'string' ? body.trimEnd().slice(0, -1) : (body?.subarray(0, -1) ?? null);
}

/** Sets headers, whatever the case of their names: two of one name would be an answer nobody can read. */
function withHeaders(headers: Reply['headers'], set: FaultPlan['headers']): Reply['headers'] {
  const changed: Record<string, string | readonly string[]> = { ...headers };
  for (const [name, value] of Object.entries(set)) {
    for (const known of Object.keys(changed)) if (known.toLowerCase() === name.toLowerCase()) delete changed[known];
    if (value !== null) changed[name] = value;
  }
  return changed;
}

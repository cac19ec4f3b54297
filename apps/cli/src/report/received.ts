import { readFile } from 'node:fs/promises';
import type { ReceivedCounts, ReceivedRecord } from '@boxwire/report-client';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { unreadable } from '../io/unreadable.ts';

const counts = z.object({ distinct: z.int(), duplicates: z.int().optional(), changed: z.int().optional() });
const session = z.object({
  sessionId: z.string(),
  priceTiers: z.int(),
  tickets: z.int(),
  sold: z.int(),
  checks: z.int(),
});
const tally = z.looseObject({ count: z.int() });
const receivedSchema = z.object({
  kinds: z.record(z.string(), counts),
  sessions: z.array(session).optional(),
  orderBreaks: z.record(z.string(), tally).optional(),
});
const recordSchema = z.object({ kind: z.string(), id: z.string() });

/** What a receiver shows: counts as the sandbox tells them, or records. */
export interface ShownReceived {
  readonly received: ReceivedCounts | readonly ReceivedRecord[];
  /** Reports that came before what they depend on; only the sandbox tells. */
  readonly orderBreaks?: number;
}

/**
 * Reads what was received, from a file or an address: the state of a Boxwire sandbox (an origin alone is enough), its member
 * `received`, or one `{"kind","id"}` a line. Throws `CliError` `RECEIVED_UNREADABLE` or `INPUT_UNREADABLE`.
 */
export async function readReceived(source: string, signal: AbortSignal): Promise<ShownReceived> {
  const text = /^https?:\/\//.test(source) ? await fetchText(source, signal) : await fileText(source);
  const value = jsonOf(text);
  if (value === undefined) return { received: recordsOf(text, source) };
  const outer = isRecord(value) && isRecord(value.state) ? value.state : value;
  const state = isRecord(outer) && isRecord(outer.received) ? outer.received : outer;
  const result = receivedSchema.safeParse(state);
  if (!result.success) return { received: recordsOf(text, source) };
  const { orderBreaks, sessions, kinds } = result.data;
  return {
    received: { kinds: kinds as ReceivedCounts['kinds'], ...(sessions !== undefined && { sessions }) },
    ...(orderBreaks !== undefined && {
      orderBreaks: Object.values(orderBreaks).reduce((sum, { count }) => sum + count, 0),
    }),
  };
}

async function fetchText(source: string, signal: AbortSignal): Promise<string> {
  const url = new URL(source);
  if (url.pathname === '/') url.pathname = '/__sandbox/state/wht93';
  try {
    const answer = await fetch(url, { signal });
    if (answer.ok) return await answer.text();
    throw new CliError('RECEIVED_UNREADABLE', `${url.href} answered HTTP ${answer.status.toString()}`, {
      exitCode: EXIT.remote,
    });
  } catch (cause) {
    if (cause instanceof CliError || signal.aborted) throw cause;
    throw new CliError('RECEIVED_UNREADABLE', `no answer from ${url.origin}`, { exitCode: EXIT.remote, cause });
  }
}

async function fileText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function recordsOf(text: string, source: string): readonly ReceivedRecord[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      const result = recordSchema.safeParse(jsonOf(line));
      if (result.success) return result.data as ReceivedRecord;
      throw new CliError('RECEIVED_UNREADABLE', `${source}, line ${number.toString()}: not what a receiver shows`, {
        hint: 'Expected the state of a Boxwire sandbox, or one {"kind":"order","id":"…"} a line.',
      });
    });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

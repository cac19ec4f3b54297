import type { QueryPairs } from '../query-input.ts';
import { CAUSE_TEXTS } from './cause-texts.ts';
import type { CauseId } from './cause-id.ts';
import type { ExplainedCause, ServerAnswer } from './types.ts';

/** The server's window, past and future (contract §3 C17). */
const WINDOW_MS = 300_000;
const TIME_WORDS = /时间戳|timestamp/i;
const REPLAY_WORDS = /重复请求|replay|nonce[^a-z]*(?:used|repeated)/i;

export interface RefusalInput {
  readonly query: QueryPairs;
  readonly earlier: readonly { readonly query: QueryPairs }[];
  readonly nowMs: number | undefined;
  readonly answer: ServerAnswer | undefined;
}

/** Reasons for which the server refuses the request whatever its signature is: time and nonce. */
export function findRefusals(input: RefusalInput): readonly ExplainedCause[] {
  return [...timeRefusals(input), ...replayRefusals(input)];
}

/** Whether the answer itself says that the time or the nonce was the reason. */
export function answerNamesRefusal(answer: ServerAnswer | undefined): boolean {
  const message = messageOf(answer);
  return TIME_WORDS.test(message) || REPLAY_WORDS.test(message);
}

/** The server's clock by its Date header, epoch milliseconds. */
export function serverTimeMs(answer: ServerAnswer | undefined): number | undefined {
  for (const [name, value] of Object.entries(answer?.headers ?? {})) {
    if (name.toLowerCase() !== 'date') continue;
    const time = Date.parse(String(typeof value === 'string' ? value : value?.[0]));
    if (!Number.isNaN(time)) return time;
  }
  return undefined;
}

function timeRefusals({ query, nowMs, answer }: RefusalInput): readonly ExplainedCause[] {
  const timestamp = valueOf(query, 'timestamp');
  if (timestamp !== undefined && /^\d{10}$/.test(timestamp)) return [refusal('timestamp-in-seconds', '10 digits sent')];
  const serverMs = serverTimeMs(answer);
  const reference = serverMs ?? nowMs;
  const isNamed = TIME_WORDS.test(messageOf(answer));
  if (timestamp === undefined || reference === undefined || !/^\d{13}$/.test(timestamp)) {
    return isNamed ? [refusal('clock-skew', 'the server says so')] : [];
  }
  const skewMs = Number(timestamp) - reference;
  if (Math.abs(skewMs) <= WINDOW_MS && !isNamed) return [];
  const clock = serverMs === undefined ? 'now' : "the server's Date header";
  const side = skewMs < 0 ? 'behind' : 'ahead of';
  return [refusal('clock-skew', `${Math.round(Math.abs(skewMs) / 1000)} s ${side} ${clock}`)];
}

function replayRefusals({ query, earlier, answer }: RefusalInput): readonly ExplainedCause[] {
  const names = ['appId', 'timestamp', 'nonce'];
  const index = earlier.findIndex((request) => {
    return names.every((name) => valueOf(query, name) === valueOf(request.query, name));
  });
  if (index !== -1 && valueOf(query, 'nonce') !== undefined)
    return [refusal('nonce-replayed', `as in earlier[${index}]`)];
  return REPLAY_WORDS.test(messageOf(answer)) ? [refusal('nonce-replayed', 'the server says so')] : [];
}

function refusal(id: CauseId, detail: string): ExplainedCause {
  return { id, ...CAUSE_TEXTS[id], detail, explains: 'refusal', stringToSign: null, firstDifference: null };
}

function valueOf(query: QueryPairs, name: string): string | undefined {
  return query.find(([other]) => other === name)?.[1];
}

/** The message of a JSON answer, or the whole text when it is no such thing. */
function messageOf(answer: ServerAnswer | undefined): string {
  const text = answer?.bodyText ?? '';
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message);
  } catch {
    // Not JSON: the text is all there is.
  }
  return text;
}

import type { ReplayStore } from '../../replay-window.ts';
import type { QueryPairs } from '../query-input.ts';
import { checkBody, type BodyOptions } from './check-body.ts';
import { checkParameters, type SigningParameters } from './check-parameters.ts';
import { checkReplay } from './check-replay.ts';
import { checkSignature, withOperator, type OperatorFacts } from './check-signature.ts';
import { checkTimeWindow } from './check-time-window.ts';
import { chooseKeys, type ChannelKeys } from './choose-keys.ts';
import { refuse, type Refusal } from './refusal.ts';

/** How requests are verified. */
export interface VerifyOptions extends BodyOptions {
  /** Finds the keys of a channel; nothing for an unknown one (step V3). */
  readonly keysOf: (appId: string) => ChannelKeys | undefined | null | Promise<ChannelKeys | undefined | null>;
  /** Which of the channel's keys counts (washcar §4.3). Default: the channel's own. */
  readonly apiType?: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Remembers what was seen; `createReplayWindow` makes one. Share it between all requests. */
  readonly replay: ReplayStore;
  /** Default 300_000, inclusive, both ways. */
  readonly windowMs?: number;
}

/** A verified request. `operator` is not enumerable: it never gets into an answer by accident. */
export interface Verified {
  readonly ok: true;
  readonly parameters: SigningParameters;
  readonly operator: OperatorFacts;
}

/**
 * The signature side of washcar §4.1 in its order: parameters, formats, channel, key choice, time window, body, signature,
 * replay. Resolves to what may be told to the caller.
 */
export async function verify(
  request: { readonly query: QueryPairs; readonly bodyText: string | null },
  options: VerifyOptions,
): Promise<Verified | Refusal> {
  const { query, bodyText } = request;
  const { now, windowMs } = options;
  const first = checkParameters(query);
  if (!first.ok) return first;
  const { parameters } = first;
  const channel = await options.keysOf(parameters.appId);
  if (channel == null) return refuse('V3', 'APP_ID_UNKNOWN', 'channelId');
  const keys = chooseKeys(channel, options.apiType ?? '', now);
  if (!keys.ok) return keys;
  const window = { timestamp: parameters.timestamp, now, ...(windowMs !== undefined && { windowMs }) };
  const inTime = checkTimeWindow(window);
  if (!inTime.ok) return inTime;
  const body = checkBody(query, bodyText, options);
  if (!body.ok) return body;
  const signature = checkSignature({ query, bodyText, sign: parameters.sign, candidates: keys.candidates });
  if (!signature.ok) return signature;
  const fresh = await checkReplay({
    parameters,
    now,
    store: options.replay,
    ...(windowMs !== undefined && { windowMs }),
  });
  return fresh.ok ? withOperator({ ok: true, parameters }, signature.operator) : fresh;
}

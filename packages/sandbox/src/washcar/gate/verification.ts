import type { EndpointSpec, NameValue } from '@boxwire/contract';
import {
  checkBody,
  checkParameters,
  checkSignature,
  checkTimeWindow,
  chooseKeys,
  createReplayWindow,
  replayKey,
  TIME_WINDOW_MS,
  type ReplayWindow,
  type SigningParameters,
} from '@boxwire/signing';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { effectiveStatus, type ChannelState } from '../channels/channel-state.ts';
import type { WashcarSandboxOptions } from '../options.ts';
import type { World } from '../world.ts';
import { mismatchHelp } from './mismatch-help.ts';
import {
  channelDisabled,
  channelExpired,
  channelSuspended,
  channelUnknown,
  permissionMissing,
  signatureRefusal,
  tooManyRequests,
} from './refusals.ts';
import { signedQuery } from './signed-query.ts';

/** A request that passed V1 to V11. */
export interface Verified {
  readonly channel: ChannelState;
  readonly query: readonly NameValue[];
}

/** What the operator learns on the way, also of a request that was refused. */
export type Facts = Record<string, string>;

/** Checks a request in the order of washcar §4.1; the first failing step throws its `WashcarRefusal`. */
export type Verify = (endpoint: EndpointSpec, request: SandboxRequest, facts: Facts) => Verified;

/** Creates the checks with their own replay window. Synchronous as a whole, so that of two equal requests one passes. */
export function createVerification(world: World, options: WashcarSandboxOptions): Verify {
  const replay = createSeenNonces(world, options);
  const explainMismatch = options.explainMismatch ?? true;
  return (endpoint, request, facts) => {
    const query = signedQuery(request, options.allowHeaders ?? false);
    const parameters = readParameters(query);
    facts.appId = parameters.appId;
    const channel = world.channels.find(parameters.appId);
    if (channel === undefined) throw channelUnknown();
    checkState(channel, endpoint, request.now);
    facts.matchedKey = checkSigned({ channel, endpoint, request, query, parameters, explainMismatch });
    checkFresh(replay, parameters, request.now);
    if (world.rates.add(channel.appId, request.now) > channel.maxRequestsPerMinute) throw tooManyRequests();
    checkPermission(channel, endpoint);
    return { channel, query };
  };
}

function createSeenNonces({ context }: World, { seenNonces = [] }: WashcarSandboxOptions): ReplayWindow {
  const replay = createReplayWindow();
  for (const { until, ...seen } of seenNonces) {
    replay.putIfAbsent(replayKey(seen), until ?? Number(seen.timestamp) + TIME_WINDOW_MS, context.clock.now());
  }
  return replay;
}

// V1, V2
function readParameters(query: readonly NameValue[]): SigningParameters {
  const read = checkParameters(query);
  if (!read.ok) throw signatureRefusal(read);
  return read.parameters;
}

// V4
function checkState(channel: ChannelState, endpoint: EndpointSpec, now: number): void {
  const status = effectiveStatus(channel, now);
  if (status === 'disabled') throw channelDisabled();
  if (status === 'expired') throw channelExpired();
  if (status === 'suspended' && endpoint.facts?.access === 'core') throw channelSuspended();
}

// V5 to V8; answers which key matched
function checkSigned(call: {
  readonly channel: ChannelState;
  readonly endpoint: EndpointSpec;
  readonly request: SandboxRequest;
  readonly query: readonly NameValue[];
  readonly parameters: SigningParameters;
  readonly explainMismatch: boolean;
}): string {
  const { channel, endpoint, query, parameters } = call;
  const { now, bodyText } = call.request;
  const keys = chooseKeys(channel, endpoint.facts?.apiType ?? '', now);
  if (!keys.ok) throw signatureRefusal(keys);
  const inTime = checkTimeWindow({ timestamp: parameters.timestamp, now });
  if (!inTime.ok) throw signatureRefusal(inTime);
  const body = checkBody(query, bodyText);
  if (!body.ok) throw signatureRefusal(body);
  const signed = checkSignature({ query, bodyText, sign: parameters.sign, candidates: keys.candidates });
  if (signed.ok) return signed.operator.keyId;
  if (!call.explainMismatch) throw signatureRefusal(signed);
  const { queryText: rawQuery, path } = call.request;
  const { secret } = keys.candidates[0] ?? channel;
  const sandbox = mismatchHelp({ query, bodyText, rawQuery, path, sign: parameters.sign, secret });
  throw signatureRefusal(signed, { sandbox });
}

// V9
function checkFresh(replay: ReplayWindow, parameters: SigningParameters, now: number): void {
  const fresh = replay.putIfAbsent(replayKey(parameters), Number(parameters.timestamp) + TIME_WINDOW_MS, now);
  if (!fresh) throw signatureRefusal({ ok: false, step: 'V9', reason: 'REPLAYED', field: 'nonce' });
}

// V11
function checkPermission(channel: ChannelState, endpoint: EndpointSpec): void {
  const permission = endpoint.facts?.permission ?? 'none';
  if (permission !== 'none' && !channel.permissions.includes(permission)) {
    throw permissionMissing(channel.appId, permission, channel.permissions);
  }
}

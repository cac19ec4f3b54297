import type { EndpointSpec, NameValue } from '@boxwire/contract';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { WashcarRefusal } from '../answers/refusal.ts';
import { effectiveStatus, type ChannelState } from '../channels/channel-state.ts';
import type { WashcarSandboxOptions } from '../options.ts';
import type { World } from '../world.ts';
import { checkBody, checkParameters, chooseKeys, interimStringA, md5 } from './interim-signing.ts';
import {
  channelApiExpired,
  channelDisabled,
  channelExpired,
  channelSuspended,
  channelUnknown,
  parameterRefusal,
  permissionMissing,
  tooManyRequests,
} from './refusals.ts';
import { signedQuery } from './signed-query.ts';

const WINDOW_MS = 300_000;

/** A request that passed V1 to V11. */
export interface Verified {
  readonly channel: ChannelState;
  readonly query: readonly NameValue[];
  readonly body: unknown;
}

/** What the operator learns on the way, also of a request that was refused. */
export type Facts = Record<string, string>;

/** Checks a request in the order of washcar §4.1; the first failing step throws its `WashcarRefusal`. */
export type Verify = (endpoint: EndpointSpec, request: SandboxRequest, facts: Facts) => Verified;

/** Creates the checks with their own replay window. */
export function createVerification(world: World, options: WashcarSandboxOptions): Verify {
  const seen = new Map<string, number>();
  for (const { appId, timestamp, nonce, until } of options.seenNonces ?? []) {
    seen.set(`${appId}|${timestamp}|${nonce}`, until ?? Number(timestamp) + WINDOW_MS);
  }
  return (endpoint, request, facts) => {
    const { now } = request;
    const query = signedQuery(request, options.allowHeaders ?? false);
    const { appId, timestamp, nonce, sign } = checkParameters(query);
    facts.appId = appId;
    const channel = world.channels.find(appId);
    if (channel === undefined) throw channelUnknown();
    checkState(channel, endpoint, now);
    const keys = chooseKeys(channel, endpoint.facts?.apiType ?? '', now);
    if (keys === undefined) throw channelApiExpired();
    if (Math.abs(now - Number(timestamp)) > WINDOW_MS)
      throw parameterRefusal('V6', 'timestamp', '请求时间戳超出有效范围');
    const body = checkBody(request.bodyText, query);
    const stringA = interimStringA(query, body);
    const matched = keys.find(({ secret }) => md5(stringA + secret) === sign);
    if (matched === undefined) {
      const sandbox = { stringToSign: `${stringA}***`, hint: 'compare this with the text you hashed' };
      throw new WashcarRefusal({
        step: 'V8',
        code: 101,
        message: '签名不匹配',
        ...(options.explainMismatch !== false && { extras: { sandbox } }),
      });
    }
    facts.matchedKey = matched.name;
    const key = `${appId}|${timestamp}|${nonce}`;
    if ((seen.get(key) ?? -1) >= now) throw parameterRefusal('V9', 'nonce', '重复请求');
    seen.set(key, Number(timestamp) + WINDOW_MS);
    if (world.rates.add(appId, now) > channel.maxRequestsPerMinute) throw tooManyRequests();
    checkPermission(channel, endpoint);
    return { channel, query, body };
  };
}

function checkState(channel: ChannelState, endpoint: EndpointSpec, now: number): void {
  const status = effectiveStatus(channel, now);
  if (status === 'disabled') throw channelDisabled();
  if (status === 'expired') throw channelExpired();
  if (status === 'suspended' && endpoint.facts?.access === 'core') throw channelSuspended();
}

function checkPermission(channel: ChannelState, endpoint: EndpointSpec): void {
  const permission = endpoint.facts?.permission ?? 'none';
  if (permission !== 'none' && !channel.permissions.includes(permission)) {
    throw permissionMissing(channel.appId, permission, channel.permissions);
  }
}

import type { EndpointSpec, NameValue } from '@boxwire/contract';
import { jsonTextReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import type { Handler } from '../../core/platform.ts';
import { WashcarRefusal, type Refusal } from '../answers/refusal.ts';
import { effectiveStatus, type ChannelState } from '../channels/channel-state.ts';
import type { WashcarSandboxOptions } from '../options.ts';
import type { CallHandler, World } from '../world.ts';
import { injectedFault } from './faults.ts';
import { readFields } from './fields.ts';
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

const WINDOW_MS = 300_000;
const HEADER_NAMES: readonly (readonly [parameter: string, header: string])[] = [
  ['appId', 'x-app-id'],
  ['timestamp', 'x-timestamp'],
  ['nonce', 'x-nonce'],
  ['sign', 'x-sign'],
];

/** What stands before every signed endpoint. */
export interface Gate {
  guard(endpoint: EndpointSpec, handler: CallHandler): Handler;
  refuseMethod(): Reply;
}

/** Creates the verification of washcar §4.1: the first failing step answers. */
export function createGate(world: World, options: WashcarSandboxOptions): Gate {
  const seen = new Map<string, number>();
  for (const { appId, timestamp, nonce, until } of options.seenNonces ?? []) {
    seen.set(`${appId}|${timestamp}|${nonce}`, until ?? Number(timestamp) + WINDOW_MS);
  }
  const verify = (
    endpoint: EndpointSpec,
    request: SandboxRequest,
    handler: CallHandler,
    facts: Record<string, string>,
  ): string => {
    const { now } = request;
    const query = options.allowHeaders === true ? withHeaders(request) : request.query;
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
    injectedFault(request);
    return handler({ world, endpoint, request, channel, fields: readFields(query, body) });
  };
  const refuse = (refusal: Refusal, request: SandboxRequest | undefined, facts: Record<string, string>): Reply =>
    world.envelope.refusal(refusal, {
      fullWidth: request?.fault('fullWidthPunctuation') !== undefined,
      facts: { ...facts, step: refusal.step },
    });
  return {
    guard: (endpoint, handler) => (request) => {
      const facts: Record<string, string> = {};
      try {
        return jsonTextReply(verify(endpoint, request, handler, facts), { facts: { ...facts, step: 'OK' } });
      } catch (error) {
        if (error instanceof WashcarRefusal) return refuse(error.refusal, request, facts);
        throw error;
      }
    },
    refuseMethod: () => refuse({ step: 'route', code: 501, message: '内部异常 详细:请求方法不支持' }, undefined, {}),
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

// the URL beats the header, parameter by parameter (washcar §3 C13)
function withHeaders(request: SandboxRequest): readonly NameValue[] {
  const inUrl = new Set(request.query.map(([name]) => name));
  const added = HEADER_NAMES.flatMap(([name, header]): NameValue[] => {
    const value = request.header(header);
    return value === undefined || inUrl.has(name) ? [] : [[name, value]];
  });
  return [...request.query, ...added];
}

import { createHash } from 'node:crypto';
import type { NameValue } from '@boxwire/contract';
import type { ChannelState } from '../channels/channel-state.ts';
import { WashcarRefusal } from '../answers/refusal.ts';
import { parameterRefusal } from './refusals.ts';

export function interimStringA(query: readonly NameValue[], body: unknown): string {
  const flat = new Map<string, string>(query);
  const walk = (value: unknown, name: string): void => {
    if (Array.isArray(value))
      value.forEach((v, i) => {
        walk(v, `${name}[${i}]`);
      });
    else if (typeof value === 'object' && value !== null)
      for (const [k, v] of Object.entries(value)) walk(v, name === '' ? k : `${name}.${k}`);
    else if (value !== null && value !== undefined) flat.set(name, JSON.stringify(value).replace(/^"|"$/g, ''));
  };
  walk(body ?? {}, '');
  return [...flat]
    .filter(([n, v]) => n !== 'sign' && v.trim() !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([n, v]) => `${n}=${v}`)
    .join('&');
}
export const md5 = (t: string): string => createHash('md5').update(t, 'utf8').digest('hex');

export function checkParameters(query: readonly NameValue[]): {
  appId: string;
  timestamp: string;
  nonce: string;
  sign: string;
} {
  const value = (name: string): string => query.find(([own]) => own === name)?.[1] ?? '';
  const [appId, timestamp, nonce, sign] = ['appId', 'timestamp', 'nonce', 'sign'].map(value) as [
    string,
    string,
    string,
    string,
  ];
  if (!/^[A-Za-z0-9_-]{4,32}$/.test(appId)) throw parameterRefusal('V1', 'appId', '渠道appId不存在');
  if (timestamp.trim() === '') throw parameterRefusal('V1', 'timestamp', '时间戳不能为空');
  if (nonce.trim() === '') throw parameterRefusal('V1', 'nonce', '随机字符串缺失');
  if (sign.trim() === '') throw parameterRefusal('V1', 'sign', '签名参数缺失');
  const names = query.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw parameterRefusal('V1', twice, '参数重复');
  if (!/^\d{13}$/.test(timestamp)) throw parameterRefusal('V2', 'timestamp', '时间戳格式错误');
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(nonce)) throw parameterRefusal('V2', 'nonce', '随机字符串格式错误');
  return { appId, timestamp, nonce, sign };
}

export function chooseKeys(
  channel: ChannelState,
  apiType: string,
  now: number,
): { name: string; secret: string }[] | undefined {
  const api = channel.apis.find((own) => own.apiType === apiType);
  const named = (prefix: string, own: { secret: string; backupSecret?: string | null }) => [
    { name: `${prefix}.primary`, secret: own.secret },
    ...(own.backupSecret == null ? [] : [{ name: `${prefix}.backup`, secret: own.backupSecret }]),
  ];
  if (api === undefined) return named('channel', channel);
  const good = (api.apiStatus ?? 'active') === 'active' && (api.expireTime == null || now < Date.parse(api.expireTime));
  if (good) return named('channelApi', api);
  return api.allowFallback === true ? named('channel', channel) : undefined;
}

export function checkBody(bodyText: string | null, query: readonly NameValue[]): unknown {
  if (bodyText === null || bodyText.trim() === '') return null;
  const malformed = new WashcarRefusal({ step: 'V7', code: 501, message: '内部异常 详细:JSON解析失败' });
  let body: unknown;
  try {
    body = JSON.parse(bodyText);
  } catch {
    throw malformed;
  }
  if (body === null) return null;
  if (typeof body !== 'object' || Array.isArray(body)) throw malformed;
  for (const name of Object.keys(body)) {
    if (['appId', 'timestamp', 'nonce', 'sign'].includes(name))
      throw parameterRefusal('V7', name, '签名参数必须通过URL查询参数传递');
  }
  for (const name of Object.keys(body))
    if (query.some(([own]) => own === name)) throw parameterRefusal('V7', name, '参数重复');
  return body;
}

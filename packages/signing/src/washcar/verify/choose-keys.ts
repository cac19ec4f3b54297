import type { SecretInput } from '../../secret.ts';
import { refuse, type Refusal } from './refusal.ts';

/** A secret that may have signed. `id` is for the operator only. */
export interface KeyCandidate {
  readonly id: string;
  readonly secret: SecretInput;
}

/** A primary key and, during a rotation, its backup (washcar §4.3). */
export interface KeyPair {
  readonly secret: SecretInput;
  readonly backupSecret?: SecretInput | null;
}

/** A key that holds for one API type and shadows the channel's own (washcar §4.3). */
export interface ChannelApiKeys extends KeyPair {
  readonly apiType: string;
  /** Default `active`. */
  readonly apiStatus?: string;
  /** Date, epoch milliseconds or ISO 8601 text. Default: never. */
  readonly expireTime?: Date | number | string | null;
  /** A bad entry falls back to the channel's keys. Default false. */
  readonly allowFallback?: boolean;
}

/** The keys of a channel. */
export interface ChannelKeys extends KeyPair {
  readonly channelApi?: ChannelApiKeys | readonly ChannelApiKeys[] | null;
}

/** Which keys may have signed a request of this API type, primary first (washcar §4.3); step V5 refuses an expired entry. */
export function chooseKeys(
  channel: ChannelKeys,
  apiType: string,
  now: number,
): { readonly ok: true; readonly candidates: readonly KeyCandidate[] } | Refusal {
  const entry = [channel.channelApi ?? []].flat().find((own) => own.apiType === apiType);
  if (entry === undefined) return { ok: true, candidates: candidatesOf('channel', channel) };
  if (isInForce(entry, now)) return { ok: true, candidates: candidatesOf(`channelApi.${apiType}`, entry) };
  if (entry.allowFallback === true) return { ok: true, candidates: candidatesOf('channel', channel) };
  return refuse('V5', 'KEY_EXPIRED', 'channelApiAuth');
}

function isInForce({ apiStatus = 'active', expireTime }: ChannelApiKeys, now: number): boolean {
  return apiStatus === 'active' && (expireTime == null || now < new Date(expireTime).getTime());
}

function candidatesOf(prefix: string, keys: KeyPair): KeyCandidate[] {
  const primary = { id: `${prefix}.primary`, secret: keys.secret };
  return keys.backupSecret == null ? [primary] : [primary, { id: `${prefix}.backup`, secret: keys.backupSecret }];
}

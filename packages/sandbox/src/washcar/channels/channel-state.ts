import type { Channel, ChannelStatus } from '@boxwire/schemas-washcar';
import { createSecret, type ChannelApiKeys, type Secret } from '@boxwire/signing';
import { assertLoopbackUrl } from '../../core/callbacks.ts';
import { readTime } from '../../core/clock/read-time.ts';
import { SandboxError } from '../../core/errors.ts';
import { WASHCAR_PERMISSIONS, type WashcarChannel, type WashcarChannelApi } from './channel.ts';

/** A channel as it stands. Times are epoch milliseconds, money is fen. */
export interface ChannelState {
  readonly appId: string;
  readonly channelName: string;
  readonly secret: Secret;
  readonly backupSecret: Secret | null;
  readonly channelApi: readonly ChannelApiKeys[];
  readonly permissions: readonly string[];
  readonly maxRequestsPerMinute: number;
  readonly createdAt: number;
  readonly callbackUrl: string | undefined;
  readonly orderCallbackUrl: string | undefined;
  deleted: boolean;
  status: ChannelStatus;
  /** `Infinity`: never. */
  expiresAt: number;
  balanceFen: number;
  /** Everything ever paid in. */
  paidInFen: number;
}

const DEFAULT_BALANCE_FEN = 100_000_000;

/** Makes the running state of a channel. Throws `SandboxError` `OPTION_INVALID` or `CLOCK_INVALID`. */
export function createChannelState(channel: WashcarChannel): ChannelState {
  if (!/^[A-Za-z0-9_-]{4,32}$/.test(channel.appId)) {
    throw new SandboxError('OPTION_INVALID', 'channels: expected an appId of 4 to 32 letters, digits, "_" or "-"');
  }
  if (channel.secret === '') throw new SandboxError('OPTION_INVALID', `channels: ${channel.appId} needs a secret`);
  if (channel.callbackUrl !== undefined) assertLoopbackUrl(channel.callbackUrl, 'callbackUrl');
  if (channel.orderCallbackUrl !== undefined) assertLoopbackUrl(channel.orderCallbackUrl, 'orderCallbackUrl');
  const balanceFen = channel.balanceFen ?? DEFAULT_BALANCE_FEN;
  return {
    appId: channel.appId,
    channelName: channel.channelName ?? `渠道${channel.appId}`,
    secret: createSecret(channel.secret),
    backupSecret: channel.backupSecret == null ? null : createSecret(channel.backupSecret),
    channelApi: [channel.channelApi ?? []].flat().map(holdSecrets),
    permissions: channel.permissions ?? WASHCAR_PERMISSIONS,
    maxRequestsPerMinute: channel.maxRequestsPerMinute ?? 1000,
    createdAt: readTime(channel.createTime ?? '2024-01-01T00:00:00Z'),
    callbackUrl: channel.callbackUrl,
    orderCallbackUrl: channel.orderCallbackUrl,
    deleted: channel.deleted ?? false,
    status: channel.status ?? 'active',
    expiresAt: channel.expireTime == null ? Infinity : readTime(channel.expireTime),
    balanceFen,
    paidInFen: balanceFen,
  };
}

function holdSecrets({ secret, backupSecret, ...entry }: WashcarChannelApi): ChannelApiKeys {
  const backup = backupSecret == null ? {} : { backupSecret: createSecret(backupSecret) };
  return { ...entry, secret: createSecret(secret), ...backup };
}

/** The state that counts now: deleted or disabled before expired before suspended before active (washcar §4.2). */
export function effectiveStatus(channel: ChannelState, now: number): ChannelStatus {
  if (channel.deleted || channel.status === 'disabled') return 'disabled';
  return channel.status === 'expired' || now >= channel.expiresAt ? 'expired' : channel.status;
}

/** 渠道数据 as the API shows it. */
export function channelView(channel: ChannelState, now: number): Channel {
  return {
    appId: channel.appId,
    channelName: channel.channelName,
    status: effectiveStatus(channel, now),
    createTime: new Date(channel.createdAt),
    expireTime: channel.expiresAt === Infinity ? null : new Date(channel.expiresAt),
    balance: channel.balanceFen,
  };
}

import type { ChannelStatus } from '@boxwire/schemas-washcar';

/** API types a key can be limited to (washcar §4.3). */
export type WashcarApiType = 'account' | 'base' | 'order';

/** A key of one API type: it shadows the channel's own keys (washcar §4.3). */
export interface WashcarChannelApi {
  readonly apiType: WashcarApiType;
  readonly secret: string;
  readonly backupSecret?: string | null;
  /** Default `active`. */
  readonly apiStatus?: 'active' | 'disabled' | 'expired';
  /** ISO 8601. Default: never. */
  readonly expireTime?: string | null;
  /** A bad entry falls back to the channel's keys (washcar §3 C30). Default false. */
  readonly allowFallback?: boolean;
}

/** A channel of the sandbox. */
export interface WashcarChannel {
  /** 4 to 32 characters of `[A-Za-z0-9_-]`. */
  readonly appId: string;
  readonly secret: string;
  readonly backupSecret?: string | null;
  readonly channelName?: string;
  /** Default `active`. */
  readonly status?: ChannelStatus;
  /** Counts as disabled (washcar §3 C28). Default false. */
  readonly deleted?: boolean;
  /** ISO 8601. Default 2024-01-01T00:00:00Z. */
  readonly createTime?: string;
  /** ISO 8601. Default: never. */
  readonly expireTime?: string | null;
  /** Default: every permission. */
  readonly permissions?: readonly string[];
  /** Default 1000. */
  readonly maxRequestsPerMinute?: number;
  readonly channelApi?: WashcarChannelApi | readonly WashcarChannelApi[] | null;
  /** Default 1 000 000 yuan. */
  readonly balanceFen?: number;
  /** Where status changes are sent; loopback only. Default nowhere. */
  readonly callbackUrl?: string;
  /** Where order changes are sent in the sister service's form; loopback only. Default nowhere: washcar documents none. */
  readonly orderCallbackUrl?: string;
}

/** Every permission an endpoint asks for (washcar §5.1). */
export const WASHCAR_PERMISSIONS = [
  'account.balance',
  'region.list',
  'goods.list',
  'goods.detail',
  'goods.category',
  'shop.list',
  'shop.detail',
  'order.create',
  'order.query',
  'order.cancel',
  'order.booking',
] as const;

/** The channel a sandbox has when none is given. Synthetic; valid nowhere else. */
export const WASHCAR_DEMO_CHANNEL = {
  appId: '20000',
  secret: 'BoxwireDemoKey01',
  channelName: '演示渠道',
  status: 'active',
  createTime: '2024-01-01T00:00:00Z',
  expireTime: '2099-12-31T00:00:00Z',
} as const satisfies WashcarChannel;

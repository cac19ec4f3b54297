import { anyMoney } from '@boxwire/contract';
import { z } from 'zod';
import { anyTime } from './any-time.ts';
import { knownText } from './wire-values.ts';

/** The four channel states (washcar §4.2). */
export const CHANNEL_STATUSES = ['active', 'suspended', 'disabled', 'expired'] as const;

/** A channel state of washcar §4.2. */
export type ChannelStatus = (typeof CHANNEL_STATUSES)[number];

/** 渠道数据 (washcar §5.3). `balance` in fen. */
export const channel = z.looseObject({
  appId: z.string(),
  channelName: z.string().nullish(),
  status: knownText(CHANNEL_STATUSES),
  createTime: anyTime().optional(),
  expireTime: anyTime().optional(),
  balance: anyMoney(),
});

/** 渠道数据 as the caller gets it. */
export type Channel = z.output<typeof channel>;

/** Answer of 渠道配置验证 (washcar §5.1). */
export const channelVerification = z.looseObject({
  appId: z.string(),
  status: knownText(CHANNEL_STATUSES),
  permissions: z.array(z.string()),
  rateLimit: z.looseObject({ maxRequestsPerMinute: z.int(), currentUsage: z.int() }),
});

/** Answer of 渠道配置验证 as the caller gets it. */
export type ChannelVerification = z.output<typeof channelVerification>;

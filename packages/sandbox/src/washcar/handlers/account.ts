import type { Channel, ChannelVerification } from '@boxwire/schemas-washcar';
import { encodeAnswer } from '../../core/http/encode-answer.ts';
import { channelView, effectiveStatus } from '../channels/channel-state.ts';
import type { CallHandler } from '../world.ts';

/** 账户余额. */
export const balance: CallHandler = ({ world, endpoint, channel, request }) => {
  const view: Channel = channelView(channel, request.now);
  return world.envelope.successText(encodeAnswer(endpoint, view));
};

/** 渠道配置验证. */
export const verifyChannel: CallHandler = ({ world, endpoint, channel, request }) => {
  const view: ChannelVerification = {
    appId: channel.appId,
    status: effectiveStatus(channel, request.now),
    permissions: [...channel.permissions],
    rateLimit: {
      maxRequestsPerMinute: channel.maxRequestsPerMinute,
      currentUsage: world.rates.used(channel.appId, request.now),
    },
  };
  return world.envelope.successText(encodeAnswer(endpoint, view), '验证成功');
};

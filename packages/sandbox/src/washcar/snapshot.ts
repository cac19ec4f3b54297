import { channelView } from './channels/channel-state.ts';
import type { World } from './world.ts';

/** The state as JSON: no secret, no code, no mobile number. */
export function washcarSnapshot({ channels, catalogue, orders, context }: World): unknown {
  const now = context.clock.now();
  return {
    channels: channels.list().map((channel) => ({
      ...channelView(channel, now),
      balance: undefined,
      balanceFen: channel.balanceFen,
      permissions: channel.permissions,
    })),
    goods: catalogue.goods.map(({ goodsId, goodsName, status, cityCodes, items }) => ({
      goodsId,
      goodsName,
      status,
      cityCodes,
      items: items.map(({ goodsItemId, stock, settlePrice }) => ({ goodsItemId, stock, settlePriceFen: settlePrice })),
    })),
    orders: orders
      .list()
      .map(({ orderNo, appId, channelOrderNo, goodsId, goodsItemId, status, createdAt, completedAt }) => ({
        orderNo,
        appId,
        channelOrderNo,
        goodsId,
        goodsItemId,
        orderStatus: status,
        createTime: new Date(createdAt).toISOString(),
        completeTime: completedAt === null ? null : new Date(completedAt).toISOString(),
      })),
  };
}

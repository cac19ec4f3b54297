import type { WashcarEndpointId } from '@boxwire/schemas-washcar';
import type { CallHandler } from '../world.ts';
import { balance, verifyChannel } from './account.ts';
import { createGoodsList, goodsCategories, goodsDetail } from './goods.ts';
import { bookingUrl, cancelOrder, createOrder, orderDetail } from './order.ts';
import { cities, districts } from './region.ts';
import { shopDetail, shopList } from './shop.ts';

/** What answers each endpoint, with its own kept answers. */
export function washcarHandlers(): Readonly<Record<WashcarEndpointId, CallHandler>> {
  return {
    'account.balance': balance,
    'region.cities': cities,
    'region.districts': districts,
    'goods.list': createGoodsList(),
    'goods.detail': goodsDetail,
    'goods.categories': goodsCategories,
    'order.bookingUrl': bookingUrl,
    'order.cancel': cancelOrder,
    'order.create': createOrder,
    'order.detail': orderDetail,
    'shop.list': shopList,
    'shop.detail': shopDetail,
    'channel.verify': verifyChannel,
  };
}

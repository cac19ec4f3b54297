/**
 * Path of every endpoint by its id (washcar §5.1). Only `order.create` is documented; the others are decisions, so
 * `createWashcar({ paths })` can replace any of them.
 */
export const WASHCAR_PATHS = {
  'account.balance': '/api/account/balance',
  'region.cities': '/api/region/cities',
  'region.districts': '/api/region/districts',
  'goods.list': '/api/goods/list',
  'goods.detail': '/api/goods/detail',
  'goods.categories': '/api/goods/categories',
  'order.bookingUrl': '/api/order/booking-url',
  'order.cancel': '/api/order/cancel',
  'order.create': '/api/order/create',
  'order.detail': '/api/order/detail',
  'shop.list': '/api/shop/list',
  'shop.detail': '/api/shop/detail',
  'channel.verify': '/api/channel/verify',
} as const;

/** Id of a washcar endpoint. */
export type WashcarEndpointId = keyof typeof WASHCAR_PATHS;

/** A path for every endpoint. */
export type WashcarPaths = Readonly<Record<WashcarEndpointId, string>>;

export { WASHCAR_CODES, WASHCAR_CONFIG_CODES } from './codes.ts';
export { bookingUrl, type BookingUrl } from './models/booking-url.ts';
export { category, type Category } from './models/category.ts';
export {
  channel,
  channelVerification,
  CHANNEL_STATUSES,
  type Channel,
  type ChannelStatus,
  type ChannelVerification,
} from './models/channel.ts';
export { goods, goodsItem, GOODS_STATUSES, type Goods, type GoodsItem, type GoodsStatus } from './models/goods.ts';
export {
  ORDER_STATUSES,
  ORDER_STATUS_NUMBERS,
  orderStatusName,
  orderStatusNumber,
  type OrderStatus,
} from './models/order-status.ts';
export { order, type Order } from './models/order.ts';
export { pageOf } from './models/page.ts';
export { district, region, type District, type Region } from './models/region.ts';
export { shop, shopDetail, type Shop, type ShopDetail } from './models/shop.ts';
export {
  verification,
  voucher,
  VOUCHER_STATUSES,
  type Verification,
  type Voucher,
  type VoucherStatus,
} from './models/voucher.ts';
export type { KnownText } from './models/wire-values.ts';
export { classify, type WashcarAnswer } from './outcome/classify.ts';
export { WASHCAR_FAILURES, type WashcarFailureCode } from './outcome/failure-codes.ts';
export { readMessage, type WashcarMessage } from './outcome/read-message.ts';
export { washcarOutcome } from './outcome/washcar-outcome.ts';
export { WASHCAR_PATHS, type WashcarEndpointId, type WashcarPaths } from './paths.ts';
export { createWashcar, washcar, type WashcarOptions, type WashcarPlatform } from './washcar.ts';

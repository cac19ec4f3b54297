export {
  bilibiliShow,
  createBilibiliShow,
  type BilibiliShowOptions,
  type BilibiliShowPlatform,
} from './bilibili-show.ts';
export type { Browsed, BrowsedScreen } from './journeys/browse-journey.ts';
export type { LockedOrder, Payment } from './journeys/order/await-lock.ts';
export { isOwnCreateUrl } from './journeys/order/create-url.ts';
export type { Contact, OrderInput } from './journeys/order/order-input.ts';
export type { Ordered } from './journeys/order/order-journey.ts';
export type { OrderSummary } from './journeys/orders-journey.ts';
export type { JourneyRefusal } from './journeys/reason.ts';
export { address, addressList, type Address } from './models/address.ts';
export { buyer, buyerList, BUYER_ID_TYPES, type Buyer } from './models/buyer.ts';
export { confirmInfo, type ConfirmInfo } from './models/confirm-info.ts';
export { created, createStatus, type Created, type CreateStatus } from './models/created.ts';
export { linkedGoodsDetail, linkedGoodsPage } from './models/linked-goods.ts';
export { mallItem, type MallItem } from './models/mall-item.ts';
export {
  isPayable,
  listedOrder,
  ORDER_STATUSES,
  orderInfo,
  orderPage,
  type ListedOrder,
  type OrderInfo,
  type OrderPage,
} from './models/order.ts';
export { payParam, type PayParam } from './models/pay-param.ts';
export { prepared, type Prepared } from './models/prepared.ts';
export { project, projectDay, type IdBind, type Project, type ProjectDay } from './models/project.ts';
export { isBuyable, SALE_FLAGS, saleFlag, type SaleFlag, type SaleFlagNumber } from './models/sale-flag.ts';
export { screen, type Screen } from './models/screen.ts';
export { areaSeat, place, type AreaSeat, type Place } from './models/seat-plan.ts';
export { STOCK_STATUSES, stockHint } from './models/stock.ts';
export { ticket, type Ticket } from './models/ticket.ts';
export { bilibiliShowOutcome, classifyErrno } from './outcome/bilibili-show-outcome.ts';
export type { ErrnoPlace, ErrnoRow } from './outcome/errno-row.ts';
export { BILIBILI_SHOW_ERRNOS } from './outcome/errno-table.ts';
export { BILIBILI_SHOW_FAILURES, type BilibiliShowFailureCode } from './outcome/failure-codes.ts';
export { expressFeeFen, orderTotalFen } from './purchase/price.ts';
export { purchaseKindOf, type PurchaseKind } from './purchase/purchase-kind.ts';
export {
  buyersNeeded,
  PURCHASE_REQUIREMENTS,
  requirementsOf,
  type Requirement,
  type RequirementFacts,
  type RequirementId,
} from './purchase/requirements.ts';
export { buyerItem, deliverInfo } from './requests/order-bodies.ts';
export { type BodyEncoding, type SeatEncoding } from './requests/dialect.ts';
export { areasOf, decodeSeatMap, type Area, type Seat } from './seats/decode-seat-map.ts';
export { formatSeatCode, parseSeatCode, type SeatPlace } from './seats/seat-code.ts';

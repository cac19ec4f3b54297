export { channelProfile, type ChannelProfile, type InterparkChannel } from './channels.ts';
export { INTERPARK_BACKEND_CODES, type BackendCodeRow, type BackendFailureCode } from './codes/backend-codes.ts';
export { INTERPARK_OTHER_CODES } from './codes/other-codes.ts';
export { INTERPARK_ERROR_PAGE_CODES } from './codes/page-codes.ts';
export { SEAT_SORTS } from './endpoints/gql.ts';
export { INTERPARK_GENERATIONS, type InterparkGeneration } from './generation.ts';
export { INTERPARK_HOSTS, type InterparkOrigin } from './hosts.ts';
export { formatBlockKey, parseBlockKey, type BlockKeyParts } from './identifiers/block-key.ts';
export { keyOfUrl } from './identifiers/key-of-url.ts';
export { formatSeatInfoId, parseSeatInfoId, type SeatInfoIdParts } from './identifiers/seat-info-id.ts';
export { formatSessionId, parseSessionId, sessionSuffix, type SessionIdParts } from './identifiers/session-id.ts';
export { formatWaitingId, parseWaitingId, type WaitingIdParts } from './identifiers/waiting-id.ts';
export { createInterpark, interpark, type InterparkOptions, type InterparkPlatform } from './interpark.ts';
export type { InterparkEndpoints } from './interpark-endpoints.ts';
export { InterparkValueError, type InterparkValueErrorCode } from './interpark-value-error.ts';
export {
  entryBizCode,
  gatesBizCode,
  goodsBizCode,
  sessionBizCode,
  type EntryBizCode,
  type GatesBizCode,
  type GoodsBizCode,
  type SessionBizCode,
} from './models/biz-code.ts';
export { cart, cartRequest, DELIVERY_METHODS, PAYMENT_KINDS, type CartRequest } from './models/cart.ts';
export {
  GOODS_QUALITIES,
  goodsInfo,
  memberInfo,
  salesInfo,
  type GoodsInfo,
  type SalesInfo,
} from './models/goods-info.ts';
export { kstDateTime, kstDigits } from './models/kst.ts';
export { onestopContext, onestopPage, readContext, type OnestopContext } from './models/onestop-context.ts';
export { handover, type Handover } from './models/payment.ts';
export { gradePrices, price, WORLD_HIDDEN_PRICE_GROUPS, type GradePrices, type Price } from './models/prices.ts';
export { isAdmitted, lineUp, rank, type AdmittedRank, type Rank } from './models/rank.ts';
export { BOOK_WAIT_STATUSES, round, seatGradeSummary, type Round, type SeatGradeSummary } from './models/rounds.ts';
export { blockSeats, seat, seatBlock, type BlockSeats, type Seat, type SeatBlock } from './models/seats.ts';
export { orderTotals, type OrderAmounts } from './models/total-fee.ts';
export { wonText } from './models/won.ts';
export { cartRequestOf, type CartBuyer, type CartParts, type CartSeat } from './onestop/cart-request.ts';
export { GRAPHQL_TEXTS, type GraphqlOperationName } from './onestop/gql-texts.ts';
export { ONESTOP_LANGUAGES, type OnestopLanguage } from './onestop/onestop-headers.ts';
export {
  fastOnestopHeaders,
  onestopHeaders,
  onestopLanguage,
  onestopTraceId,
  sessionOf,
  type OnestopSession,
} from './onestop/onestop-session.ts';
export { seatAvailability, type AvailabilityParts, type AvailableBlock } from './seat-map/seat-availability.ts';
export { countFreeSeats, decodeSeatBitmap, encodeSeatBitmap } from './seat-map/seat-bitmap.ts';
export {
  heldUntil,
  HOLD_WARNING_MS,
  PRESELECT_HOLD_MS,
  SELECT_HOLD_MS,
  SESSION_DWELL_MS,
  sessionEndsAt,
  type HoldTimes,
} from './timers.ts';
export { explainFailure } from './explain/explain-failure.ts';
export type { FailedCall, FailureCause, FailureExplanation } from './explain/failed-call.ts';
export { openHold, type OpenHold } from './open-hold.ts';
export type { GatesFailureCode } from './outcome/gates-outcome.ts';
export type { GqlFailureCode } from './outcome/gql-outcome.ts';
export type { OnestopFailureCode } from './outcome/onestop-outcome.ts';
export type { WaitingFailureCode } from './outcome/waiting-outcome.ts';
export type { WorldFailureCode } from './outcome/world-outcome.ts';

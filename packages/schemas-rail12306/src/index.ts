export { rail12306 } from './rail12306.ts';
export { RAIL_PROFILES, isRailProfile, type RailProfile, type RailProfileName } from './profiles.ts';
export {
  CAPTCHA_CODES,
  LOGIN_CHECK_CODES,
  LOGIN_CODES,
  QR_CODES,
  RAIL_CODES,
  UAMAUTHCLIENT_CODES,
  UAMTK_CODES,
  WAIT_CODES,
} from './codes/code-rows.ts';
export {
  ID_TYPES,
  isVerified,
  PURPOSE_CODES,
  TICKET_STATUSES,
  TICKET_TYPES,
  TOUR_FLAGS,
  VERIFICATION_STATES,
  type PurposeCode,
  type TicketTypeCode,
} from './codes/person-codes.ts';
export {
  isStanding,
  SEAT_COLUMNS,
  SEAT_TYPES,
  seatCodeOfColumn,
  seatType,
  standingSeatCode,
  type SeatColumn,
  type SeatType,
} from './codes/seat-types.ts';
export { encodedToken } from './codecs/encoded-token.ts';
export { JsLiteralError, readJsLiteral, writeJsLiteral, type JsLiteral } from './codecs/js-literal.ts';
export { orderPageCodec, writeOrderPageScript } from './codecs/order-page.ts';
export { pageVariable } from './codecs/page-variable.ts';
export { chinaDate, queueDate } from './codecs/queue-date.ts';
export { chooseStation, findStations, stationScript, type Station } from './codecs/station-script.ts';
export {
  oldPassengerStr,
  passengerTicketStr,
  type OldPassenger,
  type TicketPassenger,
} from './codecs/ticket-strings.ts';
export {
  readTrainRow,
  SHORTEST_ROW,
  TRAIN_ROW_COLUMNS,
  trainRow,
  writeTrainRow,
  type TrainRow,
  type TrainRowColumn,
} from './codecs/train-row.ts';
export type { OrderPage } from './models/init-dc.ts';
export type { Order, QueuedOrder } from './models/order.ts';
export type { Passenger } from './models/passenger.ts';
export { readWait, type WaitAnswer, type WaitState } from './models/wait.ts';
export { classifyMessage, plainMessage } from './outcome/classify-message.ts';
export { RAIL_FAILURES, type RailFailureCode } from './outcome/failure-codes.ts';
export {
  berthChunks,
  discountChunks,
  discountFlags,
  priceChunks,
  readBerthPrices,
  readDiscounts,
  readPrices,
  type BerthChunk,
  type DiscountChunk,
  type DiscountFlag,
  type PriceChunk,
} from './codecs/chunks.ts';
export { hasSeats, readSeatCell, seatCell, type SeatCell, type SeatCellState } from './codecs/seat-cell.ts';
export { isBookable, readSeats, trainOffer, type SeatOffer, type TrainOffer } from './models/train-offer.ts';
export { readTicketPrices } from './models/ticket-prices.ts';
export type { HeldOrder, HeldTicket } from './journeys/held-order.ts';

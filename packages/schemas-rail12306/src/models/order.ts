import { digitId, sensitive } from '@boxwire/contract';
import { z } from 'zod';

const text = z.string().nullish();
const name = sensitive(z.string(), 'personal');

/** One ticket of an order (rail12306 §6.1). `ticket_price` is fen, the `_page` twins are yuan as text. */
export const orderTicket = z.looseObject({
  stationTrainDTO: z.looseObject({
    trainDTO: z.looseObject({ train_no: text }).nullish(),
    station_train_code: z.string(),
    from_station_telecode: text,
    from_station_name: text,
    start_time: text,
    to_station_telecode: text,
    to_station_name: text,
    arrive_time: text,
    distance: text,
  }),
  passengerDTO: z.looseObject({
    passenger_name: name,
    passenger_id_type_code: text,
    passenger_id_type_name: text,
    passenger_id_no: sensitive(z.string(), 'personal').nullish(),
    total_times: text,
  }),
  ticket_no: z.string().nullish(),
  sequence_no: text,
  batch_no: text,
  train_date: text,
  coach_no: text,
  coach_name: text,
  seat_no: text,
  seat_name: text,
  seat_flag: text,
  seat_type_code: text,
  seat_type_name: text,
  ticket_type_code: text,
  ticket_type_name: text,
  reserve_time: text,
  limit_time: text,
  lose_time: text,
  pay_limit_time: text,
  ticket_price: z.int().nullish(),
  ticket_status_code: text,
  ticket_status_name: text,
  cancel_flag: text,
  return_flag: text,
  resign_flag: text,
  print_eticket_flag: text,
  confirm_flag: text,
  pay_mode_code: text,
  amount_char: z.number().nullish(),
  trade_mode: text,
  start_train_date_page: text,
  str_ticket_price_page: text,
  come_go_traveller_ticket_page: text,
  return_deliver_flag: text,
  deliver_fee_char: text,
  is_need_alert_flag: z.boolean().nullish(),
  is_deliver: text,
  dynamicProp: text,
  fee_char: text,
  insure_query_no: text,
  column_nine_msg: text,
  lc_flag: text,
  integral_pay_flag: text,
});

/** One order, unfinished or past (rail12306 §6.1). */
export const order = z.looseObject({
  sequence_no: z.string(),
  order_date: text,
  ticket_totalnum: z.int().nullish(),
  ticket_price_all: z.int().nullish(),
  cancel_flag: text,
  resign_flag: text,
  return_flag: text,
  pay_flag: text,
  pay_resign_flag: text,
  confirm_flag: text,
  print_eticket_flag: text,
  tickets: z.array(orderTicket),
  reserve_flag_query: text,
  if_show_resigning_info: text,
  recordCount: text,
  isNeedSendMailAndMsg: text,
  array_passser_name_page: z.array(name.nullable()).nullish(),
  from_station_name_page: z.array(z.string()).nullish(),
  to_station_name_page: z.array(z.string()).nullish(),
  start_train_date_page: text,
  start_time_page: text,
  arrive_time_page: text,
  train_code_page: text,
  ticket_total_price_page: text,
  come_go_traveller_order_page: text,
  canOffLinePay: text,
  if_deliver: text,
  insure_query_no: text,
});

/** One order. */
export type Order = z.output<typeof order>;

/** An order that still queues (rail12306 §6.1). On a failed queue `message.message` has the text and `status` is not 1. */
export const queuedOrder = z.looseObject({
  requestId: digitId({ wire: 'number' }).nullish(),
  userId: digitId({ wire: 'number' }).nullish(),
  number: z.union([z.int(), z.string()]).nullish(),
  tourFlag: text,
  requestTime: text,
  queueOffset: digitId({ wire: 'number' }).nullish(),
  queueName: text,
  trainDate: text,
  startTime: text,
  stationTrainCode: text,
  fromStationCode: text,
  fromStationName: text,
  toStationCode: text,
  toStationName: text,
  status: z.int().nullish(),
  message: z.looseObject({ code: z.unknown().optional(), message: text }).nullish(),
  modifyTime: text,
  tickets: z
    .array(
      z.looseObject({
        seatTypeName: text,
        seatTypeCode: text,
        ticketTypeName: text,
        passengerName: name.nullish(),
        passengerIdTypeName: text,
      }),
    )
    .nullish(),
  waitTime: z.int().nullish(),
  waitCount: z.int().nullish(),
  ticketCount: z.int().nullish(),
  startTimeString: text,
  array_passser_name_page: z.array(name.nullable()).nullish(),
});

/** An order that still queues. */
export type QueuedOrder = z.output<typeof queuedOrder>;

/** `data` of queryMyOrderNoComplete; absent when there is no unfinished order. */
export const unfinishedOrders = z.looseObject({
  to_page: z.string().nullish(),
  orderDBList: z.array(order).nullish(),
  orderCacheDTO: queuedOrder.nullish(),
});

/** `data` of queryMyOrder (rail12306 §6.5). */
export const orderHistory = z.looseObject({
  order_total_number: z.union([z.string(), z.int()]).nullish(),
  OrderDTODataList: z.array(order),
});

import type { Order, OrderStatus, Ticket } from '../orders/order.ts';
import { distanceOf, yuanText } from '../trains/fares.ts';
import { seatClassOf } from '../trains/seat-class.ts';
import { stopAt } from '../trains/train.ts';
import { nameOf } from '../stations/station-table.ts';
import { clockText, momentOf, wallTime } from '../time/shanghai.ts';
import { idTypeName } from '../handlers/passengers.ts';

const STATUS: Readonly<Record<OrderStatus, readonly [code: string, name: string]>> = {
  unpaid: ['i', '待支付'],
  paid: ['a', '已支付'],
  cancelled: ['c', '已取消'],
  expired: ['c', '已取消'],
  refunded: ['c', '已退票'],
};
const TICKET_TYPE_NAMES: Readonly<Record<string, string>> = {
  '1': '成人票',
  '2': '儿童票',
  '3': '学生票',
  '4': '残军票',
};

/** An order as `orderDBList` and `OrderDTODataList` show it (rail12306 §6.1). */
export function orderJson(order: Order, recordCount: number): Readonly<Record<string, unknown>> {
  const { run, leg, tickets, totalFen } = order;
  const [from, to] = [stopAt(run.train, leg.from), stopAt(run.train, leg.to)];
  const isUnpaid = order.status === 'unpaid';
  return {
    sequence_no: order.orderId,
    order_date: wallTime(order.createdAt),
    ticket_totalnum: tickets.length,
    ticket_price_all: totalFen,
    cancel_flag: isUnpaid ? 'Y' : 'N',
    resign_flag: '4',
    return_flag: order.status === 'paid' ? 'Y' : 'N',
    print_eticket_flag: 'N',
    pay_flag: isUnpaid ? 'Y' : 'N',
    pay_resign_flag: 'N',
    confirm_flag: 'N',
    tickets: tickets.map((ticket) => ticketJson(order, ticket)),
    reserve_flag_query: 'p',
    if_show_resigning_info: 'N',
    recordCount: String(recordCount),
    isNeedSendMailAndMsg: 'N',
    array_passser_name_page: tickets.map(({ passenger }) => passenger.name),
    from_station_name_page: [nameOf(from.telecode)],
    to_station_name_page: [nameOf(to.telecode)],
    start_train_date_page: departureText(order),
    start_time_page: clockText(from.depart),
    arrive_time_page: clockText(to.arrive),
    train_code_page: run.train.code,
    ticket_total_price_page: yuanText(totalFen),
    come_go_traveller_order_page: 'N',
    canOffLinePay: 'N',
    if_deliver: 'N',
    insure_query_no: '',
  };
}

function ticketJson(order: Order, ticket: Ticket): Readonly<Record<string, unknown>> {
  const { orderId, run, leg, payBy } = order;
  const { place, priceFen, passenger, type } = ticket;
  const [status, statusName] = STATUS[order.status];
  const deadline = wallTime(payBy);
  return {
    stationTrainDTO: trainJson(order),
    passengerDTO: {
      passenger_name: passenger.name,
      passenger_id_type_code: passenger.idType,
      passenger_id_type_name: idTypeName(passenger.idType),
      passenger_id_no: passenger.shownIdNo,
      total_times: passenger.verification,
    },
    ticket_no: `${orderId}1${place.coach}${place.number}`,
    sequence_no: orderId,
    batch_no: '1',
    train_date: `${run.boardingDay(leg)} 00:00:00`,
    coach_no: place.coach,
    coach_name: place.coach,
    seat_no: place.number,
    seat_name: place.name,
    seat_flag: '0',
    seat_type_code: place.code,
    seat_type_name: place.seat === undefined ? '无座' : seatClassOf(place.code).name,
    ticket_type_code: type,
    ticket_type_name: TICKET_TYPE_NAMES[type] ?? '',
    reserve_time: wallTime(order.createdAt),
    limit_time: deadline,
    lose_time: deadline,
    pay_limit_time: deadline,
    ticket_price: priceFen,
    print_eticket_flag: 'N',
    resign_flag: '4',
    return_flag: order.status === 'paid' ? 'Y' : 'N',
    confirm_flag: 'N',
    pay_mode_code: 'Y',
    ticket_status_code: status,
    ticket_status_name: statusName,
    cancel_flag: order.status === 'unpaid' ? 'Y' : 'N',
    amount_char: 0,
    trade_mode: '',
    start_train_date_page: departureText(order),
    str_ticket_price_page: yuanText(priceFen),
    come_go_traveller_ticket_page: 'N',
    return_deliver_flag: 'N',
    deliver_fee_char: '',
    is_need_alert_flag: false,
    is_deliver: '00',
    dynamicProp: '',
    fee_char: '',
    insure_query_no: '',
    column_nine_msg: '',
    lc_flag: '0',
    integral_pay_flag: 'N',
  };
}

function trainJson({ run, leg }: Order): Readonly<Record<string, unknown>> {
  const { train } = run;
  const [from, to] = [stopAt(train, leg.from), stopAt(train, leg.to)];
  return {
    trainDTO: { train_no: train.trainNo },
    station_train_code: train.code,
    from_station_telecode: from.telecode,
    from_station_name: nameOf(from.telecode),
    start_time: `1970-01-01 ${clockText(from.depart)}:00`,
    to_station_telecode: to.telecode,
    to_station_name: nameOf(to.telecode),
    arrive_time: `1970-01-01 ${clockText(to.arrive)}:00`,
    distance: String(distanceOf(train, leg)),
  };
}

function departureText({ run, leg }: Order): string {
  return wallTime(momentOf(run.originDay, stopAt(run.train, leg.from).depart)).slice(0, 16);
}

import type { OrderPage } from '../login/sessions.ts';
import { locationOf } from '../rows/row-extras.ts';
import { nameOf } from '../stations/station-table.ts';
import { dayStart, javaDate } from '../time/shanghai.ts';
import { stopAt } from '../trains/train.ts';

const ABSENT = [
  'address',
  'arrive_time',
  'auto_submit',
  'bed_level',
  'choose_seat',
  'coach_no',
  'credit',
  'dynamicProp',
  'expired_time',
  'insure_price_all',
  'lc_flag',
  'order_date',
  'order_source',
  'passenger',
  'pay_mode',
  'realleft',
  'request_id',
  'seat_detail_type_code',
  'seat_no',
  'seat_type_code',
  'sequence_no',
  'ticket_type_order_num',
  'useSeatType',
] as const;

const DAY_MS = 86_400_000;
// start_time counts from 1970-01-01 in Shanghai
const EPOCH_MS = -8 * 3_600_000;

/** `orderRequestDTO` of an order page: what getQueueCount is filled from (rail12306 §5.19). */
export function orderRequestDto(page: OrderPage): Readonly<Record<string, unknown>> {
  const { run, leg, tourFlag } = page;
  const [from, to] = [stopAt(run.train, leg.from), stopAt(run.train, leg.to)];
  const clockDate = (minutes: number): unknown => javaDate(EPOCH_MS + ((minutes * 60_000) % DAY_MS));
  return {
    ...Object.fromEntries(ABSENT.map((name) => [name, null])),
    adult_num: 0,
    child_num: 0,
    student_num: 0,
    disability_num: 0,
    ticket_num: 0,
    from_station_telecode: from.telecode,
    from_station_name: nameOf(from.telecode),
    to_station_telecode: to.telecode,
    to_station_name: nameOf(to.telecode),
    station_train_code: run.train.code,
    train_no: run.train.trainNo,
    tour_flag: tourFlag,
    id_mode: 'Y',
    reserve_flag: 'A',
    exchange_train_flag: '0',
    train_location: null,
    train_order: null,
    varStr: '',
    train_date: javaDate(dayStart(run.boardingDay(leg))),
    start_time: clockDate(from.depart),
    end_time: clockDate(to.arrive),
  };
}

/** `train_location` of an order page. */
export function trainLocation({ run }: Pick<OrderPage, 'run'>): string {
  return locationOf(run.train);
}

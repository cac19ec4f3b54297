import type { OrderPage } from '../login/sessions.ts';
import { availabilityOf, priceChunks, seatTypesOf, type Availability } from '../rows/availability.ts';
import { berthChunks, discountChunks, discountFlags, trainFlags } from '../rows/row-extras.ts';
import { nameOf } from '../stations/station-table.ts';
import { clockText, compactDay, durationText } from '../time/shanghai.ts';
import { jiaoText } from '../trains/fares.ts';
import { seatClasses, seatClassOf } from '../trains/seat-class.ts';
import { kindOf, standingCarrier, stopAt } from '../trains/train.ts';
import { orderRequestDto, trainLocation } from './order-request.ts';

const CARD_TYPES = [
  ['1', '中国居民身份证'],
  ['C', '港澳居民来往内地通行证'],
  ['G', '台湾居民来往大陆通行证'],
  ['B', '护照'],
  ['H', '外国人永久居留身份证'],
] as const;
const TICKET_TYPES = [
  ['1', '成人票'],
  ['2', '儿童票'],
  ['3', '学生票'],
  ['4', '残军票'],
] as const;
const RARE_CLASSES = [
  'BXRZ',
  'BXYW',
  'EDRZ',
  'EDSR',
  'ERRB',
  'HBRW',
  'HBRZ',
  'HBYW',
  'HBYZ',
  'TDRZ',
  'YDRZ',
  'YDSR',
  'YRRB',
  'YYRW',
  'YB',
] as const;

/** A choice of the order page. */
export function choice(id: string, value: string): Readonly<Record<string, unknown>> {
  return { id, value, start_time: null, end_time: null, start_station_name: null, end_station_name: null };
}

/** Id types of the order page. */
export function cardTypes(): unknown[] {
  return CARD_TYPES.map(([id, value]) => choice(id, value));
}

/** Ticket types of the order page. */
export function ticketTypes(): unknown[] {
  return TICKET_TYPES.map(([id, value]) => choice(id, value));
}

/** Seat classes of the order page. */
export function seatTypes({ run }: Pick<OrderPage, 'run'>): unknown[] {
  return run.train.classes.map(({ code }) => choice(code, seatClassOf(code).name));
}

/** Ticket type → seat classes. */
export function seatMap(page: Pick<OrderPage, 'run'>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(TICKET_TYPES.map(([id]) => [id, seatTypes(page)]));
}

/** `ticketInfoForPassengerForm` (rail12306 §5.19). */
export function ticketInfo(page: OrderPage, maxTickets: number): Readonly<Record<string, unknown>> {
  const available = availabilityOf(page.run, page.leg);
  return {
    cardTypes: cardTypes(),
    isAsync: '1',
    key_check_isChange: page.keyCheck,
    leftDetails: available.map(leftDetail),
    leftTicketStr: page.leftTicketStr,
    limitBuySeatTicketDTO: {
      seat_type_codes: seatTypes(page),
      ticket_seat_codeMap: seatMap(page),
      ticket_type_codes: ticketTypes(),
    },
    maxTicketNum: String(maxTickets),
    orderRequestDTO: orderRequestDto(page),
    purpose_codes: orderPurpose(page.purposeCodes),
    queryLeftNewDetailDTO: leftDetailDto(page, available),
    queryLeftTicketRequestDTO: leftTicketRequestDto(page, available),
    tour_flag: page.tourFlag,
    train_location: trainLocation(page),
  };
}

/** Order steps say `00` where queries say `ADULT` (rail12306 §2). */
export function orderPurpose(purposeCodes: string): string {
  return purposeCodes === '0X00' ? '0X00' : '00';
}

function leftDetail({ code, isStanding, left, jiao }: Availability): string {
  const name = isStanding ? '无座' : seatClassOf(code).name;
  return `${name}(${(jiao / 10).toFixed(2)}元)${left > 0 ? '有票' : '无票'}`;
}

function leftDetailDto({ run, leg }: OrderPage, available: readonly Availability[]): Readonly<Record<string, unknown>> {
  const { train } = run;
  const names = [...new Set([...seatClasses().map(({ wireName }) => wireName), ...RARE_CLASSES, 'WZ'])];
  const absent = names.flatMap((name) => [[`${name}_num`, '-1'] as const, [`${name}_price`, '-1'] as const]);
  const present = available.flatMap(({ code, isStanding, left, jiao }) => {
    const name = isStanding ? 'WZ' : seatClassOf(code).wireName;
    return [[`${name}_num`, String(left)] as const, [`${name}_price`, jiaoText(jiao)] as const];
  });
  const [from, to] = [stopAt(train, leg.from), stopAt(train, leg.to)];
  return {
    ...Object.fromEntries([...absent, ...present]),
    WZ_seat_type_code: standingCarrier(train),
    arrive_time: clockText(to.arrive).replace(':', ''),
    start_time: clockText(from.depart).replace(':', ''),
    bed_level_info: berthChunks(train, leg),
    control_train_day: '',
    controlled_train_flag: null,
    controlled_train_message: null,
    day_difference: String(Math.floor(to.arrive / 1440) - Math.floor(from.depart / 1440)),
    from_station_name: nameOf(from.telecode),
    from_station_telecode: from.telecode,
    is_support_card: '1',
    lishi: durationText(to.arrive - from.depart),
    seat_types: seatTypesOf(available),
    station_train_code: train.code,
    to_station_name: nameOf(to.telecode),
    to_station_telecode: to.telecode,
    train_class_name: kindOf(train) === 'G' ? '高速' : null,
    train_no: train.trainNo,
    train_seat_feature: '3',
    ypInfoDetail: priceChunks(available),
    yp_ex: discountFlags(train, available),
  };
}

function leftTicketRequestDto(page: OrderPage, available: readonly Availability[]): Readonly<Record<string, unknown>> {
  const { run, leg } = page;
  const { train } = run;
  const [from, to] = [stopAt(train, leg.from), stopAt(train, leg.to)];
  return {
    arrive_time: clockText(to.arrive),
    bed_level_info: berthChunks(train, leg),
    bigger20: 'Y',
    country_flag: train.isInternational ? 'CHN,LAO' : 'CHN,CHN',
    dw_flag: trainFlags(train).replaceAll('#', ','),
    exchange_train_flag: '0',
    from_station: from.telecode,
    from_station_name: nameOf(from.telecode),
    from_station_no: String(leg.from + 1).padStart(2, '0'),
    lishi: durationText(to.arrive - from.depart),
    login_id: null,
    login_mode: null,
    login_site: null,
    purpose_codes: orderPurpose(page.purposeCodes),
    query_type: null,
    saleTimeSecond: 0,
    seatTypeAndNum: null,
    seat_discount_info: discountChunks(train),
    seat_types: seatTypesOf(available),
    start_time: clockText(from.depart),
    start_time_begin: null,
    start_time_end: null,
    station_train_code: train.code,
    ticket_type: null,
    to_station: to.telecode,
    to_station_name: nameOf(to.telecode),
    to_station_no: String(leg.to + 1).padStart(2, '0'),
    train_date: compactDay(run.boardingDay(leg)),
    train_flag: null,
    train_headers: null,
    train_no: train.trainNo,
    useMasterPool: true,
    useWB10LimitTime: true,
    usingGemfireCache: false,
    ypInfoDetail: page.leftTicketStr,
  };
}

import { jsonReply, type Reply } from '../../core/http/reply.ts';
import { otnData, otnMessage } from '../answers/otn-envelope.ts';
import { availabilityOf } from '../rows/availability.ts';
import { nameOf, findStation, stationOf } from '../stations/station-table.ts';
import { clockText, durationText } from '../time/shanghai.ts';
import { fareJiao, jiaoText } from '../trains/fares.ts';
import { connections, legOf } from '../trains/search.ts';
import { seatClassOf } from '../trains/seat-class.ts';
import { kindOf, standingCarrier, stopAt, type Leg, type Train } from '../trains/train.ts';
import type { Call } from '../world.ts';
import { isInWindow, statusOf } from './left-ticket.ts';

const KIND_NAMES: Readonly<Record<string, string>> = {
  G: '高速',
  D: '动车',
  C: '城际',
  Z: '直特',
  T: '特快',
  K: '快速',
};

/** `czxx/queryByTrainNo`: the stops of a train (rail12306 §7). */
export function trainStops({ world, request }: Call): Reply {
  const train = world.inventory.train(request.queryValue('train_no') ?? '');
  const from = request.queryValue('from_station_telecode') ?? '';
  const to = request.queryValue('to_station_telecode') ?? '';
  const leg = train === undefined ? undefined : legOf(train, from, to);
  if (train === undefined || leg === undefined) return otnMessage('没有查询到符合条件的数据');
  return otnData({ data: train.stops.map((_, index) => stopJson(train, index, leg)) });
}

function stopJson(train: Train, index: number, leg: Leg): Readonly<Record<string, unknown>> {
  const stop = stopAt(train, index);
  const last = train.stops.length - 1;
  const station = stationOf(stop.telecode);
  const isEnd = index === 0 || index === last;
  return {
    ...(index === 0 && {
      start_station_name: nameOf(stop.telecode),
      end_station_name: nameOf(stopAt(train, last).telecode),
      station_train_code: train.code,
      train_class_name: KIND_NAMES[kindOf(train)] ?? '普快',
      service_type: '1',
    }),
    arrive_time: index === 0 ? '----' : clockText(stop.arrive),
    station_name: station.name,
    start_time: clockText(stop.depart),
    stopover_time: isEnd ? '----' : `${stop.depart - stop.arrive}分钟`,
    station_no: String(index + 1).padStart(2, '0'),
    isEnabled: index >= leg.from && index <= leg.to,
    isChina: station.countryCode === '' ? '1' : '0',
    country_code: station.countryCode === '' ? 'CN' : station.countryCode,
    country_name: station.countryName === '' ? '中国' : station.countryName,
  };
}

/** `leftTicket/queryTicketPrice`: digit codes have an `A` in front (rail12306 §7). */
export function ticketPrices({ world, request }: Call): Reply {
  const train = world.inventory.train(request.queryValue('train_no') ?? '');
  const leg = {
    from: Number(request.queryValue('from_station_no')) - 1,
    to: Number(request.queryValue('to_station_no')) - 1,
  };
  if (train === undefined || !(leg.from >= 0 && leg.from < leg.to && leg.to < train.stops.length)) {
    return otnMessage('没有查询到符合条件的数据');
  }
  const asked = request.queryValue('seat_types') ?? '';
  const wanted = train.classes.filter(({ code }) => asked === '' || asked.includes(code));
  const prices = wanted.map(({ code }) => [priceName(code), priceText(train, leg, code)] as const);
  const standing = train.standing > 0 ? [['WZ', priceText(train, leg, standingCarrier(train))] as const] : [];
  return otnData({ ...Object.fromEntries([...prices, ...standing]), train_no: train.trainNo, OT: [] });
}

/** `leftTicketPrice/queryAllPublicPrice`: public prices without a login (rail12306 §7). */
export function publicPrices({ world, request }: Call): Reply {
  const value = (name: string): string => request.queryValue(`leftTicketDTO.${name}`) ?? '';
  const [day, from, to] = [value('train_date'), value('from_station'), value('to_station')];
  const isKnown = findStation(from) !== undefined && findStation(to) !== undefined && from !== to;
  if (!isKnown || !isInWindow(world, day, request.now)) return otnMessage('非法请求');
  const data = connections(world.inventory.trains, from, to)
    .filter((connection) => statusOf(world, request.now, { ...connection, day }).state !== 'departed')
    .map(({ train, leg }) => {
      const prices = availabilityOf(world.inventory.boarding(train, leg, day), leg).map(
        ({ code, isStanding, jiao }) =>
          [`${isStanding ? 'wz' : seatClassOf(code).wireName.toLowerCase()}_price`, jiaoText(jiao)] as const,
      );
      return { queryLeftNewDTO: { ...namedFields(train, leg), ...Object.fromEntries(prices) } };
    });
  return jsonReply({
    validateMessagesShowId: '_validatorMessage',
    status: true,
    httpstatus: 200,
    data,
    messages: [],
    validateMessages: {},
  });
}

/** Named fields of a row. */
export function namedFields(train: Train, leg: Leg): Readonly<Record<string, string>> {
  const [from, to] = [stopAt(train, leg.from), stopAt(train, leg.to)];
  const [first, last] = [stopAt(train, 0), stopAt(train, train.stops.length - 1)];
  return {
    train_no: train.trainNo,
    station_train_code: train.code,
    start_station_telecode: first.telecode,
    start_station_name: nameOf(first.telecode),
    end_station_telecode: last.telecode,
    end_station_name: nameOf(last.telecode),
    from_station_telecode: from.telecode,
    from_station_name: nameOf(from.telecode),
    to_station_telecode: to.telecode,
    to_station_name: nameOf(to.telecode),
    start_time: clockText(from.depart),
    arrive_time: clockText(to.arrive),
    lishi: durationText(to.arrive - from.depart),
    from_station_no: String(leg.from + 1).padStart(2, '0'),
    to_station_no: String(leg.to + 1).padStart(2, '0'),
  };
}

function priceName(code: string): string {
  return /\d/.test(code) ? `A${code}` : code;
}

function priceText(train: Train, leg: Leg, code: string): string {
  return `¥${(fareJiao(train, leg, { code }) / 10).toFixed(1)}`;
}

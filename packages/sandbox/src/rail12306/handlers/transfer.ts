import { jsonReply, type Reply } from '../../core/http/reply.ts';
import { availabilityOf, cellOf, priceChunks } from '../rows/availability.ts';
import { encodeToken, opaqueToken } from '../rows/opaque-token.ts';
import { findStation, isSameCity, nameOf } from '../stations/station-table.ts';
import { addDays, clockText, compactDay } from '../time/shanghai.ts';
import { connections, type Connection } from '../trains/search.ts';
import { seatClassOf } from '../trains/seat-class.ts';
import { stopAt } from '../trains/train.ts';
import type { Call, World } from '../world.ts';
import { isInWindow, statusOf } from './left-ticket.ts';
import { namedFields } from './trains.ts';

const LEAST_WAIT_MINUTES = 20;
// to another station of the city
const LEAST_CROSSING_MINUTES = 90;
const LONGEST_WAIT_MINUTES = 360;
const PAGE = 10;

interface Transfer {
  readonly first: Connection;
  readonly second: Connection;
  readonly secondDay: string;
  readonly waitMinutes: number;
  readonly totalMinutes: number;
}

interface Wanted {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly middle: string;
}

/** `/lcquery/queryG`: journeys with one change (rail12306 §7). */
export function queryTransfers({ world, request }: Call): Reply {
  const value = (name: string): string => request.queryValue(name) ?? '';
  const wanted = {
    day: value('train_date'),
    from: value('from_station_telecode'),
    to: value('to_station_telecode'),
    middle: value('middle_station'),
  };
  const isKnown = findStation(wanted.from) !== undefined && findStation(wanted.to) !== undefined;
  if (!isKnown || wanted.from === wanted.to || !isInWindow(world, wanted.day, request.now)) return noTransfer();
  const found = transfers(world, wanted, request.now);
  if (found.length === 0) return noTransfer();
  const start = Math.max(0, Number(value('result_index')) || 0);
  const shown = found.slice(start, start + PAGE);
  const next = start + shown.length;
  return envelope({
    flag: true,
    result_index: next,
    middleStationList: [...new Set(found.map(({ second }) => nameOf(codeAt(second, 'from'))))],
    can_query: next < found.length ? 'Y' : 'N',
    zd_yp_size: found.length,
    middleList: shown.map((transfer) => transferJson(world, transfer, wanted.day)),
    zd_size: found.length,
  });
}

function envelope(data: unknown, errorMsg = ''): Reply {
  return jsonReply({ data, status: true, errorMsg });
}

// without a result `data` is a string (rail12306 §7)
function noTransfer(): Reply {
  return envelope('', '很抱歉，未查到符合条件的中转换乘方案');
}

function transfers(world: World, { day, from, to, middle }: Wanted, now: number): Transfer[] {
  const { trains } = world.inventory;
  const isRunning = (connection: Connection, on: string): boolean =>
    ['onSale', 'notYet'].includes(statusOf(world, now, { ...connection, day: on }).state);
  const found: Transfer[] = [];
  for (const train of trains) {
    const [whole] = connections([train], from, stopAt(train, train.stops.length - 1).telecode);
    if (whole === undefined || !isRunning(whole, day)) continue;
    for (let stop = whole.leg.from + 1; stop < train.stops.length; stop += 1) {
      const at = stopAt(train, stop).telecode;
      if (isSameCity(at, to) || isSameCity(at, from) || (middle !== '' && !isSameCity(at, middle))) continue;
      const first = { train, leg: { from: whole.leg.from, to: stop } };
      found.push(...onward(world, { first, day, to }).filter(({ second, secondDay }) => isRunning(second, secondDay)));
    }
  }
  return found.sort((one, other) => one.totalMinutes - other.totalMinutes);
}

function onward(
  { inventory }: World,
  { first, day, to }: { readonly first: Connection; readonly day: string; readonly to: string },
): Transfer[] {
  const departs = stopAt(first.train, first.leg.from).depart % 1440;
  const rides = stopAt(first.train, first.leg.to).arrive - stopAt(first.train, first.leg.from).depart;
  const arrives = departs + rides;
  return connections(inventory.trains, codeAt(first, 'to'), to).flatMap((second) => {
    const clock = stopAt(second.train, second.leg.from).depart % 1440;
    const isSame = codeAt(first, 'to') === codeAt(second, 'from');
    const least = isSame ? LEAST_WAIT_MINUTES : LEAST_CROSSING_MINUTES;
    const days = Math.ceil((arrives + least - clock) / 1440);
    const waitMinutes = clock + days * 1440 - arrives;
    if (second.train === first.train || waitMinutes > LONGEST_WAIT_MINUTES) return [];
    const onTrain = stopAt(second.train, second.leg.to).arrive - stopAt(second.train, second.leg.from).depart;
    return [{ first, second, secondDay: addDays(day, days), waitMinutes, totalMinutes: rides + waitMinutes + onTrain }];
  });
}

function transferJson(world: World, transfer: Transfer, day: string): Readonly<Record<string, unknown>> {
  const { first, second, secondDay, waitMinutes, totalMinutes } = transfer;
  const [start, end] = [stopAt(first.train, first.leg.from), stopAt(second.train, second.leg.to)];
  const isSameStation = codeAt(first, 'to') === codeAt(second, 'from');
  return {
    all_lishi: lengthText(totalMinutes),
    all_lishi_minutes: totalMinutes,
    arrive_date: addDays(day, Math.floor(((start.depart % 1440) + totalMinutes) / 1440)),
    arrive_time: clockText(end.arrive),
    end_station_code: end.telecode,
    end_station_name: nameOf(end.telecode),
    first_train_no: first.train.trainNo,
    second_train_no: second.train.trainNo,
    from_station_code: start.telecode,
    from_station_name: nameOf(start.telecode),
    middle_station_code: codeAt(second, 'from'),
    middle_station_name: nameOf(codeAt(second, 'from')),
    middle_date: secondDay,
    same_station: isSameStation ? '0' : '1',
    same_train: 'N',
    score: totalMinutes,
    scretstr: '',
    start_time: clockText(start.depart),
    train_count: 2,
    train_date: day,
    use_time: lengthText(totalMinutes - waitMinutes),
    wait_time: lengthText(waitMinutes),
    wait_time_minutes: waitMinutes,
    isHeatTrain: 'N',
    isOutStation: 'N',
    lCWaitTime: lengthText(waitMinutes),
    lishi_flag: '0',
    fullList: [legJson(world, first, day), legJson(world, second, secondDay)],
  };
}

function legJson(world: World, { train, leg }: Connection, day: string): Readonly<Record<string, unknown>> {
  const run = world.inventory.boarding(train, leg, day);
  const available = availabilityOf(run, leg);
  const cells = available.map((offer) => {
    const name = offer.isStanding ? 'wz' : seatClassOf(offer.code).wireName.toLowerCase();
    return [`${name}_num`, cellOf(offer)] as const;
  });
  return {
    ...namedFields(train, leg),
    ...Object.fromEntries(cells),
    start_train_date: compactDay(run.originDay),
    yp_info: priceChunks(available),
    secret_str: encodeToken(opaqueToken(world.streams.rows, 60)),
  };
}

function lengthText(minutes: number): string {
  return `${Math.floor(minutes / 60)}小时${minutes % 60}分钟`;
}

function codeAt({ train, leg }: Connection, end: 'from' | 'to'): string {
  return stopAt(train, leg[end]).telecode;
}

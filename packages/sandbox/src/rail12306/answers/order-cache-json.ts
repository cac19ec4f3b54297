import type { QueueEntry } from '../orders/queue-entry.ts';
import { nameOf } from '../stations/station-table.ts';
import { clockText, wallTime } from '../time/shanghai.ts';
import { seatClassOf } from '../trains/seat-class.ts';
import { stopAt } from '../trains/train.ts';

const USER_ID = 1_000_000_000_000;
const TICKET_TYPE_NAMES: Readonly<Record<string, string>> = {
  '1': '成人票',
  '2': '儿童票',
  '3': '学生票',
  '4': '残军票',
};

/** A booking in the queue, or one that failed there, as `orderCacheDTO` (rail12306 §6.1). */
export function orderCacheJson(entry: QueueEntry, now: number): Readonly<Record<string, unknown>> {
  const { run, leg, passengers, state } = entry;
  const [from, to] = [stopAt(run.train, leg.from), stopAt(run.train, leg.to)];
  const isWaiting = state === 'waiting';
  return {
    requestId: entry.requestId,
    userId: USER_ID + entry.number,
    number: entry.number,
    tourFlag: entry.tourFlag,
    requestTime: wallTime(entry.enteredAt),
    queueOffset: 10_000_000_000 + entry.number,
    queueName: `queue_${run.train.code}`,
    trainDate: `${run.boardingDay(leg)} 00:00:00`,
    startTime: `1970-01-01 ${clockText(from.depart)}:00`,
    stationTrainCode: run.train.code,
    fromStationCode: from.telecode,
    fromStationName: nameOf(from.telecode),
    toStationCode: to.telecode,
    toStationName: nameOf(to.telecode),
    status: isWaiting ? 1 : 3,
    ...(!isWaiting && { message: { code: '0', message: entry.message } }),
    modifyTime: wallTime(now),
    tickets: passengers.map(({ passenger, type, code }) => ({
      seatTypeName: seatClassOf(code).name,
      seatTypeCode: code,
      ticketTypeName: TICKET_TYPE_NAMES[type] ?? '',
      passengerName: passenger.name,
      passengerIdTypeName: passenger.idType,
    })),
    waitTime: isWaiting ? Math.max(1, Math.ceil((entry.processAt - now) / 1_000)) : -2,
    waitCount: isWaiting ? 1 : 0,
    ticketCount: passengers.length,
    startTimeString: `${run.boardingDay(leg)} ${clockText(from.depart)}`,
    array_passser_name_page: passengers.map(() => null),
  };
}

import type { Reply } from '../../core/http/reply.ts';
import { busy, otnData } from '../answers/otn-envelope.ts';
import type { OrderPage } from '../login/sessions.ts';
import { orderPurpose } from '../pages/ticket-info.ts';
import { standingCarrier, stopAt } from '../trains/train.ts';
import type { MemberCall } from '../world.ts';
import { pageOf } from './confirm-passenger.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `getQueueCount`: the queue of a class on the train, derived from the one stock (rail12306 §5.22, §12 no. 19, 20). */
export function queueCount(call: MemberCall): Reply {
  const { world, request } = call;
  const page = pageOf(call);
  if (page === undefined) return busy();
  const { strict } = world.settings;
  if (strict.queueFields && !areFieldsRight(call, page)) return busy();
  if (strict.leftTicket && request.formValue('leftTicket') !== page.leftTicketStr) return busy();
  const { run, leg } = page;
  const { train } = run;
  const code = request.formValue('seatType') ?? '';
  const seats = run.left(code, leg);
  const hasStanding = train.standing > 0 && code === standingCarrier(train);
  const tickets = hasStanding ? [seats, run.standingLeft(leg)] : [seats];
  const count = world.desk.unpaidFor(run, code);
  const countT = world.desk.queuedFor(run, code);
  return otnData({
    count: String(count),
    ticket: tickets.join(','),
    op_2: String(countT > tickets.reduce((sum, part) => sum + part, 0)),
    countT: String(countT),
    op_1: String(count > seats),
  });
}

function areFieldsRight({ request }: MemberCall, { run, leg, purposeCodes }: OrderPage): boolean {
  const { train } = run;
  const expected: Readonly<Record<string, string>> = {
    train_no: train.trainNo,
    stationTrainCode: train.code,
    fromStationTelecode: stopAt(train, leg.from).telecode,
    toStationTelecode: stopAt(train, leg.to).telecode,
    purpose_codes: orderPurpose(purposeCodes),
  };
  const isSame = Object.entries(expected).every(([name, value]) => request.formValue(name) === value);
  return isSame && dayOfDateText(request.formValue('train_date') ?? '') === run.boardingDay(leg);
}

// `Tue Jan 15 2030 00:00:00 GMT+0800 (…)`; the zone's name is not looked at (rail12306 §5.22)
function dayOfDateText(text: string): string | undefined {
  const [, month = '', date, year] = /^\w{3} (\w{3}) (\d{2}) (\d{4}) 00:00:00 GMT\+0800/.exec(text) ?? [];
  const index = MONTHS.indexOf(month);
  return index < 0 ? undefined : `${year ?? ''}-${String(index + 1).padStart(2, '0')}-${date ?? ''}`;
}

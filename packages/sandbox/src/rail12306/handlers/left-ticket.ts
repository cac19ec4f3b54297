import { htmlReply, jsonReply, type Reply } from '../../core/http/reply.ts';
import { ERROR_PATH, plainPage, refused } from '../answers/pages.ts';
import { busy, otnData, otnFailure, otnMessage } from '../answers/otn-envelope.ts';
import { otnSession } from '../gate/cookies.ts';
import { availabilityOf } from '../rows/availability.ts';
import { decodeToken, encodeToken, opaqueToken } from '../rows/opaque-token.ts';
import { resultRow } from '../rows/result-row.ts';
import { saleStatus, type SaleStatus } from '../rows/sale-status.ts';
import { leftTicketPage } from '../pages/left-ticket-page.ts';
import { findStation, isSameCity, nameOf } from '../stations/station-table.ts';
import { dayOf, daysBetween, isDay, momentOf } from '../time/shanghai.ts';
import { connections, type Connection } from '../trains/search.ts';
import { stopAt } from '../trains/train.ts';
import type { Call, MemberCall, World } from '../world.ts';

export const UNFINISHED_TEXT = '您还有未处理的订单，请您到<a href="../view/train_order.html">[未完成订单]</a>进行处理!';

const ILLEGAL_TEXT = '非法请求';
const EXPIRED_TEXT = '车票信息已过期，请重新查询最新车票信息';
// after this nothing is sold online; the figure and the text are the sandbox's own
const STOP_MS = 5 * 60_000;
const STOPPED_TEXT = '发车前5分钟停止网络售票，请选择其他车次！';
const QUERY_ORDER = [
  'leftTicketDTO.train_date',
  'leftTicketDTO.from_station',
  'leftTicketDTO.to_station',
  'purpose_codes',
].join();
const SECRET_LENGTH = 132;
const YP_INFO_LENGTH = 60;

/** `leftTicket/init`: the page that names the query path (rail12306 §5.15). */
export function leftTicketInit({ world, request }: Call): Reply {
  const { cookies } = otnSession(world, request);
  request.mint('CLeftTicketUrl', `leftTicket/${world.queryName}`);
  return htmlReply(leftTicketPage(world.queryName), { headers: { 'Set-Cookie': cookies } });
}

/** `leftTicket/log`: never needed before a query (rail12306 §5.15). */
export function leftTicketLog(): Reply {
  return otnData(undefined);
}

/** `leftTicket/query…`: the rows of a day (rail12306 §5.16). */
export function queryTickets({ world, request }: Call): Reply {
  const { settings } = world;
  const { queryName = '' } = request.params;
  if (!/^query[A-Z]?$/.test(queryName)) return plainPage('404', '页面不存在', { status: 404 });
  if (!request.cookies.has('JSESSIONID')) return refused(request, { facts: { refused: 'no JSESSIONID' } });
  const isPlain = settings.compatPlainQuery && queryName === 'query';
  if (queryName !== world.queryName && !isPlain) return otherQueryName({ world, request, session: undefined });
  if (settings.strict.queryOrder && request.query.map(([name]) => name).join() !== QUERY_ORDER) {
    return refused(request, { facts: { refused: 'order of parameters' } });
  }
  return rows(world, request);
}

function rows(world: World, request: Call['request']): Reply {
  const { cookies } = otnSession(world, request);
  const options = { headers: { 'Set-Cookie': cookies } };
  const day = request.queryValue('leftTicketDTO.train_date') ?? '';
  const from = request.queryValue('leftTicketDTO.from_station') ?? '';
  const to = request.queryValue('leftTicketDTO.to_station') ?? '';
  const purpose = request.queryValue('purpose_codes') ?? '';
  if (day !== '' && !isInWindow(world, day, request.now)) return refused(request, { facts: { refused: 'date' } });
  const isKnown = findStation(from) !== undefined && findStation(to) !== undefined && from !== to;
  if (!isKnown || day === '' || !['ADULT', '0X00'].includes(purpose)) return otnMessage(ILLEGAL_TEXT, options);
  const found = connections(world.inventory.trains, from, to).filter(
    ({ train, leg }) => !isSameCity(codeAt(train, leg.from), codeAt(train, leg.to)),
  );
  const shown = found.flatMap((connection) => rowOf(world, request, { ...connection, day }) ?? []);
  const map = Object.fromEntries(
    shown.flatMap(({ stations }) => stations).map((telecode) => [telecode, nameOf(telecode)]),
  );
  const data = { result: shown.map(({ row }) => row), flag: '1', map, level: '0' };
  return jsonReply({ httpstatus: 200, data, messages: '', status: true }, options);
}

/** Whether a date can be queried now. */
export function isInWindow({ settings }: World, day: string, now: number): boolean {
  if (!isDay(day)) return false;
  const ahead = daysBetween(dayOf(now), day);
  return ahead >= 0 && ahead < settings.presaleDays;
}

interface ShownRow {
  readonly row: string;
  readonly stations: readonly string[];
}

function rowOf(
  world: World,
  request: Call['request'],
  wanted: Connection & { readonly day: string },
): ShownRow | undefined {
  const { train, leg, day } = wanted;
  const status = statusOf(world, request.now, wanted);
  if (status.state === 'departed') return undefined;
  const run = world.inventory.boarding(train, leg, day);
  const isBookable = status.state === 'onSale' && availabilityOf(run, leg).some(({ left }) => left > 0);
  const { rows: random } = world.streams;
  const secret = opaqueToken(random, SECRET_LENGTH);
  const ypInfo = encodeToken(opaqueToken(random, YP_INFO_LENGTH));
  if (isBookable) world.offers.put(decodeToken(secret), { run, leg });
  const secretStr = isBookable ? request.mint('/data/result secretStr', encodeToken(secret)) : '';
  // a row before its sales shows the word null (rail12306 §4.2)
  const shownSecret = status.state === 'notYet' ? 'null' : secretStr;
  const length = world.settings.forms.rowLength;
  const row = resultRow({ run, leg, status, secretStr: shownSecret, ypInfo, length });
  return { row, stations: [codeAt(train, leg.from), codeAt(train, leg.to)] };
}

/** The sales state of a train on a day. */
export function statusOf(
  { settings }: World,
  now: number,
  { train, leg, day }: Connection & { readonly day: string },
): SaleStatus {
  const { presaleDays, salesHours } = settings;
  return saleStatus(train, { leg, day }, { now, presaleDays, salesHours });
}

function otherQueryName({ world, request }: Call): Reply {
  const { queryName, settings } = world;
  const c_url = request.mint('/c_url', `leftTicket/${queryName}`);
  const body = { c_url, c_name: 'CLeftTicketUrl', status: false };
  if (settings.wrongSuffixMode === 200) return jsonReply(body);
  return jsonReply(body, { status: 302, headers: { Location: request.url('portal', ERROR_PATH) } });
}

/** `leftTicket/submitOrderRequest`: takes a row for ordering (rail12306 §5.18). */
export function submitOrder({ world, request, session, account }: MemberCall): Reply {
  const armed = SUBMIT_REFUSALS[account.armed.take('submit') ?? ''];
  if (armed !== undefined) return armed();
  if (world.desk.hasUnfinished(account)) return otnFailure(UNFINISHED_TEXT);
  const sent = request.formValue('secretStr') ?? '';
  const fromName = request.formValue('query_from_station_name') ?? '';
  if (sent === '' || fromName === '') return otnFailure(ILLEGAL_TEXT);
  const offer = world.offers.find(decodeToken(sent));
  // still percent signs after the form was read: the token was encoded once too often (rail12306 §1.6)
  const isDoubled = world.settings.strict.secretStr && sent.includes('%');
  if (offer === undefined || isDoubled) return otnFailure(EXPIRED_TEXT);
  const { run, leg } = offer;
  const day = run.boardingDay(leg);
  const wrongDay = world.settings.strict.queueFields && request.formValue('train_date') !== day;
  if (wrongDay) return otnFailure(ILLEGAL_TEXT);
  const departs = momentOf(day, stopAt(run.train, leg.from).depart % 1440);
  if (departs - request.now < STOP_MS) return otnFailure(STOPPED_TEXT);
  session.data.submission = {
    run,
    leg,
    purposeCodes: request.formValue('purpose_codes') ?? 'ADULT',
    tourFlag: request.formValue('tour_flag') ?? 'dc',
  };
  session.data.page = undefined;
  account.entry = undefined;
  return otnData(world.settings.submitData);
}

const SUBMIT_REFUSALS: Readonly<Record<string, (() => Reply) | undefined>> = {
  submitExpired: () => otnFailure(EXPIRED_TEXT),
  submitIllegal: () => otnFailure(ILLEGAL_TEXT),
  submitUnfinished: () => otnFailure(UNFINISHED_TEXT),
  submitStopped: () => otnFailure(STOPPED_TEXT),
  submitBusy: () => busy(),
};

function codeAt(train: Connection['train'], index: number): string {
  return stopAt(train, index).telecode;
}

import type { EndpointSpec, WireResponse } from '@boxwire/contract';
import { decodeResponse } from '@boxwire/contract';

/** The synthetic row of the contract: 58 columns. */
export const ROW =
  'U0FOREJPWC1TRUNSRVQtMDAx%2FAAA%3D%3D%0A|预订|990000G99900|G999|VNP|AOH|VNP|AOH|09:00|13:36|04:36|Y|U0FOREJPWC1ZUA%3D%3D|20300115|3|P3|01|07|1|0|||||||||||有|5|无||90M0O0|9MO|0|1||9017480000M009330005O005530021|0|||||1|5#1#0#S#z#0#z#z||7|CHN,CHN|||N#N#||90091M0091O0090|202912311400|Y|';

/** The row with other cells at some columns. */
export function rowWith(cells: Readonly<Record<number, string>>, length = 58): string {
  const changed = ROW.split('|').map((cell, column) => cells[column] ?? cell);
  return changed.slice(0, length).join('|');
}

/** A 200 answer with a JSON body. */
export function answer(body: unknown): WireResponse {
  return jsonText(JSON.stringify(body));
}

/** A 200 answer with this JSON text. */
export function jsonText(bodyText: string): WireResponse {
  return { status: 200, headers: { 'content-type': 'application/json;charset=UTF-8' }, bodyText };
}

/** A 200 answer with a page. */
export function page(bodyText: string): WireResponse {
  return { status: 200, headers: { 'content-type': 'text/html;charset=utf-8' }, bodyText };
}

/** A redirect, with or without a body. */
export function redirect(location: string, bodyText = ''): WireResponse {
  return { status: 302, headers: { location }, bodyText };
}

/** An OTN envelope. */
export function otn(data: unknown, more: Readonly<Record<string, unknown>> = {}): WireResponse {
  const envelope = { validateMessagesShowId: '_validatorMessage', status: true, httpstatus: 200 };
  return answer({ ...envelope, ...(data !== undefined && { data }), messages: [], validateMessages: {}, ...more });
}

/** The body of an Ajax call without a session (rail12306 §1.3). */
export const NOT_LOGGED_IN = otn(undefined, { url: 'login/init', messages: ['用户未登录'] });

/** The body of a wrong token or page state (rail12306 §1.3). */
export const PAGE_STATE = otn(undefined, { status: false, url: '/leftTicket/init', messages: ['系统忙，请稍后重试'] });

/** Decodes without the types of the endpoint, for table-driven tests. */
export function decode(target: EndpointSpec, response: WireResponse): unknown {
  return decodeResponse(target, response);
}

/** The variables of a synthetic order page. */
export const ORDER_PAGE = {
  globalRepeatSubmitToken: '0123456789abcdef0123456789abcdef',
  queryOrderWaitTimeInterval: '3000',
  ticketInfoForPassengerForm: {
    isAsync: '1',
    key_check_isChange: 'A'.repeat(56),
    leftDetails: ['二等座(553.0元)有票'],
    leftTicketStr: 'U0FOREJPWC1ZUC1QQUdF%2FA%3D%3D',
    maxTicketNum: '5',
    orderRequestDTO: { train_location: null },
    purpose_codes: '00',
    queryLeftNewDetailDTO: { WZ_seat_type_code: 'O' },
    queryLeftTicketRequestDTO: { purpose_codes: '00', ypInfoDetail: 'U0FOREJPWC1ZUC1QQUdF%2FA%3D%3D' },
    tour_flag: 'dc',
    train_location: 'P3',
  },
  orderRequestDTO: {
    from_station_name: '北京南',
    from_station_telecode: 'VNP',
    station_train_code: 'G999',
    to_station_name: '上海虹桥',
    to_station_telecode: 'AOH',
    tour_flag: 'dc',
    // 2030-01-16 00:00 in China: the boarding date, a day after the row's column 13
    train_date: { date: 16, day: 3, month: 0, time: Date.parse('2030-01-16T00:00:00+08:00'), year: 130 },
    train_no: '990000G99900',
  },
};

import { jsonReply, type Reply, type ReplyOptions } from '../../core/http/reply.ts';

const MARK = { validateMessagesShowId: '_validatorMessage' } as const;

/** The OTN envelope with data; `undefined` leaves the member out, as the service does (rail12306 §1.2). */
export function otnData(data: unknown, options: ReplyOptions = {}): Reply {
  const body = { ...MARK, status: true, httpstatus: 200, data, messages: [], validateMessages: {} };
  return jsonReply(body, options);
}

/** `status:false` with a message. */
export function otnFailure(message: string, { url, ...options }: ReplyOptions & { readonly url?: string } = {}): Reply {
  const body = { ...MARK, url, status: false, httpstatus: 200, messages: [message], validateMessages: {} };
  return jsonReply(body, options);
}

/** `status:true`, a message and no data: the shape of 非法请求 on queries. */
export function otnMessage(message: string, options: ReplyOptions = {}): Reply {
  return jsonReply({ ...MARK, status: true, httpstatus: 200, messages: [message], validateMessages: {} }, options);
}

/** Not logged in: `status` is true, and there is no data (rail12306 §1.3). */
export function notLoggedIn(options: ReplyOptions = {}): Reply {
  const body = {
    ...MARK,
    url: 'login/init',
    status: true,
    httpstatus: 200,
    messages: ['用户未登录'],
    validateMessages: {},
  };
  return jsonReply(body, options);
}

export const BUSY_TEXT = '系统忙，请稍后重试';

/** Busy, or the token or the state of the page is wrong (rail12306 §1.3). */
export function busy(options: ReplyOptions = {}): Reply {
  return otnFailure(BUSY_TEXT, { url: '/leftTicket/init', ...options });
}

/** `status:false` whose data is a bare string, as 扣票失败 comes (rail12306 §5.23). */
export function otnFailureText(data: string): Reply {
  return jsonReply({ ...MARK, status: false, httpstatus: 200, data, messages: [], validateMessages: {} });
}

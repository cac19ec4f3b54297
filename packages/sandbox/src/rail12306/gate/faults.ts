/** Faults the rail12306 sandbox implements itself. Each that answers takes `{ commit: true }`: the request takes effect first. */
export const RAIL12306_FAULTS = {
  busy: '系统忙，请稍后重试: the busy body, status false; with { short: true } 网络繁忙',
  busyPage: '200 HTML: 网络可能存在问题，请您重试一下',
  refused: '302 without a body to the portal’s error.html',
  edge: 'the edge refuses: { status } of 403, 404, 405, 412, 429, 502 (default 403) with a short HTML body',
  emptyBody: '200 without a body',
  notLoggedIn: 'the not-logged-in body: status true, no data; the session stays',
  sessionLost: 'the /otn login of this session is over before the request is handled',
  queryFailed: 'leftTicket/query: 查询失败 in messages',
  outcome: 'arms { outcome }, one of RAIL_OUTCOMES, for the user who sends the request',
} as const;

/** Name of such a fault. */
export type RailFault = keyof typeof RAIL12306_FAULTS;

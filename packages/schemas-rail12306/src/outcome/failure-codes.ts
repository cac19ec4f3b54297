import type { FailureKind, RetryAdvice } from '@boxwire/contract';

interface Meaning {
  readonly kind: FailureKind;
  readonly retry?: RetryAdvice;
}

/** Every failure code of the platform with its kind (rail12306 §1.3). */
export const RAIL_FAILURES = {
  /** 用户未登录, `noLogin`, `url: "login/init"`, a redirect to a login page, a lost session. */
  NotLoggedIn: { kind: 'notLoggedIn' },
  /** 系统忙 or 网络繁忙. Repeated by nobody but reads. */
  Busy: { kind: 'busy', retry: 'ifSafe' },
  /** 系统忙 with `url: "/leftTicket/init"`: token or page state is wrong; query and submit again. */
  PageState: { kind: 'busy', retry: 'no' },
  /** A redirect to error.html: refused, bad date, no cookies, or too many requests. */
  ErrorPage: { kind: 'refused' },
  /** HTTP 403, 404, 405, 412 from the edge. */
  EdgeRefused: { kind: 'refused' },
  /** HTTP 429. */
  EdgeLimited: { kind: 'rateLimited', retry: 'no' },
  /** HTTP 5xx. */
  EdgeFailed: { kind: 'upstream' },
  /** A page where data was due. */
  HtmlPage: { kind: 'drift', retry: 'ifSafe' },
  /** The query moved; `detail.queryName` is its name now. */
  QueryRenamed: { kind: 'expired' },
  /** 非法请求. */
  IllegalRequest: { kind: 'invalid' },
  /** 选择的查询日期不在预售日期范围内. */
  DateOutOfRange: { kind: 'invalid' },
  /** 查询失败. */
  QueryFailed: { kind: 'busy', retry: 'ifSafe' },
  /** 车票信息已过期: query again. */
  DataExpired: { kind: 'expired' },
  /** An unfinished order stands in the way. */
  UnfinishedOrder: { kind: 'conflict' },
  /** 您的请求已在处理中: the order was placed before; look at the unfinished orders. */
  AlreadyProcessing: { kind: 'conflict' },
  /** The passenger or the itinerary clashes with another ticket. */
  TripConflict: { kind: 'conflict' },
  /** Nothing left, or more people queue than seats remain. */
  SoldOut: { kind: 'soldOut' },
  /** 取消次数过多: no more bookings today. */
  CancelLimit: { kind: 'permission' },
  /** The account holder must answer a captcha, slider or SMS. */
  ChallengeRequired: { kind: 'challenge' },
  /** 用户信息 or 身份信息 refused. */
  AccountRefused: { kind: 'permission' },
  /** 停止网络售票 or too close to departure. */
  SalesClosed: { kind: 'refused' },
  /** `existError: "Y"`. */
  ActionFailed: { kind: 'refused' },
  /** An order page without its token: nothing was submitted before. */
  OrderPageMissing: { kind: 'expired' },
  /** A captcha answer was wrong. */
  CaptchaWrong: { kind: 'invalid' },
  /** The captcha lapsed. */
  CaptchaExpired: { kind: 'expired' },
  /** The passport does not know this session. */
  PassportSessionMissing: { kind: 'expired' },
  /** Images were asked for too often. */
  TooManyImages: { kind: 'rateLimited', retry: 'no' },
  /** User name or password is wrong. */
  CredentialsWrong: { kind: 'invalid' },
  /** The account is locked or its data are unusable. */
  AccountUnusable: { kind: 'permission' },
  /** The site wants the mobile phone verified first, on the site. */
  PhoneCheckRequired: { kind: 'challenge' },
  /** The password must be changed first, on the site. */
  PasswordChangeRequired: { kind: 'permission' },
  /** The QR code lapsed. */
  QrExpired: { kind: 'expired' },
  /** The passport failed (系统异常). */
  PassportFailed: { kind: 'upstream' },
  /** uamtk票据内容为空. */
  TicketEmpty: { kind: 'notLoggedIn' },
  /** A no without a known reason; `message` has the text. */
  Business: { kind: 'refused' },
} as const satisfies Readonly<Record<string, Meaning>>;

/** Failure code of the platform. */
export type RailFailureCode = keyof typeof RAIL_FAILURES;

/** Every failure code. */
export const RAIL_FAILURE_CODES = Object.keys(RAIL_FAILURES) as readonly RailFailureCode[];

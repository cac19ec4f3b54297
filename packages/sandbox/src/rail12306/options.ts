import type { RailProfileName } from '@boxwire/schemas-rail12306';
import type { RailUser } from './accounts/account.ts';
import type { RailOutcome } from './orders/outcome.ts';
import type { SalesHours } from './rows/sale-status.ts';

/** Checks that are off because nobody has seen the real service make them (rail12306 §11, §12). */
export interface StrictSwitches {
  /** A wrong `Referer` answers the busy body; otherwise it is noted in the request log. */
  readonly referer: boolean;
  /** The query parameters of leftTicket/query must come in the page's order. */
  readonly queryOrder: boolean;
  /** An encoded `secretStr` (`%252B` on the wire) is 车票信息已过期; otherwise it is decoded until it is stable. */
  readonly secretStr: boolean;
  /** `leftTicket` and `leftTicketStr` must be the page's, still encoded (`%252B` on the wire). */
  readonly leftTicket: boolean;
  /** train_no, telecodes, train_date, tour_flag and purpose_codes must be those of the page. */
  readonly queueFields: boolean;
  /** `oldPassengerStr` must name the same passengers and keep its trailing `_`. */
  readonly oldPassengerStr: boolean;
}

/** Seats left on a train, instead of what the seed draws. */
export interface StockOption {
  /** Public number, for example `G999`. */
  readonly train: string;
  /** Seat class code, for example `O`. */
  readonly seat: string;
  /** Free over the whole route. */
  readonly left: number;
  /** Date on which the train leaves its origin, `yyyy-MM-dd`. Default: every day. */
  readonly day?: string;
}

/** What the site asks a person before login. */
export type LoginChallenge = 'none' | 'captcha' | 'sms' | 'slider';

/** Options of `rail12306Sandbox`. Everything is optional; the state starts from them, and again after a reset. */
export interface Rail12306SandboxOptions {
  /** Default: `RAIL12306_DEMO_USER` alone. */
  readonly users?: readonly RailUser[];
  /** Forms by year (rail12306 §8). Default `2025`. */
  readonly profile?: RailProfileName;
  /** Last part of the query path, for example `queryG`. Default: the profile's. */
  readonly queryName?: string;
  /** Status of the answer that names the right query path (rail12306 §12 no. 1). Default 200. */
  readonly wrongSuffixMode?: 200 | 302;
  /** Plain `leftTicket/query` answers rows too (rail12306 §5.16). Default false. */
  readonly compatPlainQuery?: boolean;
  /** `data` of a successful submitOrderRequest: `N`, `Y`, `0`, `220` have been seen. Default: the profile's. */
  readonly submitData?: string;
  /** Challenge before web/login. QR login needs none. Default `captcha`. */
  readonly loginChallenge?: LoginChallenge;
  /** Answer of every captcha (rail12306 §5.8). Default `108,38,181,40`. */
  readonly captchaAnswer?: string;
  /** checkOrderInfo asks for a code (`ifShowPassCode` `Y`) on every order. Default false. */
  readonly orderChallenge?: boolean;
  /** Days that can be queried, today included (rail12306 §12 no. 11). Default 15. */
  readonly presaleDays?: number;
  /** Outside these hours rows show the maintenance window and orders are busy. Default: always open. */
  readonly salesHours?: SalesHours;
  /** Life of a secretStr. Default 600 (rail12306 §12 no. 4). */
  readonly secretLifeSeconds?: number;
  /** Life of a QR code. Default 180 (rail12306 §5.5). */
  readonly qrLifeSeconds?: number;
  /** /otn sessions end this long after their last use. Default 30 (rail12306 §12 no. 9). */
  readonly idleMinutes?: number;
  /** Life of the uamtk cookie. Default 24. */
  readonly uamtkHours?: number;
  /** Time to pay. Default 30; 10 has been seen (rail12306 §12 no. 16). */
  readonly payMinutes?: number;
  /** Cancelled orders per user and day before booking is refused. Default 3. */
  readonly cancelLimit?: number;
  /** Most passengers of an order. Default: the profile's. */
  readonly maxTickets?: number;
  /** `ifShowPassCodeTime`: how long the page waits before it confirms. Default 1. */
  readonly confirmDelayMs?: number;
  /** The queue answers -100 for this long. Default 3000, the page's poll interval. */
  readonly notReadyMs?: number;
  /** Then a booking waits this long. Default 4 (rail12306 §12 no. 13). */
  readonly waitSeconds?: number;
  /** The `tk` cookie changes once per order (rail12306 §12 no. 10). Default false. */
  readonly rotateTk?: boolean;
  /** Status of the page that refused requests are sent to. Default 200. */
  readonly errorPageStatus?: 200 | 404;
  /** Default: every switch off; `true`: all on. */
  readonly strict?: boolean | Partial<StrictSwitches>;
  /** Outcome of every booking (`RAIL_OUTCOMES`). Default: bookings succeed. */
  readonly outcome?: RailOutcome;
  /** Outcomes of the next bookings, by username. */
  readonly outcomes?: Readonly<Record<string, readonly RailOutcome[]>>;
  readonly stock?: readonly StockOption[];
  /** Real host names that route here. Default `kyfw.12306.cn` and `www.12306.cn`. */
  readonly hosts?: { readonly kyfw?: readonly string[]; readonly portal?: readonly string[] };
}

import type { InterparkShow } from './catalogue/show-option.ts';

/** Forms that were seen side by side, or nobody recorded. The first of each is the default. */
export interface InterparkForms {
  /** Digits of `ticketOpenDate` and `bookingEndDate` (interpark §3.1). */
  readonly openDateDigits: 12 | 14;
  /** No linked ticket member: 400 `ENTER_EMAIL_NOT_FOUND`, or a bare 404 (interpark §1.4). */
  readonly enterMissing: 'errorCode' | 'status404';
  /** Status of a successful REST POST (interpark §4 U11). */
  readonly postStatus: 201 | 200;
  /** Seats that select cannot confirm: E2 P40059 with their ids, or a 2xx with `unselectableSeatInfoIds` (interpark §5.12). */
  readonly unselectable: 'error' | 'list';
  /** `commission` of the payment page: won per ticket, or an object around it (interpark §4 U23). */
  readonly commission: 'amount' | 'object';
}

/** Checks that are off because their effect is not proven (interpark §4). */
export interface InterparkStrict {
  /** play-date answers 400 without the cookie of set-cookie (U4). */
  readonly setCookie: boolean;
  /** OneStop calls need the cookies `userId` and `ent_onestop_channel` (U8). */
  readonly channelCookie: boolean;
  /** Preselect needs a picture that was read right in the last five minutes; otherwise P41147. */
  readonly captcha: boolean;
  /** payment/ready refuses `"143000"` where prices said `"143000.0"`: P40027 (§6.4). */
  readonly priceText: boolean;
  /** payment/ready refuses a `priceGradeName` that is not Korean: P40027 (§6.4). */
  readonly priceGradeName: boolean;
}

/** How the waiting line moves. */
export interface InterparkQueue {
  /** People ahead of everybody who comes. Default 0. */
  readonly length?: number;
  /** How many places the line moves on per second. Default 100; 0 stands still. */
  readonly perSecond?: number;
  /** At the front, this poll admits … Default 2. */
  readonly admitAfterPolls?: number;
  /** … or any poll this long after line-up. Default 2000. */
  readonly admitAfterMs?: number;
  /** A place nobody asks about for this long is gone: `myRank` -1. Default 60 000. */
  readonly idleMs?: number;
}

/** Options of `interparkSandbox`. Everything is optional; the state starts from them, and again after a reset. */
export interface InterparkSandboxOptions {
  /** Which API stages 5 and 6 speak (interpark §0). Default `2026-10`. */
  readonly generation?: '2026-01' | '2026-10';
  /** Entry channel (interpark §3). Default `world`. */
  readonly channel?: 'world' | 'domestic';
  /** The bizCode secure-url accepts and the session keeps. Default 88889 in 2026-01, 10965 in 2026-10, 61776 domestic (U1). */
  readonly bizCode?: string;
  /** How many invented members; 1 to 1000. Default 3. */
  readonly members?: number;
  /** Shows beside the default ones; one with the goodsCode of a default show takes its place. */
  readonly shows?: readonly InterparkShow[];
  readonly queue?: InterparkQueue;
  /** Blocks per seatMeta or seatStatus call. Default 16, domestic 2 (U9). */
  readonly maxBlocksPerCall?: number;
  /** `holder`: only tokens of the holder action `answerTurnstile`, once each. `any`: any text. Default `holder`. */
  readonly turnstile?: 'holder' | 'any';
  /** How old a signature may be at secure-url. Default 1 800 000 (U7). */
  readonly signatureLifeMs?: number;
  /** Life of the NOL access_token. Default 300 000 (§1.2). */
  readonly accessTokenLifeMs?: number;
  /** Life of a OneStop session. Default 600 000 (§5.13). */
  readonly sessionMs?: number;
  /** Life of a hold from the first preselect. Default 420 000 (§5.13). */
  readonly preselectMs?: number;
  /** Life of a hold from select. Default 420 000 (§5.13). */
  readonly selectMs?: number;
  /** seatMeta and seatStatus answer without a session too, as some did in September (§5.8). Default false. */
  readonly openSeatMap?: boolean;
  /** Default: the first of each type. */
  readonly forms?: Partial<InterparkForms>;
  /** Default: every check off; `true`: all on. */
  readonly strict?: boolean | Partial<InterparkStrict>;
  /** Real host names that route here, by origin. Default the platform's own. */
  readonly hosts?: Partial<Readonly<Record<InterparkOriginKey, readonly string[]>>>;
}

/** Origins of the sandbox. */
export type InterparkOriginKey = 'firebase' | 'world' | 'tickets' | 'bridge' | 'waiting' | 'ticketfront';

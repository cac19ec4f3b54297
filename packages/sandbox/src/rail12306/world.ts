import type { PlatformContext } from '../core/platform.ts';
import type { Random } from '../core/random.ts';
import type { SandboxRequest } from '../core/http/sandbox-request.ts';
import type { Session, Sessions } from '../core/sessions.ts';
import type { Account } from './accounts/account.ts';
import type { AccountBook } from './accounts/account-book.ts';
import type { Inventory } from './inventory/inventory.ts';
import type { QrCode } from './login/qr-code.ts';
import type { Offer, OtnData, PassportData } from './login/sessions.ts';
import type { TokenStore } from './login/token-store.ts';
import type { BookingDesk } from './orders/booking-desk.ts';
import type { Settings } from './settings.ts';

/** Streams of random values, one per use, so that asking more of one thing does not change another. */
export interface Streams {
  readonly sessions: Random;
  readonly tokens: Random;
  readonly rows: Random;
  readonly pages: Random;
  readonly pictures: Random;
  readonly codes: Random;
}

/** The running state of one rail12306 sandbox. */
export interface World {
  readonly context: PlatformContext;
  readonly settings: Settings;
  readonly streams: Streams;
  readonly accounts: AccountBook;
  readonly inventory: Inventory;
  readonly desk: BookingDesk;
  readonly otn: Sessions<OtnData>;
  readonly passport: Sessions<PassportData>;
  /** Bookable rows by decoded secretStr. */
  readonly offers: TokenStore<Offer>;
  /** Logins by the uamtk cookie, by newapptk. */
  readonly uamtks: TokenStore<Account>;
  readonly apptks: TokenStore<Account>;
  /** Slider results that the account holder made, `sessionId sig`; each counts once. */
  readonly sliderPasses: Set<string>;
  readonly qrCodes: Map<string, QrCode>;
  /** /otn sessions that are logged in, so that an operator can end them. */
  readonly loggedIn: Set<OtnData>;
  /** Last part of the query path now. */
  queryName: string;
}

/** A request as a handler gets it. */
export interface Call {
  readonly world: World;
  readonly request: SandboxRequest;
  readonly session: Session<OtnData> | undefined;
}

/** A request of somebody who is logged in. */
export interface MemberCall extends Call {
  readonly session: Session<OtnData>;
  readonly account: Account;
}

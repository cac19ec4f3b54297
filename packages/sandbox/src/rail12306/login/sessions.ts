import type { Account } from '../accounts/account.ts';
import type { TrainRun } from '../inventory/train-run.ts';
import type { BookedPassenger } from '../orders/queue-entry.ts';
import type { Leg } from '../trains/train.ts';

/** A bookable row somebody was shown. */
export interface Offer {
  readonly run: TrainRun;
  readonly leg: Leg;
}

/** A row that was submitted for ordering. */
export interface Submission extends Offer {
  /** `ADULT` or `0X00`. */
  readonly purposeCodes: string;
  readonly tourFlag: string;
}

/** An order page (initDc): its tokens, and how far it has come. */
export interface OrderPage extends Submission {
  readonly token: string;
  readonly keyCheck: string;
  /** Percent-encoded, as the page shows it. */
  readonly leftTicketStr: string;
  /** Code the account holder must read, where the page asks for one. */
  challenge: string | undefined;
  checked: readonly BookedPassenger[] | undefined;
  isConfirmed: boolean;
}

/** What an /otn session knows. */
export interface OtnData {
  account: Account | undefined;
  /** Values of the `tk` cookie that count. */
  tks: string[];
  submission: Submission | undefined;
  page: OrderPage | undefined;
}

/** What a /passport session knows. */
export interface PassportData {
  /** A captcha was shown, or its answer was right and is not used up. */
  captcha: 'none' | 'shown' | 'passed';
}

import type { Account, StoredPassenger } from '../accounts/account.ts';
import type { BookedPassenger } from '../orders/queue-entry.ts';
import type { TrainRun } from '../inventory/train-run.ts';

/** What the passenger strings of an order say, or why they cannot be taken (an `errMsg`). */
export type PassengersRead = { readonly passengers: readonly BookedPassenger[] } | { readonly errMsg: string };

/** What the strings are read against. */
export interface ReadingRules {
  readonly account: Account;
  readonly run: TrainRun;
  readonly maxTickets: number;
  /** `oldPassengerStr` counts. */
  readonly isStrict: boolean;
}

const TICKET_TYPES = ['1', '2', '3', '4'];

/** Reads `passengerTicketStr`: eight fields a passenger, nine since 2019; fillers of blanks are skipped (rail12306 §5.20). */
export function readPassengers(
  texts: { readonly ticket: string; readonly old: string },
  rules: ReadingRules,
): PassengersRead {
  const parts = texts.ticket.split('_').filter((part) => part.trim() !== '');
  if (parts.length === 0) return { errMsg: '请选择乘车人！' };
  if (parts.length > rules.maxTickets) return { errMsg: `最多只能购买${rules.maxTickets}张车票！` };
  const passengers: BookedPassenger[] = [];
  for (const part of parts) {
    const read = readPassenger(part.split(','), rules);
    if (typeof read === 'string') return { errMsg: read };
    if (passengers.some(({ passenger }) => passenger === read.passenger && read.type !== '2')) {
      return { errMsg: '乘车人信息重复，请重新选择！' };
    }
    passengers.push(read);
  }
  if (rules.isStrict && !matchesOld(texts.old, passengers)) return { errMsg: '乘车人身份信息有误，请重新选择！' };
  return { passengers };
}

function readPassenger(fields: readonly string[], { account, run }: ReadingRules): BookedPassenger | string {
  const [code = '', , type = '', name = '', idType = '', idNo = '', mobile = '', , encoded] = fields;
  if (fields.length < 8 || fields.length > 9 || !TICKET_TYPES.includes(type)) return '乘车人身份信息有误，请重新选择！';
  const passenger = account.passengers.find(
    (own) => own.name === name && own.idType === idType && own.shownIdNo === idNo,
  );
  if (passenger === undefined || !matchesIssued(passenger, { mobile, encoded }))
    return '乘车人身份信息有误，请重新选择！';
  if (!isVerified(passenger)) return '乘车人身份信息待核验，暂不能购票！';
  if (!run.classes.has(code)) return '非法的席别，请重新选择！';
  return { passenger, type, code };
}

function matchesIssued(
  { shownMobile, encoded: issued }: StoredPassenger,
  sent: { readonly mobile: string; readonly encoded: string | undefined },
): boolean {
  const isSameEncoded = sent.encoded === undefined || sent.encoded === issued;
  return isSameEncoded && (sent.mobile === '' || sent.mobile === shownMobile);
}

// two_isOpenClick and other_isOpenClick of getPassengerDTOs (rail12306 §2)
function isVerified({ idType, verification }: StoredPassenger): boolean {
  return (idType === '1' ? TWO_OPEN : OTHER_OPEN).includes(verification);
}

/** `total_times` with which a resident identity card can be used. */
export const TWO_OPEN: readonly string[] = ['93', '95', '97', '99'];

/** `total_times` with which other documents can be used. */
export const OTHER_OPEN: readonly string[] = ['91', '93', '98', '99', '95', '97'];

function matchesOld(old: string, passengers: readonly BookedPassenger[]): boolean {
  const expected = passengers.map(({ passenger: { name, idType, shownIdNo } }) => `${name},${idType},${shownIdNo},`);
  const parts = old.split('_');
  return old.endsWith('_') && expected.every((start, index) => parts[index]?.startsWith(start) === true);
}

import type { Seat, Show } from '../catalogue/show.ts';
import type { Member } from '../members/member.ts';

/** What a session holds: at most one group of preselected and one of selected seats (interpark §5.13). */
export interface Holds {
  readonly preselected: Set<Seat>;
  readonly selected: Set<Seat>;
  /** Epoch milliseconds; `null` while the set is empty. */
  preselectUntil: number | null;
  selectUntil: number | null;
  cancelPreselect: () => void;
  cancelSelect: () => void;
}

/** An admitted session. Times are epoch milliseconds. */
export interface OnestopSession {
  /** `{goodsCode}_M{12 digits}{10 digits}` (interpark §0.1). */
  readonly id: string;
  readonly key: string;
  readonly show: Show;
  readonly member: Member;
  readonly bizCode: string;
  readonly channelType: string;
  readonly lang: string;
  readonly admittedAt: number;
  readonly expireAt: number;
  readonly holds: Holds;
  playSeq: string | null;
  captchaUntil: number;
  ended: boolean;
  cancelExpiry: () => void;
}

/** Seats a session holds, whatever their state. */
export function heldSeats({ holds }: OnestopSession): Seat[] {
  return [...holds.preselected, ...holds.selected];
}

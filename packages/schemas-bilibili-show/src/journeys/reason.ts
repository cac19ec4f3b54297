import type { FailureKind } from '@boxwire/contract';

/** Why a journey of its own ends: no answer of the platform, but a choice that does not fit what it answered. */
export type JourneyRefusal =
  | 'AddressNotFound'
  | 'BuyerNotFound'
  | 'BuyersMismatch'
  | 'CreateUrlRefused'
  | 'DateNotOnSale'
  | 'NotBuyable'
  | 'NotCancellable'
  | 'OrderStuck'
  | 'PriceDeclined'
  | 'ScreenNotChosen'
  | 'ScreenNotFound'
  | 'SeatNotFree'
  | 'SeatsMismatch'
  | 'StillChallenged'
  | 'TicketNotChosen'
  | 'TicketNotFound';

/** A reason for `fail`. */
export interface Reason {
  readonly kind: FailureKind;
  readonly code: JourneyRefusal;
  readonly message: string;
}

/** Builds a reason; kind `refused` unless it says more. */
export function reason(code: JourneyRefusal, message: string, kind: FailureKind = 'refused'): Reason {
  return { kind, code, message };
}

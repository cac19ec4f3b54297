import type { OldPassenger, TicketPassenger } from '../codecs/ticket-strings.ts';
import type { Passenger } from '../models/passenger.ts';
import { isStanding } from '../codes/seat-types.ts';
import type { BookInput } from './book-input.ts';

/** A traveller with the account's record of the passenger. */
export interface Booked {
  readonly passenger: Passenger;
  readonly ticketType: string;
  /** The code to order with: 无座 as the class that carries it. */
  readonly seatType: string;
}

/** The passengers of the account a booking names, or which of them (from 0) is unknown or named by several. */
export function matchPassengers(
  listed: readonly Passenger[],
  wanted: Pick<BookInput, 'passengers' | 'seat'>,
  standingCode: string,
): { readonly booked: readonly Booked[] } | { readonly problem: 'unknown' | 'ambiguous'; readonly index: number } {
  const booked: Booked[] = [];
  for (const [index, { name, idNo, ticketType, seat }] of wanted.passengers.entries()) {
    const found = listed.filter(
      (each) => each.passenger_name === name && (idNo === undefined || sameId(each.passenger_id_no, idNo)),
    );
    const [passenger] = found;
    if (passenger === undefined) return { problem: 'unknown', index };
    if (found.length > 1) return { problem: 'ambiguous', index };
    const code = seat ?? wanted.seat;
    booked.push({ passenger, ticketType, seatType: isStanding(code) ? standingCode : code });
  }
  return { booked };
}

// a masked id shows its first four and last three characters
function sameId(listed: string, given: string): boolean {
  if (listed === given) return true;
  if (!listed.includes('*') || listed.length !== given.length) return false;
  return Array.from(listed).every((character, index) => character === '*' || character === given[index]);
}

/** passengerTicketStr and oldPassengerStr of the travellers; masked fields go back as they came (rail12306 §5.20). */
export function ticketStrings(booked: readonly Booked[]): {
  readonly passengerTicketStr: readonly TicketPassenger[];
  readonly oldPassengerStr: readonly OldPassenger[];
} {
  return {
    passengerTicketStr: booked.map(({ passenger, ticketType, seatType }) => ({
      seatType,
      ticketType,
      name: passenger.passenger_name,
      idType: passenger.passenger_id_type_code,
      idNo: passenger.passenger_id_no,
      mobile: passenger.mobile_no ?? '',
      ...(passenger.allEncStr !== undefined && { allEncStr: passenger.allEncStr }),
    })),
    oldPassengerStr: booked.map((each) => (ridesOnAdult(each, booked) ? 'child' : oldPassenger(each))),
  };
}

function ridesOnAdult({ passenger, ticketType }: Booked, booked: readonly Booked[]): boolean {
  return ticketType === '2' && booked.some((other) => other.passenger === passenger && other.ticketType !== '2');
}

function oldPassenger({ passenger, ticketType }: Booked): OldPassenger {
  return {
    name: passenger.passenger_name,
    idType: passenger.passenger_id_type_code,
    idNo: passenger.passenger_id_no,
    // empty since 2019-11 for some
    passengerType: passenger.passenger_type || ticketType,
  };
}

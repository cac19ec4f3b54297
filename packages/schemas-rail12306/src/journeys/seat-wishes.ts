import type { BookInput } from './book-input.ts';
import type { Reason } from './choose-train.ts';

/** Letters of a row by seat class (rail12306 §5.23). */
const LETTERS: Readonly<Record<string, string>> = { O: 'ABCDF', M: 'ACDF', '9': 'ACF', P: 'ACF' };

/** What checkOrderInfo says about choosing. */
interface Choices {
  readonly canChooseSeats?: string | null | undefined;
  readonly choose_Seats?: string | null | undefined;
  readonly canChooseBeds?: string | null | undefined;
}

/** The wish fields of a confirmation, and whether they carry what was wished for. */
export interface Wishes {
  readonly fields: { readonly choose_seats: string; readonly seatDetailType: string; readonly roomType: string };
  readonly sent: 'none' | 'sent' | 'notOffered';
}

/** Why a wish cannot be one, before anything is sent: letters the class does not have, or another count than passengers. */
export function wishProblem({ chooseSeats, berths, seat, passengers }: BookInput): Reason | undefined {
  const wishes = chooseSeats === undefined ? [] : (chooseSeats.match(/../g) ?? []);
  const letters = LETTERS[seat] ?? '';
  const wrongLetter = wishes.some((wish) => !letters.includes(wish.slice(1)));
  const wrongCount = chooseSeats !== undefined && wishes.length !== passengers.length;
  const beds = berths === undefined ? passengers.length : berths.lower + berths.middle + berths.upper;
  if (!wrongLetter && !wrongCount && beds === passengers.length) return undefined;
  const message = wrongLetter
    ? `class ${seat} has the letters ${letters || '(none)'}`
    : `${passengers.length.toString()} passengers need as many wishes`;
  return { kind: 'invalid', code: 'WishInvalid', message };
}

/** Wishes go out only where the site offers the choice; empty ones mean "no wish" (rail12306 §5.23). */
export function seatWishes({ chooseSeats, berths, seat, roomType }: BookInput, offered: Choices): Wishes {
  const seatsOffered = offered.canChooseSeats === 'Y' && (offered.choose_Seats ?? '').includes(seat);
  const bedsOffered = offered.canChooseBeds === 'Y';
  const wished = chooseSeats !== undefined || berths !== undefined;
  const sent = (chooseSeats !== undefined && seatsOffered) || (berths !== undefined && bedsOffered);
  return {
    fields: {
      choose_seats: seatsOffered ? (chooseSeats ?? '') : '',
      seatDetailType:
        berths !== undefined && bedsOffered ? [berths.lower, berths.middle, berths.upper].join('') : '000',
      roomType,
    },
    sent: sent ? 'sent' : wished ? 'notOffered' : 'none',
  };
}

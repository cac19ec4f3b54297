import { z } from 'zod';

/** One passenger of passengerTicketStr (rail12306 §5.20). Masked id and mobile go back exactly as they came. */
export interface TicketPassenger {
  readonly seatType: string;
  /** The literal `0` of the second field, unless the site sends something else there. */
  readonly slot?: string | undefined;
  readonly ticketType: string;
  readonly name: string;
  readonly idType: string;
  readonly idNo: string;
  readonly mobile: string;
  /** `N`; `Y` saves the passenger or changes a ticket. */
  readonly flag?: string | undefined;
  /** The ninth field; absent in the 8-field form of before 2019-11. */
  readonly allEncStr?: string | undefined;
}

/** One entry of oldPassengerStr: a passenger, or `child` for a child ticket that rides on an adult. */
export type OldPassenger =
  'child' | { readonly name: string; readonly idType: string; readonly idNo: string; readonly passengerType: string };

const passengerList = z.custom<readonly TicketPassenger[]>(isTicketPassengers, 'expected passengers, one at least');
const oldPassengerList = z.custom<readonly OldPassenger[]>(isOldPassengers, 'expected passengers, one at least');

/**
 * passengerTicketStr ↔ passengers: eight or nine comma-joined fields each, joined by `_` without a trailing one
 * (rail12306 §5.20).
 */
export function passengerTicketStr(): z.ZodCodec<z.ZodString, typeof passengerList> {
  return z.codec(z.string(), passengerList, {
    decode: (wire, context) => {
      const passengers = wire.split('_').map(readPassenger);
      if (passengers.every((passenger) => passenger !== undefined)) return passengers;
      return refuse(context, wire, 'expected 8 or 9 comma-joined fields per passenger');
    },
    encode: (passengers, context) => {
      const fields = passengers.map(passengerFields);
      if (!fields.flat().some(holdsSeparator)) return fields.map((each) => each.join(',')).join('_');
      return refuse(context, passengers, 'a field holds a separator (comma or underscore)');
    },
  });
}

/** oldPassengerStr ↔ passengers: `name,idType,idNo,passengerType_` each, trailing `_` kept; a child rides as `_ `. */
export function oldPassengerStr(): z.ZodCodec<z.ZodString, typeof oldPassengerList> {
  return z.codec(z.string(), oldPassengerList, {
    decode: (wire, context) =>
      readOldPassengers(wire) ?? refuse(context, wire, 'expected four fields and "_" per passenger'),
    encode: (passengers, context) => {
      const fields = passengers.map((passenger) =>
        passenger === 'child' ? [] : [passenger.name, passenger.idType, passenger.idNo, passenger.passengerType],
      );
      if (fields.flat().some(holdsSeparator))
        return refuse(context, passengers, 'a field holds a separator (comma or underscore)');
      return fields.map((each) => (each.length === 0 ? '_ ' : `${each.join(',')}_`)).join('');
    },
  });
}

function readPassenger(text: string): TicketPassenger | undefined {
  const fields = text.split(',');
  if (fields.length !== 8 && fields.length !== 9) return undefined;
  const [
    seatType = '',
    slot = '',
    ticketType = '',
    name = '',
    idType = '',
    idNo = '',
    mobile = '',
    flag = '',
    allEncStr,
  ] = fields;
  return {
    seatType,
    slot,
    ticketType,
    name,
    idType,
    idNo,
    mobile,
    flag,
    ...(allEncStr !== undefined && { allEncStr }),
  };
}

function passengerFields(passenger: TicketPassenger): string[] {
  const { seatType, slot = '0', ticketType, name, idType, idNo, mobile, flag = 'N', allEncStr } = passenger;
  const eight = [seatType, slot, ticketType, name, idType, idNo, mobile, flag];
  return allEncStr === undefined ? eight : [...eight, allEncStr];
}

function readOldPassengers(wire: string): OldPassenger[] | undefined {
  const passengers: OldPassenger[] = [];
  let at = 0;
  while (at < wire.length) {
    const end = wire.indexOf('_', at);
    if (end < 0) return wire.slice(at).trim() === '' ? passengers : undefined;
    const fields = wire.slice(at, end).split(',');
    const [name = '', idType = '', idNo = '', passengerType = ''] = fields;
    if (fields.length === 4) passengers.push({ name, idType, idNo, passengerType });
    else if (name.trim() === '' && fields.length === 1) passengers.push('child');
    else return undefined;
    at = end + 1;
    // the blank behind a child's underscore belongs to it
    if (passengers.at(-1) === 'child' && wire[at] === ' ') at += 1;
  }
  return passengers.length === 0 ? undefined : passengers;
}

function holdsSeparator(field: string): boolean {
  return field.includes(',') || field.includes('_');
}

function isTicketPassengers(value: unknown): boolean {
  const names = ['seatType', 'ticketType', 'name', 'idType', 'idNo', 'mobile'];
  return isListOf(value, (item) => hasTexts(item, names));
}

function isOldPassengers(value: unknown): boolean {
  return isListOf(value, (item) => item === 'child' || hasTexts(item, ['name', 'idType', 'idNo', 'passengerType']));
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}

function hasTexts(item: unknown, names: readonly string[]): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return names.every((name) => typeof (item as Record<string, unknown>)[name] === 'string');
}

function refuse(context: z.core.ParsePayload, input: unknown, message: string): never {
  context.issues.push({ code: 'custom', input, message });
  return z.NEVER;
}

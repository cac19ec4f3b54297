import { fareJiao, jiaoText } from '../trains/fares.ts';
import { seatClassOf } from '../trains/seat-class.ts';
import type { Leg, Train } from '../trains/train.ts';
import { kindOf } from '../trains/train.ts';
import type { Availability } from './availability.ts';

/** `yp_ex`: pairs of seat and discount flag; `W` is 无座. */
export function discountFlags({ discounts }: Train, available: readonly Availability[]): string {
  return available
    .map(({ code, isStanding }) => (isStanding ? 'W0' : code + (discounts[code] === undefined ? '0' : '1')))
    .join('');
}

/** `seat_discount_info`: code and four digits of percent. */
export function discountChunks({ discounts, classes }: Train): string {
  return classes.map(({ code }) => (discounts[code] === undefined ? '' : code + percentText(discounts[code]))).join('');
}

/** `bed_level_info`: code, level, five digits of jiao. */
export function berthChunks(train: Train, leg: Leg): string {
  return train.classes
    .flatMap(({ code }) => {
      const { layout, places } = seatClassOf(code);
      if (layout !== 'berths') return [];
      return Array.from(places).map((level) => code + level + jiaoText(fareJiao(train, leg, { code, level })));
    })
    .join('');
}

/** `dw_flag`, a `#` list. */
export function trainFlags(train: Train): string {
  if (kindOf(train) === 'G') return '5#1#0#S#z#0#z#z';
  return train.classes.some(({ code }) => seatClassOf(code).layout === 'berths')
    ? '0#0#0#0#z#0#1#z'
    : '0#1#0#0#z#0#z#z';
}

/** `location_code`, made up from the train number so that it stays the same. */
export function locationOf({ code }: Train): string {
  const sum = Array.from(code).reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return (['P2', 'P3', 'H1', 'H2', 'Q6'] as const)[sum % 5] ?? 'P3';
}

function percentText(percent: number): string {
  return String(percent).padStart(4, '0');
}

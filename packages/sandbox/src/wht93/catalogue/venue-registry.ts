import { buildHallCode, buildVenueCode } from '@boxwire/schemas-wht93';
import type { Hall, Venue } from './venue.ts';

/** A venue before it has a code. */
export type NewVenue = Omit<Venue, 'venueCode' | 'halls'>;

/** A hall before it has a code. */
export type NewHall = Pick<Hall, 'hallName' | 'hasSeat' | 'size'> & Partial<Hall>;

const MOST_VENUES = 999;
const MOST_HALLS = 99;

/** The venues and halls, and the issue of their codes (wht93 §3). */
export class VenueRegistry {
  readonly #venues = new Map<string, Venue>();
  readonly #halls = new Map<string, Hall>();
  readonly #serials = new Map<number, number>();

  /** In the order they came, so that pages do not shift when a venue is added. */
  list(): readonly Venue[] {
    return [...this.#venues.values()];
  }

  get size(): number {
    return this.#venues.size;
  }

  venue(venueCode: string): Venue | undefined {
    return this.#venues.get(venueCode);
  }

  hall(hallCode: string): Hall | undefined {
    return this.#halls.get(hallCode);
  }

  hasRoomIn(districtId: number): boolean {
    return (this.#serials.get(districtId) ?? 0) < MOST_VENUES;
  }

  hasRoomForHall({ halls }: Venue): boolean {
    return halls.length < MOST_HALLS;
  }

  /** Adds a venue under the next code of its district; `hasRoomIn` must hold. */
  add(venue: NewVenue): Venue {
    const serial = (this.#serials.get(venue.districtId) ?? 0) + 1;
    this.#serials.set(venue.districtId, serial);
    const added = { venueCode: buildVenueCode({ region: venue.districtId, serial }), ...venue, halls: [] };
    this.#venues.set(added.venueCode, added);
    return added;
  }

  /** Adds a hall under the next code of its venue; `hasRoomForHall` must hold. */
  addHall(venue: Venue, hall: NewHall): Hall {
    const hallCode = buildHallCode({ venueCode: venue.venueCode, serial: venue.halls.length + 1 });
    const added: Hall = { managementStatus: 1, enableState: 1, ...hall, hallCode };
    venue.halls.push(added);
    this.#halls.set(hallCode, added);
    return added;
  }
}

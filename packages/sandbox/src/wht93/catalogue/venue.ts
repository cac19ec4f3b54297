/** A hall as A.11 has it. */
export interface Hall {
  readonly hallCode: string;
  readonly hallName: string;
  readonly hasSeat: 0 | 1;
  /** Seats of a seated hall, people in another one. */
  readonly size: number;
  /** 1 operating, 2 closed. */
  managementStatus: 1 | 2;
  /** 0 disabled, 1 enabled. */
  enableState: 0 | 1;
}

/** A venue as A.11 has it. */
export interface Venue {
  readonly venueCode: string;
  readonly venueName: string;
  readonly provinceId: number;
  readonly cityId: number;
  readonly districtId: number;
  readonly venueAddress: string;
  /** Absent for a venue that was added by a caller: A.13 does not ask for it. */
  readonly venueType?: string;
  readonly managementCompany?: string;
  readonly halls: Hall[];
}

/** A row of `venue.list` (A.11). */
export function venueRow({ halls, ...venue }: Venue): Readonly<Record<string, unknown>> {
  return {
    ...venue,
    hallNum: halls.length,
    hallList: halls.map(({ size, ...hall }) => ({
      ...hall,
      [hall.hasSeat === 1 ? 'seatNum' : 'seatingCapacity']: size,
    })),
  };
}

import { hallBelongsToVenue } from '../../coding-rules/hall-code.ts';
import { regionMismatches, type RegionMismatch } from '../../coding-rules/region.ts';
import { parseVenueCode } from '../../coding-rules/venue-code.ts';
import { isKnownValue } from '../../enums/enum-labels.ts';
import type { Venue } from '../../schemas/answers.ts';
import { hit, hitIf, rule, type LintHit } from '../rule.ts';
import { structureHits } from './shared-checks.ts';

const NEW_VENUE_FIELDS = ['provinceId', 'cityId', 'districtId', 'venueName', 'venueAddress'] as const;
const HALL_ENUMS = ['hasSeat', 'managementStatus', 'enableState'] as const;

/** Rules on `venue.save` (A.13). */
export const VENUE_SAVE_RULES = [
  rule({
    id: 'venue.region-form',
    kind: 'venue.save',
    clause: '§3',
    severity: 'error',
    description: 'the province is NN0000, and city and district lie in it',
    check: (venue) => regionHits(venue, 'error'),
  }),
  rule({
    id: 'venue.region-unusual',
    kind: 'venue.save',
    clause: '§3',
    severity: 'warning',
    description: 'the city is NNNN00 and the district lies in it; some real places break this',
    check: (venue) => regionHits(venue, 'warning'),
  }),
  rule({
    id: 'venue.code-structure',
    kind: 'venue.save',
    clause: '§3',
    severity: 'warning',
    description: 'the venueCode follows its coding rule',
    check: ({ venueCode }) =>
      structureHits('A.13', '/venueCode', venueCode === undefined ? undefined : parseVenueCode(venueCode)),
  }),
  rule({
    id: 'venue.new-fields-ignored',
    kind: 'venue.save',
    clause: 'U-29',
    severity: 'warning',
    description: 'with a venueCode, the fields of a new venue are ignored',
    check: (venue) =>
      venue.venueCode === undefined
        ? []
        : NEW_VENUE_FIELDS.filter((name) => venue[name] !== undefined).map((name) =>
            hit('A.13', `/${name}`, 'expected nothing beside a venueCode; it is ignored'),
          ),
  }),
  rule({
    id: 'venue.seat-counts',
    kind: 'venue.save',
    clause: 'A.13',
    severity: 'warning',
    description: 'seatNum is for seated halls, seatingCapacity for the others',
    check: ({ hasSeat, seatNum, seatingCapacity }) => [
      ...hitIf(hasSeat === 0 && seatNum !== undefined, 'A.13', {
        at: '/seatNum',
        expected: 'expected nothing when hasSeat is 0',
      }),
      ...hitIf(hasSeat === 1 && seatingCapacity !== undefined, 'A.13', {
        at: '/seatingCapacity',
        expected: 'expected nothing when hasSeat is 1',
      }),
    ],
  }),
  rule({
    id: 'venue.hall-without-flag',
    kind: 'venue.save',
    clause: 'A.13',
    severity: 'warning',
    description: 'a hallName is given only when hasHall is 1',
    check: ({ hasHall, hallName }) =>
      hitIf(hasHall === 0 && hallName !== undefined && hallName !== '', 'A.13', {
        at: '/hallName',
        expected: 'expected nothing when hasHall is 0; no hallCode will be issued',
      }),
  }),
] as const;

/** Rules on the rows of `venue.list` (A.11). */
export const VENUE_LIST_RULES = [
  rule({
    id: 'venues.hall-prefix',
    kind: 'venue.list',
    clause: '§3',
    severity: 'warning',
    description: 'a hallCode begins with its venueCode',
    check: (venues) =>
      halls(venues, (venue, hall, at) =>
        hitIf(!hallBelongsToVenue(hall.hallCode, venue.venueCode), 'A.11', {
          at: `${at}/hallCode`,
          expected: 'expected to begin with the venueCode',
        }),
      ),
  }),
  rule({
    id: 'venues.district-prefix',
    kind: 'venue.list',
    clause: '§3',
    severity: 'warning',
    description: 'a venueCode begins with its districtId; codes of merged districts survive',
    check: (venues) =>
      venues.flatMap(({ venueCode, districtId }, index) =>
        hitIf(typeof districtId === 'number' && venueCode.slice(0, 6) !== districtId.toString(), 'A.11', {
          at: `/${index}/venueCode`,
          expected: 'expected to begin with the districtId',
        }),
      ),
  }),
  rule({
    id: 'venues.region-form',
    kind: 'venue.list',
    clause: '§3',
    severity: 'warning',
    description: 'province, city and district belong together',
    check: (venues) =>
      venues.flatMap((venue, index) => [
        ...regionHits(venue, 'error', `/${index}`),
        ...regionHits(venue, 'warning', `/${index}`),
      ]),
  }),
  rule({
    id: 'venues.hall-count',
    kind: 'venue.list',
    clause: 'A.11',
    severity: 'warning',
    description: 'hallNum counts the halls of hallList',
    check: (venues) =>
      venues.flatMap(({ hallNum, hallList }, index) =>
        hitIf(typeof hallNum === 'number' && hallNum !== (hallList ?? []).length, 'A.11', {
          at: `/${index}/hallNum`,
          expected: 'expected the number of rows of hallList',
        }),
      ),
  }),
  rule({
    id: 'venues.seat-counts',
    kind: 'venue.list',
    clause: 'A.11',
    severity: 'warning',
    description: 'a seated hall has a seatNum, another one a seatingCapacity',
    check: (venues) =>
      halls(venues, (_venue, hall, at) => [
        ...hitIf(hall.hasSeat === 1 && hall.seatNum == null, 'A.11', {
          at: `${at}/seatNum`,
          expected: 'expected when hasSeat is 1',
        }),
        ...hitIf(hall.hasSeat === 0 && hall.seatingCapacity == null, 'A.11', {
          at: `${at}/seatingCapacity`,
          expected: 'expected when hasSeat is 0',
        }),
      ]),
  }),
  rule({
    id: 'venues.known-values',
    kind: 'venue.list',
    clause: 'U-17',
    severity: 'warning',
    description: 'enumerations hold values of this edition',
    check: (venues) =>
      halls(venues, (_venue, hall, at) =>
        HALL_ENUMS.filter((name) => typeof hall[name] === 'number' && !isKnownValue(name, hall[name])).map((name) =>
          hit('A.11', `${at}/${name}`, 'expected a value of this edition'),
        ),
      ),
  }),
] as const;

type Hall = NonNullable<Venue['hallList']>[number];

function halls(venues: readonly Venue[], check: (venue: Venue, hall: Hall, at: string) => LintHit[]): LintHit[] {
  return venues.flatMap((venue, index) =>
    (venue.hallList ?? []).flatMap((hall, number) => check(venue, hall, `/${index}/hallList/${number}`)),
  );
}

interface Regions {
  readonly provinceId?: number | null | undefined;
  readonly cityId?: number | null | undefined;
  readonly districtId?: number | null | undefined;
}

function regionHits(
  { provinceId, cityId, districtId }: Regions,
  severity: RegionMismatch['severity'],
  prefix = '',
): LintHit[] {
  const table = prefix === '' ? 'A.13' : 'A.11';
  if (provinceId == null || cityId == null || districtId == null) return [];
  return regionMismatches({ provinceId, cityId, districtId })
    .filter((mismatch) => mismatch.severity === severity)
    .map(({ field, message }) => hit(table, `${prefix}/${field}`, message));
}

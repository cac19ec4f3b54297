import { DEFAULT_PAGE, regionMismatches } from '@boxwire/schemas-wht93';
import { pageOf } from '../answers/envelope.ts';
import { businessRefusal, parameterRefusal } from '../answers/refusal.ts';
import { PERFORMANCE_TYPES } from '../catalogue/performance-types.ts';
import { venueRow, type Venue } from '../catalogue/venue.ts';
import type { NewHall } from '../catalogue/venue-registry.ts';
import type { Call } from '../world.ts';
import type { VenueListRequest, VenueSaveRequest } from './reports.ts';

/** A.8: the whole tree as one page (wht93 §6, U-05). */
export function listTypes(): unknown {
  return pageOf(PERFORMANCE_TYPES, { pageNo: 1, pageSize: PERFORMANCE_TYPES.length });
}

/** A.11: venues by region and part of their name. */
export function listVenues({ world, body }: Call<VenueListRequest>): unknown {
  const { provinceId, cityId, districtId, venueName = '' } = body;
  const found = world.venues
    .list()
    .filter(
      (venue) =>
        (provinceId ?? venue.provinceId) === venue.provinceId &&
        (cityId ?? venue.cityId) === venue.cityId &&
        (districtId ?? venue.districtId) === venue.districtId &&
        venue.venueName.includes(venueName),
    );
  const { pageNo = DEFAULT_PAGE.pageNo, pageSize = DEFAULT_PAGE.pageSize } = body;
  return pageOf(found.map(venueRow), { pageNo, pageSize });
}

/** A.14: a new hall of a known venue, or a new venue, with a hall or without (wht93 §6, U-29). */
export function saveVenue(call: Call<VenueSaveRequest>): unknown {
  const { world, body, request } = call;
  const { venues } = world;
  const known = knownVenue(call);
  const hall = newHall(call);
  if (known === undefined) refuseRegion(call);
  if (known !== undefined && !venues.hasRoomForHall(known)) {
    throw businessRefusal('hall.full', '/venueCode', '该场馆的场厅编码已用完');
  }
  const isAgain = isSavedAlready(venues.list(), body);
  const { provinceId, cityId, districtId, venueName, venueAddress } = body;
  const venue = known ?? venues.add({ provinceId, cityId, districtId, venueName, venueAddress });
  const added = hall && venues.addHall(venue, hall);
  call.record(isAgain ? 'duplicate' : 'new', added?.hallCode ?? venue.venueCode);
  if (known === undefined) request.mint('/data/venueCode', venue.venueCode);
  if (added === undefined) return { venueCode: venue.venueCode };
  return { venueCode: venue.venueCode, hallCode: request.mint('/data/hallCode', added.hallCode) };
}

function knownVenue({ world, body }: Call<VenueSaveRequest>): Venue | undefined {
  if (body.venueCode === undefined) return undefined;
  const venue = world.venues.venue(body.venueCode);
  if (venue === undefined) throw businessRefusal('venue.unknown', '/venueCode', '场馆编码不存在');
  return venue;
}

function newHall({ body, warn }: Call<VenueSaveRequest>): NewHall | undefined {
  const { hasHall, hallName, hasSeat = 0, seatNum = 0, seatingCapacity = 0 } = body;
  if (hasHall === 1) return { hallName: hallName ?? '', hasSeat, size: hasSeat === 1 ? seatNum : seatingCapacity };
  if (hallName !== undefined) warn('venue.hall-without-flag', '/hallName');
  return undefined;
}

function refuseRegion({ world, body, warn }: Call<VenueSaveRequest>): void {
  for (const { field, severity } of regionMismatches(body)) {
    if (severity === 'error') throw parameterRefusal('venue.region-form', `/${field}`, '省市区编码不一致');
    warn('venue.region-unusual', `/${field}`);
  }
  if (!world.venues.hasRoomIn(body.districtId)) {
    throw businessRefusal('venue.full', '/districtId', '该区域的场馆编码已用完');
  }
}

// a save has no business id, so the same venue or hall again gets another code and is counted
function isSavedAlready(venues: readonly Venue[], body: VenueSaveRequest): boolean {
  const { venueCode, districtId, venueName, hallName } = body;
  return venues.some((venue) => {
    const isSame =
      venueCode === undefined
        ? venue.districtId === districtId && venue.venueName === venueName
        : venue.venueCode === venueCode;
    return isSame && (venueCode === undefined || venue.halls.some((hall) => hall.hallName === hallName));
  });
}

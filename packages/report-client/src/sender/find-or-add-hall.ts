import type { WireBody } from '../kinds/kind-rule.ts';
import type { AuthorisedCall } from './authorised-call.ts';
import type { AnyEndpoint } from './read-outcome.ts';
import type { SendResult } from './report-sender.ts';

/** What finding or adding a hall works with. */
export interface HallCalls {
  readonly call: AuthorisedCall;
  readonly endpoints: { readonly list: AnyEndpoint; readonly save: AnyEndpoint };
}

/** Rows of a page; the most the standard allows (wht93 §2.9). */
const PAGE_SIZE = 200;
/** Pages that are looked through: 20,000 venues of one name. */
const MOST_PAGES = 100;

interface Venue {
  readonly venueCode: string;
  readonly venueName: string;
  readonly districtId?: number;
  readonly hallList?: readonly { readonly hallName: string; readonly hallCode: string }[] | null;
}

/**
 * Finds a venue or hall by its exact name, and adds what is missing (wht93 §A.3.2). Adding is no report with an id of ours:
 * looking first is what makes it harmless to do it again after an answer that was lost.
 */
export async function findOrAddHall(body: WireBody, calls: HallCalls): Promise<SendResult> {
  const found = await findVenue(body, calls);
  if (found.result !== 'accepted') return found;
  const venue = found.data as Venue | undefined;
  if (venue === undefined) return calls.call(calls.endpoints.save, body);
  const { venueCode } = venue;
  if (body.hallName === undefined) return { result: 'accepted', data: { venueCode } };
  const hall = venue.hallList?.find(({ hallName }) => hallName === body.hallName);
  if (hall !== undefined) return { result: 'accepted', data: { venueCode, hallCode: hall.hallCode } };
  const { hasHall, hallName, hasSeat, seatNum, seatingCapacity } = body;
  return calls.call(calls.endpoints.save, { venueCode, hasHall, hallName, hasSeat, seatNum, seatingCapacity });
}

async function findVenue(body: WireBody, { call, endpoints }: HallCalls): Promise<SendResult> {
  const { venueName, districtId } = body;
  for (let pageNo = 1; pageNo <= MOST_PAGES; pageNo++) {
    const answer = await call(endpoints.list, { venueName, districtId, pageNo, pageSize: PAGE_SIZE });
    if (answer.result !== 'accepted') return answer;
    const { datalist, totalRow } = answer.data as { readonly datalist: readonly Venue[]; readonly totalRow: number };
    // the receiver's own filter is fuzzy
    const venue = datalist.find((row) => row.venueName === venueName && (row.districtId ?? districtId) === districtId);
    if (venue !== undefined) return { result: 'accepted', data: venue };
    if (datalist.length === 0 || pageNo * PAGE_SIZE >= totalRow) return { result: 'accepted', data: undefined };
  }
  const message = `more than ${MOST_PAGES} pages of venues match the name: give the full name and the district`;
  return { result: 'refused', code: 'VENUE_NOT_FOUND', message };
}

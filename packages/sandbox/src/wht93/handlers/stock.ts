import { parameterRefusal, Wht93Refusal } from '../answers/refusal.ts';
import { hashOf } from '../received/content-hash.ts';
import type { RecordOutcome } from '../received/kind-counts.ts';
import type { SessionState } from '../reporting/session-state.ts';
import type { Call } from '../world.ts';
import { findSession } from './find-session.ts';
import type { InventoryReport, TicketReport, TicketReportRow, TierReport } from './reports.ts';

/** A.26: the counts of a session's price tiers, each replacing what was known of it. */
export function reportInventory(call: Call<InventoryReport>): true {
  const { sessionCode, priceList } = call.body;
  const session = findSession(call, { sessionCode }, '');
  const tiers = priceList.map((tier, index) => {
    const at = `/priceList/${index}`;
    const { sessionId, performanceId } = tier;
    findSession(call, { sessionCode, sessionId, performanceId }, at);
    const hash = hashOf(tier);
    if (session.isCancelled && session.tiers.get(tier.priceId)?.hash !== hash) throw stockOfCancelled(at);
    return { tier, hash };
  });
  warnTwice(call, priceList);
  for (const tier of tiers) keepTier(call, session, tier);
  return true;
}

/** A.29: tickets of one price tier of a session. */
export function reportTickets(call: Call<TicketReport>): true {
  const { body } = call;
  const session = findSession(call, body, '');
  for (const [index, ticket] of body.ticketList.entries()) checkSeat(session, ticket, `/ticketList/${index}`);
  if (!session.tiers.has(body.priceId)) call.warn('tickets.unknown-price', '/priceId');
  for (const ticket of body.ticketList) keepTicket(call, session, ticket);
  return true;
}

function stockOfCancelled(at: string): Wht93Refusal {
  return new Wht93Refusal({
    code: 4400,
    rule: 'session.cancelled',
    pointer: at,
    detail: '场次已取消，不再接收库存',
    orderBreak: 'inventoryAfterCancellation',
  });
}

function warnTwice({ warn }: Call, tiers: readonly TierReport[]): void {
  if (new Set(tiers.map(({ priceId }) => priceId)).size < tiers.length) warn('inventory.price-ids', '/priceList');
}

function keepTier(
  call: Call,
  session: SessionState,
  { tier, hash }: { readonly tier: TierReport; readonly hash: number },
): void {
  const { priceId, priceName, ticketPrice, availableInventory: available, unavailableInventory: unavailable } = tier;
  call.record(outcomeOf(session.tiers.get(priceId)?.hash, hash), `${session.sessionCode} ${priceId}`);
  session.tiers.set(priceId, { priceName, ticketPrice, available, unavailable, hash });
}

// the table cannot tell whether a ticket needs its seat; the session's hasSeat can (wht93 §6, U-24)
function checkSeat(session: SessionState, { floorName }: TicketReportRow, at: string): void {
  if ((session.hasSeat === 1) === (floorName !== undefined)) return;
  const detail = session.hasSeat === 1 ? '有座场次的座位信息必填' : '无座场次不应有座位信息';
  throw parameterRefusal('tickets.seats-match-session', `${at}/floorName`, detail);
}

function keepTicket(call: Call<TicketReport>, session: SessionState, ticket: TicketReportRow): void {
  const { world, reporter, body } = call;
  const id = `${session.sessionCode} ${ticket.ticketId}`;
  if (!world.settings.rememberTickets) {
    session.counters.tickets += 1;
    call.record('new', id);
    return;
  }
  const { tickets } = reporter.tickets;
  const row = reporter.tickets.require(session.index, ticket.ticketId);
  const hash = hashOf([body.priceId, ticket]);
  const known = tickets.get(row, 'hash');
  const outcome = outcomeOf(known === 0 ? undefined : known, hash);
  call.record(outcome, id);
  tickets.set(row, 'hash', hash);
  if (outcome === 'new') session.counters.tickets += 1;
}

/** What a record is, by the hash it had and the one it has now. */
export function outcomeOf(known: number | undefined, hash: number): RecordOutcome {
  if (known === undefined) return 'new';
  return known === hash ? 'duplicate' : 'changed';
}

import type { Invariant } from '../core/invariants.ts';
import type { Round, Seat } from './catalogue/show.ts';
import { heldSeats, type OnestopSession } from './onestop/session.ts';
import type { Order } from './payment/cart.ts';
import type { World } from './world.ts';

type Parts = Pick<World, 'shows' | 'sessions' | 'carts' | 'context'>;

/** What must hold in every state of the interpark sandbox. Problems name seats, carts and rounds, never people or tokens. */
export function interparkInvariants(world: Parts): readonly Invariant[] {
  const { shows, sessions, carts, context } = world;
  const rounds = (): Round[] => shows.shows.flatMap((show) => show.rounds);
  return [
    {
      name: 'a seat belongs to one session, and both sides say so',
      check: () => holderProblems(rounds(), sessions.list()),
    },
    {
      name: 'no hold outlives its time or its session',
      check: () => sessions.list().flatMap((session) => lapseProblems(session, context.clock.now())),
    },
    {
      name: 'free, held and sold seats make the seats of a round',
      check: () => rounds().flatMap((round) => totalProblems(round, carts.orders)),
    },
    { name: 'no seat is sold twice', check: () => twiceProblems(carts.orders) },
    { name: 'nobody holds more than the show sells to one', check: () => sessions.list().flatMap(countProblems) },
    { name: 'money is conserved', check: () => moneyProblems(carts) },
  ];
}

function holderProblems(rounds: readonly Round[], sessions: readonly OnestopSession[]): string[] {
  const claims = new Map<Seat, string[]>();
  for (const session of sessions) {
    for (const seat of heldSeats(session)) claims.set(seat, [...(claims.get(seat) ?? []), session.id]);
  }
  return rounds.flatMap((round) =>
    [...round.seats.values()].flatMap((seat) => {
      const claimed = claims.get(seat) ?? [];
      const isHeld = seat.state === 'PRESELECTED' || seat.state === 'SELECTED';
      const agrees = isHeld
        ? claimed.length === 1 && claimed[0] === seat.holder
        : claimed.length === 0 && seat.holder === null;
      return agrees
        ? []
        : [`seat ${seat.seatInfoId} is ${seat.state} and claimed by ${String(claimed.length)} sessions`];
    }),
  );
}

function lapseProblems(session: OnestopSession, now: number): string[] {
  const { holds, ended, expireAt, show } = session;
  const lapsed = [holds.preselectUntil, holds.selectUntil].some((until) => until !== null && until < now);
  const isOver = ended || expireAt < now;
  const held = heldSeats(session).length;
  return held > 0 && (lapsed || isOver)
    ? [`${String(held)} seats of ${show.goodsCode} are held beyond their time`]
    : [];
}

function totalProblems(round: Round, orders: readonly Order[]): string[] {
  const seats = [...round.seats.values()];
  const sold = seats.filter(({ state }) => state === 'SOLD');
  const elsewhere = sold.filter(({ orderId }) => orderId === 'elsewhere').length;
  const ordered = orders.flatMap(({ cart }) => cart.tickets).filter(({ seat }) => seat.block.round === round).length;
  const drawn = round.blocks.reduce((sum, block) => sum + block.seats.length, 0);
  const adds = drawn === seats.length && sold.length === elsewhere + ordered;
  return adds
    ? []
    : [`round ${round.playSeq} of ${round.show.goodsCode}: ${String(sold.length)} sold, ${String(ordered)} ordered`];
}

function twiceProblems(orders: readonly Order[]): string[] {
  const seen = new Set<Seat>();
  const problems: string[] = [];
  for (const { orderId, cart } of orders) {
    for (const { seat } of cart.tickets) {
      if (seen.has(seat) || seat.orderId !== orderId) problems.push(`seat ${seat.seatInfoId} of order ${orderId}`);
      seen.add(seat);
    }
  }
  return problems;
}

function countProblems(session: OnestopSession): string[] {
  const held = heldSeats(session).length;
  const most = session.show.ticketMaxCount;
  return held > most ? [`a session holds ${String(held)} of at most ${String(most)} seats`] : [];
}

function moneyProblems({ carts, receivedWon }: World['carts']): string[] {
  const paid = carts.filter(({ paidAt }) => paidAt !== null);
  const sum = paid.reduce((total, { totalWon }) => total + totalWon, 0);
  const lost = paid.filter(({ state, refundDue }) => state === 'dead' && !refundDue).length;
  return [
    ...(sum === receivedWon ? [] : [`received ${String(receivedWon)} won of ${String(sum)}`]),
    ...(lost === 0 ? [] : [`${String(lost)} paid carts ended without order or refund`]),
  ];
}

import type { Invariant } from '../core/invariants.ts';
import { sectionsOf, type Seat } from './inventory/seat.ts';
import { isLive, type Order } from './orders/order.ts';
import { fareJiao, ticketFen } from './trains/fares.ts';
import type { World } from './world.ts';

/** What must hold in every state of the rail12306 sandbox. Problems name trains, seats and orders, never people. */
export function rail12306Invariants({ accounts, desk, inventory, context }: World): readonly Invariant[] {
  const live = (): Order[] => desk.orders().filter(isLive);
  return [
    { name: 'no seat is sold twice on an overlapping segment', check: () => doubleSales(live()) },
    { name: 'stock and orders agree', check: () => inventory.runs().flatMap((run) => stockProblems(run, live())) },
    { name: 'money is consistent', check: () => desk.orders().flatMap(moneyProblems) },
    {
      name: 'a user has one unfinished order at most',
      check: () =>
        accounts
          .list()
          .filter((account) => {
            const unpaid = desk.ordersOf(account).filter(({ status }) => status === 'unpaid').length;
            return unpaid + desk.waiting().filter((entry) => entry.account === account).length > 1;
          })
          .map(({ username }) => `${username} has more`),
    },
    {
      name: 'no unpaid order is past its deadline',
      check: () =>
        desk
          .orders()
          .filter(({ status, payBy }) => status === 'unpaid' && payBy < context.clock.now())
          .map(({ orderId }) => `${orderId} is`),
    },
  ];
}

function doubleSales(orders: readonly Order[]): string[] {
  const taken = new Map<Seat, number>();
  return orders.flatMap(({ orderId, leg, tickets }) =>
    tickets.flatMap(({ place: { seat } }) => {
      if (seat === undefined) return [];
      const before = taken.get(seat) ?? 0;
      taken.set(seat, before | sectionsOf(leg));
      const isTwice = ((before | seat.others) & sectionsOf(leg)) !== 0;
      return isTwice ? [`${orderId}: coach ${seat.coach} seat ${seat.number}`] : [];
    }),
  );
}

type Run = ReturnType<World['inventory']['runs']>[number];

function stockProblems(run: Run, orders: readonly Order[]): string[] {
  const own = orders.filter((order) => order.run === run);
  const sold = new Map<Seat, number>();
  const standing = run.standing.sold().map(() => 0);
  for (const { leg, tickets } of own) {
    for (const { place } of tickets) {
      if (place.seat === undefined)
        for (let at = leg.from; at < leg.to; at += 1) standing[at] = (standing[at] ?? 0) + 1;
      else sold.set(place.seat, (sold.get(place.seat) ?? 0) | sectionsOf(leg));
    }
  }
  const wrongSeats = [...run.classes.values()]
    .flatMap(({ seats }) => seats)
    .filter((seat) => seat.sold !== (sold.get(seat) ?? 0))
    .map(({ coach, number }) => `${run.key}: coach ${coach} seat ${number} differs from its orders`);
  const isStandingWrong = run.standing
    .sold()
    .some((count, section) => count !== standing[section] || count < 0 || count > run.standing.capacity);
  return isStandingWrong ? [...wrongSeats, `${run.key}: standing places differ from their orders`] : wrongSeats;
}

function moneyProblems({ orderId, run, leg, tickets, totalFen }: Order): string[] {
  const sum = tickets.reduce((total, { priceFen }) => total + priceFen, 0);
  const wrong = tickets.filter(({ place, type, priceFen }) => {
    const adult = fareJiao(run.train, leg, place);
    return priceFen !== ticketFen(adult, { code: place.code, type });
  });
  const problems = wrong.map(() => `${orderId}: a ticket differs from its fare`);
  return sum === totalFen ? problems : [...problems, `${orderId}: ${sum} fen of tickets, ${totalFen} fen in all`];
}

import type { Invariant } from '../core/invariants.ts';
import { expressFeeOf, type Project, type Screen } from './catalogue/project.ts';
import { isLive, isUnpaid, type Order } from './orders/order.ts';
import { totalOf } from './orders/pricing.ts';
import type { World } from './world.ts';

/** What must hold in every state of the bilibili-show sandbox. Problems name things by number, never people or tokens. */
export function bilibiliShowInvariants(world: Pick<World, 'catalogue' | 'orders' | 'context'>): readonly Invariant[] {
  const { catalogue, orders, context } = world;
  const live = (): Order[] => orders.list().filter((order) => isLive(order));
  return [
    {
      name: 'stock is never negative, and what is left and what is held make what was supplied',
      check: () => stockProblems(catalogue.projects, live()),
    },
    {
      name: 'no seat is sold twice, and seats are held by the orders that name them',
      check: () =>
        catalogue.projects.flatMap(({ screens }) => screens.flatMap((screen) => seatProblems(screen, live()))),
    },
    {
      name: 'money is conserved',
      check: () => [...orders.list().flatMap(priceProblems), ...moneyProblems(catalogue.projects, live())],
    },
    {
      name: 'no order waits for its payment beyond its window',
      check: () =>
        live()
          .filter((order) => isUnpaid(order) && order.expiresAt < context.clock.now())
          .map(({ orderId }) => `${orderId} is unpaid and expired`),
    },
  ];
}

function stockProblems(projects: readonly Project[], live: readonly Order[]): string[] {
  const held = new Map<number, number>();
  for (const { sku, count } of live.flatMap(({ lines }) => lines)) held.set(sku.id, (held.get(sku.id) ?? 0) + count);
  return projects
    .flatMap(({ screens }) => screens.flatMap(({ skus }) => skus))
    .flatMap(({ id, stock, supplied }) => {
      const count = held.get(id) ?? 0;
      const balanced = stock >= 0 && stock + count === supplied;
      return balanced ? [] : [`sku ${id}: ${stock} left + ${count} held, of ${supplied}`];
    });
}

function seatProblems(screen: Screen, live: readonly Order[]): string[] {
  if (screen.seats === null) return [];
  const holders = new Map<string, string[]>();
  for (const { orderId, seats } of live.filter((order) => order.screen === screen)) {
    for (const code of seats) holders.set(code, [...(holders.get(code) ?? []), String(orderId)]);
  }
  const twice = [...holders]
    .filter(([, orders]) => orders.length > 1)
    .map(([code, orders]) => `seat ${code} of screen ${screen.id} is in orders ${orders.join(', ')}`);
  const taken = [...screen.seats.taken()].flatMap(([code, orderId]) =>
    orderId === null || holders.get(code)?.includes(orderId) === true ? [] : [`seat ${code} is held by no live order`],
  );
  const free = [...holders.keys()].filter((code) => screen.seats?.isFree(code) === true);
  return [...twice, ...taken, ...free.map((code) => `seat ${code} of screen ${screen.id} is sold and free`)];
}

function priceProblems(order: Order): string[] {
  const { orderId, lines, project, payMoneyFen } = order;
  const expected = totalOf(lines) + expressFeeOf(project);
  return payMoneyFen === expected ? [] : [`order ${orderId} pays ${payMoneyFen} fen for ${expected}`];
}

function moneyProblems(projects: readonly Project[], live: readonly Order[]): string[] {
  const paid = Map.groupBy(
    live.filter(({ status }) => status === 'paid'),
    ({ project }) => project,
  );
  return projects.flatMap((project) => {
    const sum = (paid.get(project) ?? []).reduce((total, { payMoneyFen }) => total + payMoneyFen, 0);
    return sum === project.receivedFen ? [] : [`project ${project.id} received ${project.receivedFen} fen of ${sum}`];
  });
}

import { wallTime } from './time/shanghai.ts';
import type { World } from './world.ts';

/** A look at the state: no person, no token. */
export function rail12306Snapshot(world: World): unknown {
  const { accounts, desk, inventory, queryName } = world;
  return {
    queryName,
    users: accounts.list().map(({ username, cancels, armed, entry }) => ({
      username,
      cancels: Object.fromEntries(cancels),
      armed: armed.list(),
      booking: entry?.state ?? null,
    })),
    trains: inventory.trains.map(({ code, state }) => ({ code, state })),
    queue: desk
      .waiting()
      .map(({ number, run, passengers }) => ({ number, train: run.key, passengers: passengers.length })),
    orders: desk.orders().map(({ orderId, account, run, leg, tickets, totalFen, status, payBy }) => ({
      orderId,
      username: account.username,
      train: run.key,
      leg,
      seats: tickets.map(({ place: { code, coach, name } }) => `${code} ${coach} ${name}`),
      totalFen,
      status,
      payBy: wallTime(payBy),
    })),
  };
}

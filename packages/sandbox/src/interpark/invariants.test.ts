import { beforeEach, describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import type { PlatformContext } from '../core/platform.ts';
import type { Seat } from './catalogue/show.ts';
import { createWorld } from './create-world.ts';
import { interparkInvariants } from './invariants.ts';
import type { OnestopSession } from './onestop/session.ts';
import type { Cart } from './payment/cart.ts';
import type { World } from './world.ts';

const HOLDERS = 'a seat belongs to one session, and both sides say so';
const LAPSES = 'no hold outlives its time or its session';
const TOTALS = 'free, held and sold seats make the seats of a round';
const TWICE = 'no seat is sold twice';
const COUNTS = 'nobody holds more than the show sells to one';
const MONEY = 'money is conserved';

let now = 0;
let world: World;

function broken(): string[] {
  return interparkInvariants(world)
    .filter((invariant) => invariant.check().length > 0)
    .map(({ name }) => name);
}

function seatsOf(count: number): Seat[] {
  const seats = [...(world.shows.get('26010006').rounds[0]?.seats.values() ?? [])].slice(0, count);
  if (seats.length < count) throw new Error('the seed has too few seats');
  return seats;
}

function admit(userSeq = 1): OnestopSession {
  const [member] = world.members.members;
  if (member === undefined) throw new Error('the seed has no member');
  const show = world.shows.get('26010006');
  const key = { key: 'k', member, show, bizCode: '10965', lang: 'zh', from: 'NTG', playSeq: null };
  return world.sessions.open(key, { userSeq, key: 'k', channelType: 'TRIPLE_KOREA' });
}

/** A session that selected two seats and put them in a cart. */
function carted(): { readonly session: OnestopSession; readonly seats: Seat[]; readonly cart: Cart } {
  const session = admit();
  const seats = seatsOf(2);
  world.seats.preselect(session, seats);
  world.seats.select(session, seats);
  const tickets = seats.map((seat) => ({ seat, price: seat.grade?.prices[0] as never }));
  return { session, seats, cart: world.carts.create(session, tickets, 302_000) };
}

beforeEach(() => {
  now = 0;
  const clock = { now: () => now, schedule: () => () => undefined };
  const mute = (): void => undefined;
  const context: PlatformContext = { clock, random: createRandom(1), mint: mute, emit: mute, baseOf: () => '' };
  world = createWorld(context, {});
});

describe('every invariant', () => {
  test('holds from the start to an order', () => {
    const { cart } = carted();
    expect(broken()).toEqual([]);
    world.carts.request(cart);
    world.carts.pay(cart);
    world.carts.approve(cart);
    expect(world.carts.order(cart)?.orderId).toBe('T000000001');
    expect(broken()).toEqual([]);
  });

  test('sees a seat that two sessions claim', () => {
    const [session, other] = [admit(), admit(2)];
    const [seat] = seatsOf(1) as [Seat];
    world.seats.preselect(session, [seat]);
    other.holds.preselected.add(seat);
    expect(broken()).toContain(HOLDERS);
  });

  test('sees a held seat that no session claims', () => {
    Object.assign(seatsOf(1)[0] ?? {}, { state: 'SELECTED', holder: 'nobody' });
    expect(broken()).toEqual([HOLDERS]);
  });

  test('sees a hold beyond its time', () => {
    world.seats.preselect(admit(), seatsOf(1));
    now = 420_001;
    expect(broken()).toEqual([LAPSES]);
  });

  test('sees a hold of a session that is over', () => {
    const session = admit();
    world.seats.preselect(session, seatsOf(1));
    session.ended = true;
    expect(broken()).toEqual([LAPSES]);
  });

  test('sees a sold seat that no order has', () => {
    Object.assign(seatsOf(1)[0] ?? {}, { state: 'SOLD', orderId: 'T000000009' });
    expect(broken()).toEqual([TOTALS]);
  });

  test('sees a seat in two orders', () => {
    const { cart } = carted();
    world.carts.order(cart);
    (world.carts.orders as unknown[]).push({ ...world.carts.orders[0], orderId: 'T000000002' });
    expect(broken()).toContain(TWICE);
  });

  test('sees more seats than a session may hold', () => {
    const session = admit();
    for (const seat of seatsOf(4)) {
      Object.assign(seat, { state: 'PRESELECTED', holder: session.id });
      session.holds.preselected.add(seat);
    }
    expect(broken()).toEqual([COUNTS]);
  });

  test('sees money that came from nowhere, and money that is owed to nobody', () => {
    const { cart } = carted();
    world.carts.receivedWon = 1;
    expect(broken()).toEqual([MONEY]);
    world.carts.receivedWon = 0;
    world.carts.request(cart);
    world.carts.pay(cart);
    cart.state = 'dead';
    expect(broken()).toEqual([MONEY]);
  });
});

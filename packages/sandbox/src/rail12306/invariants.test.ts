import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import type { Account } from './accounts/account.ts';
import { Inventory } from './inventory/inventory.ts';
import type { TrainRun } from './inventory/train-run.ts';
import { rail12306Invariants } from './invariants.ts';
import type { Order, OrderStatus, Ticket } from './orders/order.ts';
import { fareJiao } from './trains/fares.ts';
import { TRAINS } from './trains/train-seed.ts';
import type { World } from './world.ts';

const LEG = { from: 0, to: 6 };
const account = { username: 'u', entry: undefined } as unknown as Account;

function setUp() {
  const inventory = new Inventory(TRAINS, createRandom(1));
  const train = TRAINS.find(({ code }) => code === 'G999')!;
  const run = inventory.run(train, '2030-01-15');
  return { inventory, run };
}

function orderOf(run: TrainRun, changes: Partial<Order> = {}): Order {
  const [place] = run.take(LEG, [{ code: 'O' }]) ?? [];
  const ticket = {
    passenger: {},
    type: '1',
    place,
    priceFen: fareJiao(run.train, LEG, { code: 'O' }) * 10,
  } as unknown as Ticket;
  const status: OrderStatus = 'unpaid';
  const base = { orderId: 'E1', account, run, leg: LEG, tickets: [ticket], totalFen: ticket.priceFen };
  return { ...base, createdAt: 0, payBy: 100, status, ...changes };
}

function problems(inventory: Inventory, orders: readonly Order[], now = 0): Record<string, readonly string[]> {
  const world = {
    accounts: { list: () => [account] },
    desk: {
      orders: () => orders,
      ordersOf: () => orders,
      waiting: () => [],
    },
    inventory,
    context: { clock: { now: () => now } },
  } as unknown as World;
  const broken = rail12306Invariants(world).map(({ name, check }) => [name, check()] as const);
  return Object.fromEntries(broken.filter(([, found]) => found.length > 0));
}

test('a sound state has no problems', () => {
  const { inventory, run } = setUp();
  expect(problems(inventory, [orderOf(run)])).toEqual({});
});

test('two live orders with one seat are seen', () => {
  const { inventory, run } = setUp();
  const order = orderOf(run, { status: 'paid' });
  const second = { ...order, orderId: 'E2' };
  expect(problems(inventory, [order, second])).toEqual({
    'no seat is sold twice on an overlapping segment': ['E2: coach 04 seat 001A'],
  });
});

test('a seat that no order has, and an order without its seat, are seen', () => {
  const { inventory, run } = setUp();
  orderOf(run);
  expect(Object.keys(problems(inventory, []))).toEqual(['stock and orders agree']);
  const other = setUp();
  const order = orderOf(other.run);
  other.run.release(LEG, [order.tickets[0]!.place]);
  expect(problems(other.inventory, [order])['stock and orders agree']).toEqual([
    'G999/2030-01-15: coach 04 seat 001A differs from its orders',
  ]);
});

test('a wrong sum and a wrong fare are seen', () => {
  const { inventory, run } = setUp();
  const order = orderOf(run);
  expect(problems(inventory, [{ ...order, totalFen: 1 }])).toEqual({
    'money is consistent': ['E1: 55300 fen of tickets, 1 fen in all'],
  });
  const cheap = { ...order, tickets: [{ ...order.tickets[0]!, priceFen: 1 }], totalFen: 1 };
  expect(problems(inventory, [cheap])).toEqual({ 'money is consistent': ['E1: a ticket differs from its fare'] });
});

test('two unpaid orders of one user, and one past its deadline, are seen', () => {
  const { inventory, run } = setUp();
  const orders = [orderOf(run), orderOf(run, { orderId: 'E2' })];
  expect(problems(inventory, orders)).toEqual({ 'a user has one unfinished order at most': ['u has more'] });
  const [late] = orders;
  run.release(LEG, [orders[1]!.tickets[0]!.place]);
  expect(problems(inventory, [late!], 101)).toEqual({ 'no unpaid order is past its deadline': ['E1 is'] });
});

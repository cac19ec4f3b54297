import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { buildProject } from './catalogue/project-seed.ts';
import { bilibiliShowInvariants } from './invariants.ts';
import { OrderBook } from './orders/order-book.ts';
import type { Order } from './orders/order.ts';
import { linesOf, totalOf } from './orders/pricing.ts';
import type { Prepared } from './orders/prepared-book.ts';
import { seedUsers } from './people/people-seed.ts';

function worldOfOneSale() {
  const random = createRandom(1);
  const project = buildProject({ id: 710_002, pickSeat: true, paper: true }, { now: 0, random, stock: {} });
  const catalogue = new Catalogue([project]);
  let now = 0;
  const clock = { now: () => now, schedule: () => () => undefined };
  const context = { clock, emit: () => undefined };
  const orders = new OrderBook({ context, catalogue, random, payWindowMs: 600_000 });
  const [screen] = project.screens;
  const [user] = seedUsers(1);
  if (screen === undefined || user === undefined) throw new Error('the seed is empty');
  const seats = ['12_3_7', '12_3_8'];
  const prepared = {
    user,
    project,
    screen,
    sku: null,
    count: 2,
    seats,
    orderType: 1,
    withAct: false,
  } as unknown as Prepared;
  const buy = (codes: readonly string[]): Order => {
    const lines = linesOf(prepared, codes);
    const money = { itemMoneyFen: totalOf(lines), expressFeeFen: 1500 };
    const request = { prepared, lines, seats: codes, buyers: [], contact: null, addressId: null, ...money };
    return orders.create(request) as Order;
  };
  const order = buy(seats);
  const world = { catalogue, orders, context } as unknown as Parameters<typeof bilibiliShowInvariants>[0];
  const broken = (): string[] =>
    bilibiliShowInvariants(world)
      .filter((invariant) => invariant.check().length > 0)
      .map(({ name }) => name.split(',')[0] ?? '');
  return { project, screen, order, orders, buy, broken, later: (ms: number) => void (now += ms) };
}

const STOCK = 'stock is never negative';
const SEATS = 'no seat is sold twice';
const MONEY = 'money is conserved';
const EXPIRY = 'no order waits for its payment beyond its window';

test('a sound sale breaks nothing, paid or closed', () => {
  const { orders, order, buy, broken } = worldOfOneSale();
  expect(broken()).toEqual([]);
  orders.pay(order, 'test');
  orders.close(buy(['12_2_2']), 'test');
  expect(broken()).toEqual([]);
});

test('a ticket that is neither left nor held shows', () => {
  const { screen, broken } = worldOfOneSale();
  for (const sku of screen.skus) sku.stock -= 1;
  expect(broken()).toEqual([STOCK]);
});

test('a stock below zero shows, even where the sum is right', () => {
  const { screen, broken } = worldOfOneSale();
  const [sku] = screen.skus;
  if (sku !== undefined) [sku.stock, sku.supplied] = [-1, 1];
  expect(broken()).toEqual([STOCK]);
});

test('a seat in two orders shows', () => {
  const { screen, buy, broken } = worldOfOneSale();
  screen.seats?.release('12_3_7');
  buy(['12_3_7']);
  expect(broken()).toEqual([SEATS]);
});

test('a sold seat that is free, and a held seat of no order, show', () => {
  const { screen, broken } = worldOfOneSale();
  screen.seats?.release('12_3_7');
  expect(broken()).toEqual([SEATS]);
  screen.seats?.take('12_3_7', '1');
  expect(broken()).toEqual([SEATS]);
});

test('money that nobody paid shows, and an order of another sum', () => {
  const one = worldOfOneSale();
  one.project.receivedFen = 1;
  expect(one.broken()).toEqual([MONEY]);
  const other = worldOfOneSale();
  Object.assign(other.order, { payMoneyFen: 1 });
  expect(other.broken()).toEqual([MONEY]);
});

test('an unpaid order beyond its window shows', () => {
  const { later, broken } = worldOfOneSale();
  later(600_000);
  expect(broken()).toEqual([]);
  later(1);
  expect(broken()).toEqual([EXPIRY]);
});

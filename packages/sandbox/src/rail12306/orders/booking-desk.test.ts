import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClock } from '../../core/clock/create-clock.ts';
import { createRandom } from '../../core/random.ts';
import { AccountBook } from '../accounts/account-book.ts';
import { Inventory } from '../inventory/inventory.ts';
import { rail12306Invariants } from '../invariants.ts';
import { TRAINS } from '../trains/train-seed.ts';
import type { World } from '../world.ts';
import { BookingDesk } from './booking-desk.ts';

const PEOPLE = 6;
const RULES = { notReadyMs: 3_000, waitMs: 4_000, payMs: 600_000, cancelLimit: 3 };

function setUp() {
  const clock = createClock({ mode: 'manual', now: '2030-01-13T10:00:00+08:00' });
  const context = { clock, emit: () => undefined, mint: () => undefined };
  const inventory = new Inventory(TRAINS, createRandom(1), (run) => {
    run.setLeft('M', 3);
    run.setLeft('O', 2);
  });
  const users = Array.from({ length: PEOPLE }, (_, index) => ({
    username: `u${index}`,
    password: 'p',
    passengers: [0, 1].map((own) => ({ name: `p${index}${own}`, idNo: `${index}${own}`.padStart(18, '0') })),
  }));
  const accounts = new AccountBook(users, createRandom(2), { masked: true, outcome: undefined, outcomes: {} });
  const desk = new BookingDesk({ context, random: createRandom(3), rules: RULES });
  const trains = ['G999', 'G905'].map((code) => TRAINS.find((train) => train.code === code)!);
  const runs = trains.map((train) => inventory.run(train, '2030-01-15'));
  const invariants = rail12306Invariants({ accounts, desk, inventory, context } as unknown as World);
  return { clock, desk, accounts: accounts.list(), runs, broken: () => invariants.flatMap(({ check }) => check()) };
}

const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      who: fc.nat(PEOPLE - 1),
      train: fc.nat(1),
      from: fc.nat(3),
      to: fc.integer({ min: 1, max: 3 }),
      code: fc.constantFrom('M', 'O', '9'),
      people: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.constantFrom(1_000, 7_000, 60_000, 600_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'leave' as const, 'pay' as const, 'refund' as const),
      who: fc.nat(PEOPLE - 1),
    }),
  },
);

test('whatever people book, cancel, pay, return and let lapse, the invariants hold and every place comes back', async () => {
  let held = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 40 }), async (commands) => {
      const { clock, desk, accounts, runs, broken } = setUp();
      const before = runs.map((run) => ['9', 'M', 'O'].map((code) => run.left(code, { from: 0, to: 3 })));
      for (const step of commands) {
        if (step.do === 'advance') await clock.advance(step.ms);
        else {
          const account = accounts[step.who]!;
          const own = desk.ordersOf(account);
          if (step.do === 'book') {
            if (desk.hasUnfinished(account)) continue;
            const run = runs[step.train]!;
            const leg = { from: Math.min(step.from, 2), to: Math.min(Math.min(step.from, 2) + step.to, 3) };
            const passengers = account.passengers
              .slice(0, step.people)
              .map((passenger) => ({ passenger, type: '1', code: step.code }));
            desk.enter({ account, run, leg, passengers, tourFlag: 'dc' }, undefined);
          } else if (step.do === 'leave') desk.leaveQueue(account, 'test');
          else {
            const wanted = own.find(({ status }) => status === (step.do === 'refund' ? 'paid' : 'unpaid'));
            if (wanted !== undefined) desk[step.do](wanted, 'test');
          }
        }
        expect(broken()).toEqual([]);
      }
      await clock.advance(RULES.payMs + 7_000);
      for (const order of desk.orders().filter(({ status }) => status === 'paid')) desk.refund(order, 'test');
      held += desk.orders().length;
      expect(broken()).toEqual([]);
      expect(runs.map((run) => ['9', 'M', 'O'].map((code) => run.left(code, { from: 0, to: 3 })))).toEqual(before);
    }),
    { numRuns: 60 },
  );
  expect(held).toBeGreaterThan(50);
});

test('a queue is worked off in the order of confirmation', async () => {
  const { clock, desk, accounts, runs } = setUp();
  const run = runs[0]!;
  run.setLeft('M', 2);
  for (const account of accounts) {
    const passengers = [{ passenger: account.passengers[0]!, type: '1', code: 'M' }];
    desk.enter({ account, run, leg: { from: 0, to: 6 }, passengers, tourFlag: 'dc' }, undefined);
  }
  await clock.advance(7_000);
  expect(accounts.map(({ entry }) => entry?.state)).toEqual(['held', 'held', 'failed', 'failed', 'failed', 'failed']);
  expect(accounts[2]?.entry?.message).toBe('没有足够的票!');
});

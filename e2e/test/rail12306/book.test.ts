import type { RailOutcome } from '@boxwire/sandbox/rail12306';
import { rail12306 } from '@boxwire/schemas-rail12306';
import { describe, expect, test } from 'vitest';
import { booking, loggedIn, ordersOf, startRail, TRAVELLER } from './rail-world.ts';

const { book, cancel, orders } = rail12306.journeys;
const everybody = TRAVELLER.passengers.map(({ name }) => name);

interface Held {
  readonly orderId: string;
  readonly tickets: readonly {
    readonly name: string;
    readonly seat: string;
    readonly seatTypeCode: string;
    readonly ticketTypeCode: string;
    readonly priceFen: number;
  }[];
  readonly totalFen: number;
  readonly wishes: string;
}

describe('book ends in a held order', () => {
  test.each([1, 3, 5])('for %i passengers', async (count) => {
    await using world = await startRail({ strict: true });
    await using browser = await loggedIn(world);
    const passengers = everybody.slice(0, count).map((name) => ({ name }));
    const result = await browser.run(book, booking({ passengers }));
    expect(result).toMatchObject({ ok: true, data: { trainCode: 'G901', wishes: 'none' } });
    const { orderId, tickets, totalFen } = (result as { data: Held }).data;
    expect(tickets.map(({ name }) => name).toSorted()).toEqual(everybody.slice(0, count).toSorted());
    expect(totalFen).toBe(tickets.reduce((sum, { priceFen }) => sum + priceFen, 0));
    expect(ordersOf(world)).toMatchObject([{ orderId, status: 'unpaid', seats: { length: count } }]);
    expect(world.admin.invariants().filter(({ holds }) => !holds)).toEqual([]);
  });

  test('with a student and a child that rides on an adult', async () => {
    await using world = await startRail({
      strict: { referer: true, secretStr: true, leftTicket: true, queueFields: true },
    });
    await using browser = await loggedIn(world);
    const passengers = [{ name: '张测试' }, { name: '李示例', ticketType: '3' }, { name: '张测试', ticketType: '2' }];
    const result = await browser.run(book, booking({ passengers }));
    expect(result).toMatchObject({ ok: true });
    const types = (result as { data: Held }).data.tickets.map(({ ticketTypeCode }) => ticketTypeCode);
    expect(types.toSorted()).toEqual(['1', '2', '3']);
  });

  test('with the student purpose for students', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    const passengers = [{ name: '李示例', ticketType: '3' }];
    const result = await browser.run(book, booking({ passengers, purpose: '0X00' }));
    expect(result).toMatchObject({ ok: true, data: { tickets: [{ ticketTypeCode: '3' }] } });
  });

  test('in sleeper berths with a choice of berths', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    const passengers = [{ name: '张测试' }, { name: '王样例' }];
    const berths = { lower: 1, middle: 0, upper: 1 };
    const input = booking({ from: '北京', to: '上海', train: 'T901', seat: '3', passengers, berths });
    const result = await browser.run(book, input);
    expect(result).toMatchObject({ ok: true, data: { trainCode: 'T901', wishes: 'sent' } });
    const seats = (result as { data: Held }).data.tickets.map(({ seat }) => seat).join(' ');
    expect(seats).toMatch(/下/);
    expect(seats).toMatch(/上/);
  });

  test('in chosen seats', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    const passengers = [{ name: '张测试' }, { name: '王样例' }];
    const result = await browser.run(book, booking({ passengers, chooseSeats: '1A1B' }));
    expect(result).toMatchObject({ ok: true, data: { wishes: 'sent' } });
    const letters = (result as { data: Held }).data.tickets.map(({ seat }) => /[A-F]/.exec(seat)?.[0]);
    expect(letters.toSorted()).toEqual(['A', 'B']);
  });

  test('with 无座, ordered by the class that carries it', async () => {
    await using world = await startRail({ stock: [{ train: 'G905', seat: 'O', left: 0 }] });
    await using browser = await loggedIn(world);
    const result = await browser.run(book, booking({ train: 'G905', seat: 'WZ' }));
    expect(result).toMatchObject({
      ok: true,
      data: { tickets: [{ seat: expect.stringContaining('无座') as string }] },
    });
  });

  test.each(['2018', '2020', '2024', '2025'] as const)('in the forms of %s', async (profile) => {
    await using world = await startRail({ profile });
    await using browser = await loggedIn(world);
    expect(await browser.run(book, booking())).toMatchObject({ ok: true, data: { trainCode: 'G901' } });
  });

  test.each(['N', 'Y', '0', '220'])('when submit answers %s, since its data say nothing', async (submitData) => {
    await using world = await startRail({ submitData });
    await using browser = await loggedIn(world);
    expect(await browser.run(book, booking())).toMatchObject({ ok: true });
  });

  test('after the holder answered the captcha of the order page', async () => {
    await using world = await startRail({ orderChallenge: true });
    await using browser = await loggedIn(world);
    const kinds: string[] = [];
    const onEvent = (event: { readonly type: string; readonly challenge?: { readonly kind: string } }): void => {
      if (event.type === 'challenge') kinds.push(event.challenge?.kind ?? '');
    };
    expect(await browser.run(book, booking(), { onEvent })).toMatchObject({ ok: true });
    expect(kinds).toEqual(['imageCaptcha']);
  });
});

/** What each way a booking can fail becomes. */
const ways: readonly (readonly [RailOutcome, object])[] = [
  ['submitExpired', { kind: 'expired', code: 'DataExpired' }],
  ['submitIllegal', { kind: 'invalid', code: 'IllegalRequest' }],
  ['submitUnfinished', { kind: 'conflict', code: 'UnfinishedOrder' }],
  ['submitStopped', { kind: 'refused', code: 'SalesClosed' }],
  ['submitBusy', { kind: 'busy' }],
  ['checkNoTickets', { kind: 'soldOut', code: 'SoldOut' }],
  ['checkConflict', { kind: 'conflict', code: 'TripConflict' }],
  ['checkCancelLimit', { kind: 'permission', code: 'CancelLimit' }],
  ['confirmNoTickets', { kind: 'soldOut', code: 'SoldOut' }],
  ['confirmConflict', { kind: 'conflict', code: 'TripConflict' }],
  ['confirmIllegalSeat', { kind: 'soldOut', code: 'SoldOut' }],
  ['confirmQueueFull', { kind: 'soldOut', code: 'SoldOut' }],
  ['confirmTicketingFailed', { kind: 'refused' }],
  ['waitNoTickets', { kind: 'soldOut', code: 'SoldOut' }],
  ['waitConflict', { kind: 'conflict', code: 'TripConflict' }],
  ['waitCancelled', { kind: 'refused', code: 'OrderCancelled' }],
  ['waitMessage', { kind: 'permission', code: 'CancelLimit' }],
  ['waitSessionLost', { kind: 'notLoggedIn', code: 'NotLoggedIn' }],
];

describe('book ends in the right typed outcome', () => {
  test.each(ways)('for %s', async (outcome, failure) => {
    await using world = await startRail({ outcomes: { [TRAVELLER.username]: [outcome] } });
    await using browser = await loggedIn(world);
    const result = await browser.run(book, booking());
    expect(result).toMatchObject({ ok: false, reason: 'failed', failure });
    expect(ordersOf(world)).toEqual([]);
  });

  test.each([
    'confirmInProgress',
    'waitUnfinished',
    'waitZero',
    'waitUnknown',
    'waitNotReady',
    'waitOverloaded',
    'waitRequestIdChanges',
    'resultLossy',
  ] as const)('a held order for %s', async (outcome) => {
    await using world = await startRail({ outcomes: { [TRAVELLER.username]: [outcome] } });
    await using browser = await loggedIn(world);
    const result = await browser.run(book, booking());
    expect(result).toMatchObject({ ok: true });
    expect(ordersOf(world)).toMatchObject([{ status: 'unpaid' }]);
  });

  test('soldOut before anything is submitted, when the row shows it', async () => {
    await using world = await startRail({ stock: [{ train: 'G901', seat: 'O', left: 0 }] });
    await using browser = await loggedIn(world);
    const result = await browser.run(book, booking());
    expect(result).toMatchObject({ ok: false, failure: { kind: 'soldOut' } });
    expect(world.admin.requests({ endpoint: 'leftTicket.submitOrderRequest' })).toEqual([]);
  });

  test('notLoggedIn for a session that ended', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    await world.admin.operator({ platform: 'rail12306', ref: '*', action: 'endSessions' });
    expect(await browser.run(book, booking())).toMatchObject({ ok: false, failure: { kind: 'notLoggedIn' } });
  });

  test('expired for a secretStr that lapsed between query and submit', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    const result = await browser.run(book, booking(), {
      onEvent: async (event) => {
        if (event.type === 'stepStarted' && event.stepId === 'submit') {
          await world.admin.operator({ platform: 'rail12306', ref: '*', action: 'expireTokens' });
        }
      },
    });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'expired', code: 'DataExpired' } });
  });

  test('conflict for an order that is unfinished already', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    expect(await browser.run(book, booking())).toMatchObject({ ok: true });
    expect(await browser.run(book, booking({ train: 'G903' }))).toMatchObject({
      ok: false,
      failure: { kind: 'conflict', code: 'UnfinishedOrder' },
    });
    expect(ordersOf(world)).toHaveLength(1);
  });

  test('permission after three cancels in a day', async () => {
    await using world = await startRail();
    await using browser = await loggedIn(world);
    for (let round = 0; round < 3; round++) {
      expect(await browser.run(book, booking())).toMatchObject({ ok: true });
      expect(await browser.run(cancel, {})).toMatchObject({ ok: true, data: { cancelled: 'held' } });
    }
    expect(await browser.run(book, booking())).toMatchObject({
      ok: false,
      failure: { kind: 'permission', code: 'CancelLimit' },
    });
    expect(await browser.run(orders, {})).toMatchObject({ ok: true, data: { held: [], queued: null } });
  });

  test.each(['busy', 'busyPage'])('busy for %s on every step that orders', async (name) => {
    for (const endpoint of [
      'leftTicket.submitOrderRequest',
      'confirmPassenger.initDc',
      'confirmPassenger.checkOrderInfo',
      'confirmPassenger.confirmSingleForQueue',
    ]) {
      await using world = await startRail();
      await using browser = await loggedIn(world);
      world.admin.faults.add({ match: { platform: 'rail12306', endpoint }, action: { type: 'named', name } });
      const result = await browser.run(book, booking());
      expect(result, endpoint).toMatchObject({ ok: false, failure: { kind: 'busy' } });
      expect(ordersOf(world)).toEqual([]);
    }
  });
});

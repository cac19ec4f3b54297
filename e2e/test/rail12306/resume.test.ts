import { memoryJournal, type JourneyEvent } from '@boxwire/contract';
import { rail12306 } from '@boxwire/schemas-rail12306';
import { describe, expect, test } from 'vitest';
import { booking, loggedIn, ordersOf, startRail, TRAVELLER } from './rail-world.ts';

const { book, cancel } = rail12306.journeys;
const login = rail12306.journeys['login.qr'];
const confirm = 'confirmPassenger.confirmSingleForQueue';
const onConfirm = { platform: 'rail12306', endpoint: confirm } as const;

class Interrupted extends Error {}

/** Stops a run at its event number `at`, as a crash would. */
function stopAt(at: number): (event: JourneyEvent) => void {
  let seen = 0;
  return () => {
    seen += 1;
    if (seen === at) throw new Interrupted();
  };
}

describe('a booking that was interrupted', () => {
  test('at any event finds its order when resumed, and never books twice', async () => {
    let at = 0;
    for (let finished = false; !finished;) {
      at += 1;
      await using world = await startRail();
      await using browser = await loggedIn(world);
      const journal = memoryJournal();
      const run = browser.run(book, booking(), { journal, onEvent: stopAt(at) });
      finished = await run.then(
        (result) => result.ok,
        (error: unknown) => {
          if (error instanceof Interrupted) return false;
          throw error;
        },
      );
      const resumed = finished ? undefined : await browser.run(book, undefined, { journal });
      expect(resumed?.ok ?? true, `stopped at event ${at.toString()}`).toBe(true);
      expect(ordersOf(world)).toMatchObject([{ status: 'unpaid' }]);
    }
    expect(at).toBeGreaterThan(25);
  });

  test.each(['dropAfterCommit', 'dropBeforeCommit'] as const)(
    'by a connection that broke (%s) while it was confirmed ends with one order',
    async (type) => {
      await using world = await startRail({}, { faults: [{ match: onConfirm, times: 1, action: { type } }] });
      await using browser = await loggedIn(world);
      const verdicts: string[] = [];
      const result = await browser.run(book, booking(), {
        onEvent: (event) => {
          if (event.type === 'settled') verdicts.push(event.verdict);
        },
      });
      expect(result).toMatchObject({ ok: true });
      expect(verdicts).toEqual([type === 'dropAfterCommit' ? 'done' : 'absent']);
      expect(ordersOf(world)).toHaveLength(1);
    },
  );

  test('by a lost session in the queue goes on after another login', async () => {
    await using world = await startRail({ outcomes: { [TRAVELLER.username]: ['waitSessionLost'] } });
    await using browser = await loggedIn(world);
    const journal = memoryJournal();
    expect(await browser.run(book, booking(), { journal })).toMatchObject({
      ok: false,
      failure: { kind: 'notLoggedIn' },
    });
    expect(await browser.run(login, {})).toMatchObject({ ok: true });
    expect(await browser.run(book, undefined, { journal })).toMatchObject({ ok: true });
    expect(ordersOf(world)).toMatchObject([{ status: 'unpaid' }]);
  });

  test('by a page instead of the confirmation looks at the orders before it gives up', async () => {
    const page = { type: 'respond', status: 200, body: '<html>gateway</html>', commit: true } as const;
    await using world = await startRail({}, { faults: [{ match: onConfirm, times: 1, action: page }] });
    await using browser = await loggedIn(world);
    expect(await browser.run(book, booking())).toMatchObject({ ok: true });
    expect(ordersOf(world)).toHaveLength(1);
  });

  test('by a lost result still ends with the held order', async () => {
    const match = { platform: 'rail12306', endpoint: 'confirmPassenger.resultOrderForDcQueue' } as const;
    await using world = await startRail({}, { faults: [{ match, action: { type: 'dropBeforeCommit' } }] });
    await using browser = await loggedIn(world);
    expect(await browser.run(book, booking())).toMatchObject({ ok: true });
  });

  test('by empty answers of the queue asks again', async () => {
    const match = { platform: 'rail12306', endpoint: 'confirmPassenger.queryOrderWaitTime' } as const;
    const action = { type: 'named', name: 'emptyBody' } as const;
    await using world = await startRail({}, { faults: [{ match, times: 5, action }] });
    await using browser = await loggedIn(world);
    expect(await browser.run(book, booking())).toMatchObject({ ok: true });
  });
});

describe('a cancel that was interrupted', () => {
  test.each(['dropAfterCommit', 'dropBeforeCommit'] as const)('by %s is settled by the orders', async (type) => {
    const match = { platform: 'rail12306', endpoint: 'queryOrder.cancelNoCompleteMyOrder' } as const;
    await using world = await startRail({}, { faults: [{ match, times: 1, action: { type } }] });
    await using browser = await loggedIn(world);
    expect(await browser.run(book, booking())).toMatchObject({ ok: true });
    expect(await browser.run(cancel, {})).toMatchObject({ ok: true, data: { cancelled: 'held' } });
    expect(ordersOf(world)).toMatchObject([{ status: 'cancelled' }]);
  });
});

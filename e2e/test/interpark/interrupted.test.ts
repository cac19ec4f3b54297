import type { JourneyEvent } from '@boxwire/contract';
import { INTERPARK_GENERATIONS, type InterparkGeneration } from '@boxwire/schemas-interpark';
import { describe, expect, test } from 'vitest';
import { failureOf, startInterpark } from './interpark-world.ts';

class Interrupted extends Error {}

/** Stops a run at its event number `at`, as a crash would. */
function stopAt(at: number): (event: JourneyEvent) => void {
  let seen = 0;
  return () => {
    seen += 1;
    if (seen === at) throw new Interrupted();
  };
}

/** Every event from the first preselect on, and some of those before it. */
async function stopPoints(generation: InterparkGeneration): Promise<number[]> {
  await using world = await startInterpark(generation);
  const steps: (string | undefined)[] = [];
  await world.purchase(undefined, { onEvent: (event) => steps.push('stepId' in event ? event.stepId : undefined) });
  const first = steps.findIndex((stepId) => stepId?.startsWith('preselect') === true);
  return steps.map((_, index) => index + 1).filter((at) => at > first || at % 8 === 1);
}

describe.each(INTERPARK_GENERATIONS)('a purchase by the API of %s that was killed', (generation) => {
  test('at any event tells what stays held and until when, and goes on when resumed', async () => {
    const points = await stopPoints(generation);
    expect(points.length).toBeGreaterThan(15);
    for (const at of points) {
      await using world = await startInterpark(generation);
      const killed = await world.purchase(undefined, { onEvent: stopAt(at) });
      expect(killed.error, `event ${at.toString()}`).toBeInstanceOf(Interrupted);
      const open = world.openHold(killed.journal);
      // what nobody tells of is not held
      if (world.held().length > 0) expect(open, `event ${at.toString()}`).toBeDefined();
      if (open?.certain === true) expect(world.held().length).toBeGreaterThan(0);
      const resumed = await world.purchase(undefined, { entries: killed.journal.entries });
      const isUnsettled = failureOf(resumed)?.code === 'UNSETTLED';
      expect(resumed.result?.ok === true || isUnsettled, `event ${at.toString()}`).toBe(true);
      if (isUnsettled) expect(world.held()).toEqual([]);
      expect(world.broken()).toEqual([]);
    }
  });

  test('and never resumed gives its seats back by the time it told', async () => {
    await using world = await startInterpark(generation);
    const killed = await world.purchase(undefined, {
      onEvent: () => {
        if (world.held().includes('SELECTED')) throw new Interrupted();
      },
    });
    expect(killed.error).toBeInstanceOf(Interrupted);
    expect(world.held()).toEqual(['SELECTED']);
    const heldUntil = world.openHold(killed.journal)?.heldUntil.getTime() ?? 0;
    await world.advance(Math.max(0, heldUntil - world.now()));
    expect(world.held()).toEqual([]);
    expect(world.broken()).toEqual([]);
  });
});

describe.each(INTERPARK_GENERATIONS)(
  'a purchase by the API of %s that is refused while seats are held',
  (generation) => {
    const [preselect, release] =
      generation === '2026-01'
        ? ['seats.preselect', 'seats.clearSelect']
        : ['gql.preselectSeat', 'gql.bulkDeselectSeats'];

    test.each([
      ['seats.select', 'P40059', 'HoldNotOwned'],
      ['prices.list', 'P00002', 'InvalidValue'],
      ['payment.ready', 'P40027', 'CartInsertFailed'],
      ['payment.eximbayRequest', 'P40059', 'HoldNotOwned'],
    ])('at %s by %s lets go of them', async (endpoint, wireCode, code) => {
      await using world = await startInterpark(generation);
      world.fault(endpoint, { type: 'named', name: 'backendError', args: { code: wireCode } });
      const { result } = await world.purchase();
      expect(result).toMatchObject({ ok: false, failure: { code, detail: { released: true } } });
      expect(world.ids().at(-1)).toBe(release);
      expect(world.held()).toEqual([]);
      expect(world.broken()).toEqual([]);
    });

    test('says until when they stay held where letting go fails too', async () => {
      await using world = await startInterpark(generation);
      world.fault('payment.ready', { type: 'named', name: 'backendError', args: { code: 'P40027' } });
      world.fault(release, { type: 'named', name: 'serverError' }, 10);
      const ended = await world.purchase();
      expect(ended.result).toMatchObject({ failure: { code: 'CartInsertFailed', detail: { released: false } } });
      const detail = failureOf(ended)?.detail as { readonly heldUntil: string };
      const heldUntil = Date.parse(detail.heldUntil);
      expect(world.held()).toEqual(['SELECTED']);
      await world.advance(heldUntil - world.now() - 1);
      expect(world.held()).toEqual(['SELECTED']);
      await world.advance(1);
      expect(world.held()).toEqual([]);
    });

    test.each(['dropAfterCommit', 'dropBeforeCommit'] as const)(
      'by a preselect whose answer is lost (%s) is unsettled and holds nothing',
      async (type) => {
        await using world = await startInterpark(generation);
        world.fault(preselect, { type });
        const { result } = await world.purchase();
        expect(result).toMatchObject({ ok: false, failure: { code: 'UNSETTLED' } });
        expect(world.ids().filter((id) => id === preselect)).toHaveLength(1);
        expect(world.held()).toEqual([]);
        expect(world.broken()).toEqual([]);
      },
    );

    test('because somebody else took the seat first is a conflict, and does not try another', async () => {
      await using world = await startInterpark(generation);
      const rest = world.purchase(undefined, {
        onEvent: (event) => {
          const isMap = event.type === 'stepEnded' && event.stepId === 'seatStatus';
          if (isMap) void world.operate('25018223:25001698:001:101', 'setSold');
        },
      });
      const { result } = await rest;
      expect(result).toMatchObject({ ok: false, failure: { code: 'Occupied', kind: 'conflict' } });
      expect(world.ids().filter((id) => id === preselect)).toHaveLength(1);
      expect(world.held()).toEqual([]);
    });
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { TRAINS } from '../trains/train-seed.ts';
import { seatClassOf } from '../trains/seat-class.ts';
import type { Leg } from '../trains/train.ts';
import { sectionsOf } from './seat.ts';
import { TrainRun, type Place } from './train-run.ts';

function runOf(code: string): TrainRun {
  const train = TRAINS.find((one) => one.code === code);
  if (train === undefined) throw new Error(`no ${code}`);
  return new TrainRun(train, '2030-01-15', createRandom(1));
}

test('a sequence of sales and returns never sells a seat twice, and everything returned is free again', () => {
  const step = fc.record({
    from: fc.integer({ min: 0, max: 5 }),
    length: fc.integer({ min: 1, max: 6 }),
    code: fc.constantFrom('1', '3', '4'),
    people: fc.integer({ min: 1, max: 5 }),
    giveBack: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const run = runOf('K991');
      run.setLeft('1', 6);
      run.setLeft('3', 4);
      const last = run.train.stops.length - 1;
      const whole = { from: 0, to: last };
      const before = ['1', '3', '4'].map((code) => run.left(code, whole));
      const held: { leg: Leg; places: readonly Place[] }[] = [];
      for (const { from, length, code, people, giveBack } of steps) {
        const leg = { from: Math.min(from, last - 1), to: Math.min(from + length, last) };
        if (leg.to <= leg.from) continue;
        const free = run.left(code, leg) + (code === '1' ? run.standingLeft(leg) : 0);
        const places = run.take(
          leg,
          Array.from({ length: people }, () => ({ code })),
        );
        expect(places !== undefined).toBe(free >= people);
        if (places !== undefined) held.push({ leg, places });
        const first = giveBack ? held.shift() : undefined;
        if (first !== undefined) run.release(first.leg, first.places);
        const taken = new Map<unknown, number>();
        for (const { leg: own, places: seats } of held) {
          for (const { seat } of seats) {
            if (seat === undefined) continue;
            expect((taken.get(seat) ?? 0) & sectionsOf(own)).toBe(0);
            taken.set(seat, (taken.get(seat) ?? 0) | sectionsOf(own));
          }
        }
      }
      for (const { leg, places } of held) run.release(leg, places);
      expect(['1', '3', '4'].map((code) => run.left(code, whole))).toEqual(before);
      expect(run.standingLeft(whole)).toBe(run.train.standing);
    }),
    { numRuns: 60 },
  );
});

test('a party gets places for everybody or for nobody', () => {
  const run = runOf('G999');
  run.setLeft('M', 2);
  const leg = { from: 0, to: 6 };
  expect(run.take(leg, [{ code: 'M' }, { code: 'M' }, { code: 'M' }])).toBeUndefined();
  expect(run.left('M', leg)).toBe(2);
  expect(run.take(leg, [{ code: 'M' }, { code: 'M' }])).toHaveLength(2);
  expect(run.left('M', leg)).toBe(0);
});

test('setting the stock keeps the seats of orders', () => {
  const run = runOf('G999');
  run.setLeft('M', 3);
  run.take({ from: 0, to: 2 }, [{ code: 'M' }]);
  run.setLeft('M', 1);
  expect(run.left('M', { from: 0, to: 6 })).toBe(1);
  expect(run.classes.get('M')?.seats.filter(({ sold }) => sold !== 0)).toHaveLength(1);
});

test('seats have numbers of four characters, unique in the train', () => {
  for (const train of TRAINS) {
    const run = new TrainRun(train, '2030-01-15', createRandom(1));
    const seats = [...run.classes.values()].flatMap(({ seats: own }) => own);
    const names = seats.map(({ coach, number }) => `${coach} ${number}`);
    expect(new Set(names).size).toBe(seats.length);
    for (const { number, coach, code, place } of seats) {
      expect(number).toHaveLength(4);
      expect(coach).toMatch(/^\d\d$/);
      if (seatClassOf(code).layout !== 'numbers') expect(seatClassOf(code).places).toContain(place);
    }
  }
});

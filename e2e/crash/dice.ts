import { seededRandom } from '@boxwire/tooling/test-kit';

/** Draws that a seed repeats. */
export interface Dice {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** Dice of their own for each part of a run: what one part draws does not shift another. */
export function diceOf(seed: number, ...parts: readonly number[]): Dice {
  // each number goes through the generator, so that 1, 5 and 3, 3 have nothing in common
  const mixed = parts.reduce((before, part) => seededRandom(Math.trunc(before() * 2 ** 32) ^ part), seededRandom(seed));
  const next = seededRandom(Math.trunc(mixed() * 2 ** 32));
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    ...{ next, integer },
    chance: (probability) => next() < probability,
    pick: <Item>(items: readonly Item[]): Item => items[integer(0, items.length - 1)] as Item,
  };
}

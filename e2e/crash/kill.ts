import type { Dice } from './dice.ts';

/** When a child is killed. From outside: by the parent, at any instruction. In the store: by itself, at a step of the outbox. */
export type Kill =
  | { readonly after: 'time'; readonly ms: number }
  | { readonly after: 'acknowledgements'; readonly count: number }
  | { readonly after: 'requests'; readonly count: number }
  | { readonly at: StoreStep; readonly nth: number; readonly side: 'before' | 'after' };

/** Steps of an outbox that a child may die at. */
export type StoreStep = 'accept' | 'claim' | 'settle' | 'close';

/** Draws when the next child dies; `left` reports are still to be accepted. */
export function drawKill(dice: Dice, left: number): Kill {
  const most = Math.max(1, Math.ceil(left / 2));
  if (dice.chance(0.2)) return { after: 'time', ms: dice.integer(0, 120) };
  if (left > 0 && dice.chance(0.5)) return { after: 'acknowledgements', count: dice.integer(1, most) };
  if (dice.chance(0.5)) return { after: 'requests', count: dice.integer(1, 40) };
  const steps: readonly StoreStep[] = left > 0 ? ['accept', 'claim', 'settle'] : ['claim', 'settle', 'close'];
  const at = dice.pick(steps);
  return { at, nth: at === 'close' ? 1 : dice.integer(1, 12), side: dice.pick(['before', 'after'] as const) };
}

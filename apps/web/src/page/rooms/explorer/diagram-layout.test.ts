import { expect, test } from 'vitest';
import type { JourneyPage } from '../../../shared/contract-pages.ts';
import { layOut } from './diagram-layout.ts';

const link = (from: string, fromAt: string, to: string, toAt: string) => ({
  from: { step: from, at: fromAt },
  to: { step: to, at: toAt },
  via: [],
});
const step = (id: string) => ({ id, endpointId: `e.${id}`, summary: '' });
const journey: JourneyPage = {
  ...{ name: 'j', id: 'x.j', summary: '', source: '' },
  steps: [step('a'), step('b'), step('c')],
  links: [
    link('a', '/id', 'b', '/query/id'),
    link('a', '/id', 'c', '/query/id'),
    link('b', '/code', 'c', '/query/code'),
  ],
};

test('boxes stand below each other and hold each value once', () => {
  const { boxes, height } = layOut(journey);
  expect(boxes.map(({ stepId, values }) => [stepId, values.map(({ at, side }) => `${side} ${at}`)])).toEqual([
    ['a', ['out /id']],
    ['b', ['in /query/id', 'out /code']],
    ['c', ['in /query/id', 'in /query/code']],
  ]);
  for (const [index, box] of boxes.entries()) {
    const next = boxes[index + 1]?.y ?? height + 1;
    expect(box.y + box.height).toBeLessThan(next);
    for (const { y } of box.values) expect(y > box.y && y < box.y + box.height).toBe(true);
  }
});

test('arrows that pass each other keep to lanes of their own', () => {
  const { arrows } = layOut(journey);
  expect(arrows.length).toBe(3);
  for (const one of arrows) {
    for (const other of arrows) {
      const overlap = one.fromY <= other.toY && other.fromY <= one.toY;
      if (one !== other && overlap) expect(one.lane).not.toBe(other.lane);
    }
  }
});

test('a journey without links has boxes and no arrows', () => {
  expect(layOut({ ...journey, links: [] })).toMatchObject({ arrows: [], lanes: 0 });
});

import type { BilibiliShowOptions } from '@boxwire/schemas-bilibili-show';
import { expect, test } from 'vitest';
import { startShow, WILLING } from './show-world.ts';

const FLAGS = [false, true] as const;
/** `idBind × pickSeat × paper × dated`; with both forms of real names 24, of which the issue counts 16. */
const KINDS = ([0, 1, 2] as const).flatMap((idBind) =>
  FLAGS.flatMap((pickSeat) => FLAGS.flatMap((paper) => FLAGS.map((dated) => ({ idBind, pickSeat, paper, dated })))),
);
const BODIES: readonly BilibiliShowOptions[] = [
  { bodies: 'json' },
  { bodies: 'form' },
  { bodies: 'form', seats: 'repeated' },
];
const CASES = BODIES.flatMap((bodies) =>
  KINDS.map((kind) => [JSON.stringify({ ...kind, ...bodies }), kind, bodies] as const),
);

test.each(CASES)('%s orders two tickets and can be paid', async (_title, kind, bodies) => {
  await using world = await startShow({}, bodies);
  const project = world
    .state()
    .projects.find((own) => Object.entries(kind).every(([flag, value]) => own[flag as keyof typeof own] === value));
  const projectId = String(project?.projectId);
  const dates = (await world.browse({ projectId })).dates;
  const shown = await world.browse({ projectId, date: dates.at(-1) });
  expect(shown.kind).toEqual(kind);
  const screen = shown.screens[0];
  const sku = kind.pickSeat ? {} : { skuId: screen?.tickets[0]?.skuId, count: 2 };
  const { result, asked } = await world.order({ projectId, screenId: screen?.id, ...sku }, WILLING);
  expect(result).toMatchObject({ ok: true, data: { projectId, screenId: screen?.id, count: 2, status: 1 } });
  expect(asked.map(({ kind: question }) => question).toSorted()).toEqual(
    shown.requires.map((need) => (need === 'delivery' ? 'address' : need)).toSorted(),
  );
  const [order] = world.state().orders;
  expect(order?.seats).toHaveLength(kind.pickSeat ? 2 : 0);
  const { orderId, payment } = result.ok ? result.data : { orderId: '', payment: null };
  expect(order).toMatchObject({ orderId, payMoneyFen: payment?.amountFen });
  await world.holder(orderId, 'pay');
  expect(world.state().orders).toMatchObject([{ orderId, status: 'paid' }]);
  expect(world.broken()).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodiesOf, buyersText } from './buy.ts';
import { startShow, type Running } from './start.ts';
import type { Json } from './wire.ts';

/** Random purchases against a plain model: who holds which seat and how many tickets are left. */

const PROJECT = { id: 710_500, idBind: 2, stock: 6, limit: 3 } as const;
const SEATED = { id: 710_501, pickSeat: true } as const;
const CODES = ['12_3_0', '12_3_1', '12_3_2'];
const MINUTE = 60_000;

type Step =
  | { readonly kind: 'buy'; readonly user: number; readonly count: number }
  | { readonly kind: 'seat'; readonly user: number; readonly codes: readonly string[] }
  | { readonly kind: 'cancel' | 'pay'; readonly pick: number }
  | { readonly kind: 'wait'; readonly minutes: number };

const user = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('buy' as const), user, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('seat' as const), user, codes: fc.subarray(CODES, { minLength: 1 }) }),
  fc.record({ kind: fc.constantFrom('cancel' as const, 'pay' as const), pick: fc.nat(20) }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 6 }) }),
);

interface Held {
  readonly orderId: number;
  readonly user: number;
  readonly projectId: number;
  readonly count: number;
  readonly codes: readonly string[];
  readonly expiresAt: number;
  state: 'unpaid' | 'paid' | 'closed';
}

class Model {
  readonly orders: Held[] = [];
  now = 0;

  live(projectId: number): Held[] {
    return this.orders.filter((order) => order.projectId === projectId && order.state !== 'closed');
  }

  left(): number {
    return PROJECT.stock - this.live(PROJECT.id).reduce((sum, { count }) => sum + count, 0);
  }

  errnoOf(step: Extract<Step, { kind: 'buy' | 'seat' }>): number {
    const projectId = step.kind === 'buy' ? PROJECT.id : SEATED.id;
    const own = this.live(projectId).filter((order) => order.user === step.user);
    if (own.some(({ state }) => state === 'unpaid')) return 100_048;
    if (step.kind === 'buy') {
      if (own.some(({ state }) => state === 'paid')) return 100_003;
      return step.count > this.left() ? 100_009 : 0;
    }
    const taken = new Set(this.live(SEATED.id).flatMap(({ codes }) => codes));
    return step.codes.some((code) => taken.has(code)) ? 100_009 : 0;
  }

  advance(ms: number): void {
    this.now += ms;
    for (const order of this.orders) {
      if (order.state === 'unpaid' && order.expiresAt <= this.now) order.state = 'closed';
    }
  }
}

async function buy(run: Running, step: Extract<Step, { kind: 'buy' | 'seat' }>, bodies: Json): Promise<Json> {
  const count = step.kind === 'buy' ? step.count : step.codes.length;
  const tickets = { count, ...(step.kind === 'seat' && { seats: step.codes }) };
  const prepared = await run.postJson('/order/prepare', { ...bodies.prepare, ...tickets }, step.user);
  const body = {
    ...bodies.create,
    ...tickets,
    token: prepared.json.data.token,
    pay_money: 29_800 * count,
    buyer_info: buyersText(step.user, count),
  };
  return (await run.postJson('/order/createV2', body, step.user)).json;
}

async function play(run: Running, model: Model, { step, bodies }: { step: Step; bodies: Json }): Promise<void> {
  if (step.kind === 'wait') {
    await run.admin.clock.advance(step.minutes * MINUTE);
    model.advance(step.minutes * MINUTE);
    return;
  }
  if (step.kind === 'buy' || step.kind === 'seat') {
    const expected = model.errnoOf(step);
    const { errno, data } = await buy(run, step, bodies[step.kind]);
    expect([step, errno]).toEqual([step, expected]);
    if (errno !== 0) return;
    const [count, codes] = step.kind === 'buy' ? [step.count, []] : [step.codes.length, step.codes];
    const projectId = step.kind === 'buy' ? PROJECT.id : SEATED.id;
    const expiresAt = model.now + 10 * MINUTE;
    model.orders.push({ orderId: data.orderId, user: step.user, projectId, count, codes, expiresAt, state: 'unpaid' });
    return;
  }
  const order = model.orders[step.pick];
  if (order === undefined) return;
  if (step.kind === 'cancel') {
    const { errno } = (await run.get('/order/cancel', { order_id: order.orderId }, order.user)).json;
    expect(errno).toBe(order.state === 'unpaid' ? 0 : 1);
    if (errno === 0) order.state = 'closed';
  } else if (order.state === 'unpaid') {
    await run.holder(order.orderId, 'pay');
    order.state = 'paid';
  }
}

test('random purchases, payments, cancels and waits agree with a plain model, and no invariant breaks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      await using run = await startShow({ users: 4, projects: [PROJECT, SEATED] });
      const model = new Model();
      const bodies = {
        buy: await bodiesOf(run, { projectId: PROJECT.id }),
        seat: await bodiesOf(run, { projectId: SEATED.id }),
      };
      for (const one of steps) {
        await play(run, model, { step: one, bodies });
        expect(run.broken()).toEqual([]);
      }
      const { projects, orders } = run.state();
      const sku = projects.find(({ projectId }: Json) => projectId === PROJECT.id).screens[0].skus[0];
      expect(sku.stock).toBe(model.left());
      expect(orders.map(({ status }: Json) => status)).toEqual(model.orders.map(({ state }) => state));
    }),
    { numRuns: 25 },
  );
});

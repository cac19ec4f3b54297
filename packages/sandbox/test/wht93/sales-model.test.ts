import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performanceOf, registered, samplesOf, sessionOf } from './samples.ts';
import { startWht93, type Json, type Running } from './start.ts';

interface Line {
  amount: number;
  readonly refunds: Map<string, number>;
}

type Step =
  | { readonly kind: 'order'; readonly number: number; readonly amount: number }
  | { readonly kind: 'refund'; readonly number: number; readonly refund: number; readonly amount: number }
  | { readonly kind: 'check'; readonly number: number; readonly minute: number }
  | { readonly kind: 'cancel' };

const number = fc.integer({ min: 1, max: 4 });
const amount = fc.integer({ min: 0, max: 5 });
const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('order' as const), number, amount }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      number,
      refund: fc.integer({ min: 1, max: 3 }),
      amount,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('check' as const), number, minute: fc.integer({ min: 10, max: 13 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'cancel' as const }) },
);

/** What a session should be after the steps so far, kept as plainly as can be. */
class Model {
  readonly lines = new Map<number, Line>();
  readonly checks = new Map<number, Set<number>>();
  isCancelled = false;

  take(step: Step): number {
    switch (step.kind) {
      case 'order':
        return this.#order(step.number, step.amount);
      case 'refund':
        return this.#refund(step.number, `R-${step.refund}-${step.number}`, step.amount);
      case 'check':
        return this.#check(step.number, step.minute);
      case 'cancel':
        this.isCancelled = true;
        return 200;
    }
  }

  #order(id: number, paid: number): number {
    const line = this.lines.get(id);
    if (line?.amount === paid) return 200;
    if (this.isCancelled) return 4400;
    if (line === undefined) this.lines.set(id, { amount: paid, refunds: new Map() });
    else if (refundedOf(line) > paid) return 4300;
    else line.amount = paid;
    return 200;
  }

  #refund(id: number, refund: string, back: number): number {
    const line = this.lines.get(id);
    if (line === undefined) return 4300;
    if (refundedOf(line) - (line.refunds.get(refund) ?? 0) + back > line.amount) return 4300;
    line.refunds.set(refund, back);
    return 200;
  }

  #check(id: number, minute: number): number {
    const line = this.lines.get(id);
    if (line === undefined) return 4300;
    const checks = this.checks.get(id) ?? new Set();
    if (isRefunded(line) && !checks.has(minute)) return 4400;
    this.checks.set(id, checks.add(minute));
    return 200;
  }

  view(): Json {
    const lines = [...this.lines.values()];
    return {
      status: this.isCancelled ? 'cancelled' : 'normal',
      sold: lines.length,
      soldAmount: lines.reduce((sum, line) => sum + line.amount, 0),
      refunded: lines.filter(isRefunded).length,
      refundedLines: lines.filter(({ refunds }) => refunds.size > 0).length,
      refundedAmount: lines.reduce((sum, line) => sum + refundedOf(line), 0),
      checks: [...this.checks.values()].reduce((sum, { size }) => sum + size, 0),
      checkedTickets: this.checks.size,
    };
  }
}

function refundedOf({ refunds }: Line): number {
  return [...refunds.values()].reduce((sum, back) => sum + back, 0);
}

function isRefunded(line: Line): boolean {
  return line.refunds.size > 0 && refundedOf(line) === line.amount;
}

let run: Running;
let hallCode: string;
let sessions = 1;
beforeAll(async () => {
  run = await startWht93();
  ({ hallCode } = await registered(run));
});
afterAll(() => run.sandbox.close());

test('any run of orders, refunds, checks and a cancellation is answered and totalled as a plain model does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 5, maxLength: 40 }), async (steps) => {
      const sessionId = `S-${(sessions += 1)}`;
      const { data } = await run.post('performance.code', performanceOf([sessionOf(hallCode, { sessionId })]));
      const made = samplesOf(data[sessionId], { sessionId });
      const own = (id: string): string => `${sessionId} ${id}`;
      const send = (step: Step): Promise<number> => {
        switch (step.kind) {
          case 'order': {
            const line = made.line(step.number, { ticketOrderAmount: step.amount });
            return run.code('order.report', made.order([line], { orderId: own(`O-${step.number}`) }));
          }
          case 'refund': {
            const line = made.refundLine(step.number, { refundAmount: step.amount });
            const ids = { refundOrderId: own(`R-${step.refund}-${step.number}`), orderId: own(`O-${step.number}`) };
            return run.code('order.refund', made.refund([line], ids));
          }
          case 'check': {
            const check = made.check(step.number, { checkingTime: `2026-05-01 19:${step.minute}:00` });
            return run.code('checking.report', made.checking([check]));
          }
          case 'cancel':
            return run.code('session.update', made.update({ sessionStatus: 2 }));
        }
      };
      const model = new Model();
      for (const step of steps) expect([step, await send(step)]).toEqual([step, model.take(step)]);
      expect(run.session(data[sessionId])).toMatchObject(model.view());
      expect(run.broken()).toEqual([]);
    }),
    { numRuns: 60, seed: 93 },
  );
});

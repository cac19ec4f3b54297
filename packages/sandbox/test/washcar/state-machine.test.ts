import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ORDER, startWashcar, type Running } from './start.ts';

type Step =
  | { readonly kind: 'create'; readonly number: number; readonly item: string }
  | { readonly kind: 'cancel' | 'issue' | 'book' | 'verify' | 'link'; readonly number: number }
  | { readonly kind: 'advance'; readonly ms: number };

const GOODS_OF: Readonly<Record<string, string>> = { GI001: 'G001', GI002: 'G001', GI003: 'G002' };
const number = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('create'), number, item: fc.constantFrom(...Object.keys(GOODS_OF)) }),
  fc.record({ kind: fc.constantFrom('cancel', 'issue', 'book', 'verify', 'link'), number }),
  fc.record({ kind: fc.constant('advance'), ms: fc.constantFrom(500, 1_000, 40_000) }),
);

const NEXT: Readonly<Record<string, readonly string[]>> = {
  CREATED: ['ISSUED', 'CANCELLED'],
  ISSUED: ['BOOKED', 'VERIFIED', 'REFUNDED'],
  BOOKED: ['VERIFIED', 'REFUNDED'],
};

async function play(run: Running, orders: Map<number, string>, move: Step): Promise<void> {
  if (move.kind === 'advance') return run.admin.clock.advance(move.ms);
  const channelOrderNo = `CH${move.number}`;
  if (move.kind === 'create') {
    const body = { ...ORDER, channelOrderNo, goodsItemId: move.item, goodsId: GOODS_OF[move.item]! };
    const { json } = await run.post('/api/order/create', body);
    if (json.code === 200) orders.set(move.number, json.data.orderNo);
    return;
  }
  const orderNo = orders.get(move.number) ?? 'none';
  if (move.kind === 'cancel') await run.post('/api/order/cancel', { channelOrderNo });
  else if (move.kind === 'link') {
    const { json } = await run.get('/api/order/booking-url', { channelOrderNo });
    if (json.code === 200) await fetch(json.data.url);
  } else
    await run.act(orderNo, move.kind).catch((error: unknown) => expect(error).toMatchObject({ name: 'SandboxError' }));
}

test('whatever happens, orders move only as they may, stock and money stay conserved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await using run = await startWashcar({
        stock: { GI001: 1, GI002: 2, GI003: 3 },
        channels: [{ appId: '20000', secret: 'BoxwireDemoKey01', balanceFen: 6_000, maxRequestsPerMinute: 10_000 }],
        codeValidMs: 60_000,
      });
      const orders = new Map<number, string>();
      const illegal: unknown[] = [];
      run.sandbox.events.on((event) => {
        if (event.type !== 'state' || event.from === null) return;
        if (NEXT[event.from]?.includes(event.to) !== true) illegal.push(event);
      });
      for (const move of steps) {
        await play(run, orders, move);
        expect(run.broken()).toEqual([]);
      }
      expect(illegal).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

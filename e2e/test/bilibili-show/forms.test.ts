import { completeJourney, memoryJournal, runJourney } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { startShow, WILLING, type OrderWire } from './show-world.ts';

const contact = { buyer: '测试联系人', tel: '10012345678' };
const plain: OrderWire = { projectId: '710003', screenId: '720003', skuId: '730003', contact };
const realName: OrderWire = { projectId: '710001', screenId: '720001', skuId: '730001', buyerIds: ['810001'] };

/** The other form of everything that comes in two. */
const OTHER_FORMS = {
  orderId: 'text',
  needContact: 'boolean',
  ticketFlags: 'number',
  errorCode: 'number',
  payParam: 'number',
  noBuyers: 'text',
  linkScName: 'list',
  noBuyerList: 'null',
  buyerItems: 'nemo-compat',
} as const;

test.each([
  plain,
  realName,
  { ...plain, projectId: '710004', screenId: '720004', skuId: '730004', addressId: '820001' },
])('pitfalls 2, 4 and 9: project $projectId orders alike in the other form of every answer', async (input) => {
  const results = await Promise.all(
    [{}, { forms: OTHER_FORMS }].map(async (options) => {
      await using world = await startShow(options);
      const { result } = await world.order(input);
      const orderId = result.ok ? result.data.orderId : '';
      const { orders } = world.platform.journeys;
      const listed = await completeJourney(orders, { input: { orderId }, effects: world.effects() });
      const shown = listed.ok ? [listed.data.orders, listed.data.detail?.buyer_infos] : listed;
      return { bought: result.ok && { ...result.data, payment: result.data.payment?.amountFen }, shown };
    }),
  );
  expect(results[0]).toMatchObject({ bought: { status: 1, count: 1 } });
  expect(results[1]).toEqual(results[0]);
});

test('pitfalls 3 and 14: a text with stray spaces and empty data decide nothing', async () => {
  await using world = await startShow();
  world.fault('order.prepare', { type: 'named', name: 'strayText' });
  const early = { project_id: '710106', screen_id: '720106', sku_id: '730106', count: 1, order_type: 1 };
  const refused = await world.client.order.prepare({ body: early });
  expect(refused).toMatchObject({ ok: false, code: 'NotOnSaleYet', wireCode: '100041' });
  expect(!refused.ok && refused.message).toMatch(/ /);
  world.fault('project.getV2', { type: 'named', name: 'emptyData' });
  expect((await world.order(plain)).result).toMatchObject({ ok: false, failure: { code: 'ProjectNotFound' } });
});

test.each(['gatewayBan', 'tooManyRequests', 'crowded', 'overloaded'])(
  'pitfall 15: %s at createV2 ends the journey at once, typed, and nothing is sent twice',
  async (name) => {
    await using world = await startShow();
    world.fault('order.createV2', { type: 'named', name }, 9);
    const { result } = await world.order(plain);
    expect(result).toMatchObject({ ok: false, reason: 'failed', stepId: 'createV2' });
    expect(world.ids().filter((id) => id === 'order.createV2')).toHaveLength(1);
    const seen = world.sandbox.admin.requests({ endpoint: 'order.createV2' });
    expect(seen).toHaveLength(1);
  },
);

test('a price that changed between the confirm page and createV2 is agreed on, with the same token', async () => {
  await using world = await startShow();
  const data = '{"pay_money":29800}';
  const body = `{"code":100034,"errno":100034,"errtag":0,"msg":"票价错误","data":${data}}`;
  world.fault('order.createV2', { type: 'respond', status: 200, body });
  const paused = await world.order(plain);
  expect(paused.result).toMatchObject({ reason: 'paused', challenge: { kind: 'priceChange' } });
  expect((await world.order(undefined, { priceChange: true }, paused.entries)).result).toMatchObject({ ok: true });
  expect(world.ids().filter((id) => id === 'order.prepare')).toHaveLength(1);
});

test('a total above the one agreed on is asked about before anything is created', async () => {
  await using world = await startShow();
  const paused = await world.order({ ...plain, payMoney: 29_799 });
  expect(paused.result).toMatchObject({ reason: 'paused', challenge: { kind: 'priceChange' } });
  expect(world.state().orders).toEqual([]);
  expect((await world.order(undefined, { priceChange: true }, paused.entries)).result).toMatchObject({ ok: true });
});

test('left at any event and resumed, the journey ends with one order', { timeout: 60_000 }, async () => {
  for (let leaveAfter = 1, finished = false; !finished; leaveAfter++) {
    await using world = await startShow();
    const journal = memoryJournal();
    const effects = { ...world.effects(), journal };
    const { order } = world.platform.journeys;
    const run = runJourney(order, { input: { ...plain, projectId: '710003' }, effects });
    let seen = 0;
    finished = true;
    for await (const event of run) {
      if (event.type === 'challenge') event.answer(WILLING[event.challenge.kind]);
      if (++seen === leaveAfter) {
        finished = false;
        break;
      }
    }
    const result = await completeJourney(order, { effects });
    expect(result, `left after ${leaveAfter.toString()} events`).toMatchObject({ ok: true });
    expect(world.state().orders).toHaveLength(1);
    expect(world.broken()).toEqual([]);
  }
});

import { completeJourney } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { startShow, WILLING, type OrderWire } from './show-world.ts';

const contact = { buyer: '测试联系人', tel: '10012345678' };
/** 非实名, the first of two screens and of two ticket classes. */
const plain: OrderWire = { projectId: '710003', screenId: '720003', skuId: '730003', contact };
/** One id per ticket. */
const realName: OrderWire = { projectId: '710001', screenId: '720001', skuId: '730001', buyerIds: ['810001'] };
const CREATE = 'order.createV2';
const creates = (ids: readonly string[]): string[] => ids.filter((id) => id === CREATE);

describe('a create whose answer is lost', () => {
  test.each([
    ['dropped after the order was made', { type: 'dropAfterCommit' }],
    [
      'replaced by a gateway page after the order was made',
      { type: 'respond', status: 504, body: '<html>', commit: true },
    ],
    ['broken after the order was made', { type: 'malformedJson' }],
    ['cut short', { type: 'truncate' }],
  ] as const)('is settled by looking it up: %s', async (_title, action) => {
    await using world = await startShow();
    world.fault(CREATE, action);
    const { result } = await world.order(plain);
    const [order, ...others] = world.state().orders;
    expect(others).toEqual([]);
    expect(result).toMatchObject({ ok: true, data: { orderId: order?.orderId, payment: { amountFen: 29_800 } } });
    expect(creates(world.ids())).toHaveLength(1);
    expect(world.broken()).toEqual([]);
  });

  test('stays unsettled when the request never arrived, and is never sent again', async () => {
    await using world = await startShow();
    world.fault(CREATE, { type: 'dropBeforeCommit' });
    const { result, entries } = await world.order(plain);
    expect(result).toMatchObject({ ok: false, stepId: 'createV2', failure: { code: 'UNSETTLED', kind: 'upstream' } });
    expect((await world.order(undefined, {}, entries)).result).toMatchObject({ failure: { code: 'UNSETTLED' } });
    expect(creates(world.ids())).toHaveLength(1);
    expect(world.state().orders).toEqual([]);
  });

  test('is not taken for an order of the same kind that was cancelled before', async () => {
    await using world = await startShow();
    const first = await world.order(plain);
    const orderId = first.result.ok ? first.result.data.orderId : '';
    const { cancel } = world.platform.journeys;
    expect(await completeJourney(cancel, { input: { orderId }, effects: world.effects() })).toMatchObject({ ok: true });
    world.fault(CREATE, { type: 'dropAfterCommit' });
    const { result } = await world.order(plain);
    const second = world.state().orders.find((order) => order.status === 'unpaid');
    expect(result).toMatchObject({ ok: true, data: { orderId: second?.orderId } });
    expect(second?.orderId).not.toBe(orderId);
  });
});

describe('orderCreateUrl', () => {
  test('of the sandbox itself is accepted with showOrigin', async () => {
    await using world = await startShow({ forms: { orderCreateUrl: 'own' } });
    expect((await world.order({ ...plain, showOrigin: world.origins.show })).result).toMatchObject({ ok: true });
  });

  test.each(['http://127.0.0.1:1', undefined])('is refused when the client talks to %s', async (showOrigin) => {
    await using world = await startShow({ forms: { orderCreateUrl: 'own' } });
    const { result } = await world.order({ ...plain, showOrigin });
    expect(result).toMatchObject({ ok: false, stepId: 'confirmInfo', failure: { code: 'CreateUrlRefused' } });
    expect(creates(world.ids())).toEqual([]);
    expect(world.state().orders).toEqual([]);
  });
});

describe('a challenge pauses the journey for the account holder', () => {
  test.each([
    [{ errno: -401 }, 'gaia_vtoken'],
    [{ errno: 401 }, 'gaia_vtoken'],
    [{ errno: -401, on: 'createV2' }, 'voucher'],
    [{ errno: 100044 }, 'voucher'],
  ])('%j: the answer travels in %s', async (armed, answerField) => {
    await using world = await startShow();
    await world.operate(10_001, 'challenge', armed);
    const paused = await world.order(plain);
    expect(paused.result).toMatchObject({ ok: false, reason: 'paused', challenge: { kind: 'riskControl' } });
    expect(paused.asked.at(-1)).toMatchObject({ answerField });
    expect(world.state().orders).toEqual([]);
    const { result } = await world.order(undefined, { riskControl: 'SANDBOX-OK' }, paused.entries);
    expect(result).toMatchObject({ ok: true });
    expect(world.state().orders).toHaveLength(1);
  });

  test('answered on the platform’s own page, the journey goes on without a value', async () => {
    await using world = await startShow();
    await world.operate(10_001, 'challenge');
    const paused = await world.order(plain);
    const ref = paused.result.ok || paused.result.reason !== 'paused' ? '' : paused.result.challenge.ref;
    await world.holder(ref, 'answerChallenge');
    expect((await world.order(undefined, { riskControl: '' }, paused.entries)).result).toMatchObject({ ok: true });
  });

  test('a wrong answer is asked about again, and not forever', async () => {
    await using world = await startShow();
    await world.operate(10_001, 'challenge');
    const { result, asked } = await world.order(plain, { riskControl: 'wrong' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'StillChallenged', kind: 'challenge' } });
    expect(asked).toHaveLength(3);
  });
});

describe('the answer to createV2 is no ticket yet', () => {
  test('a pending order is asked about at a growing pause', async () => {
    await using world = await startShow();
    world.fault(CREATE, { type: 'named', name: 'pendingCreate', args: { polls: 3 } });
    expect((await world.order(plain)).result).toMatchObject({ ok: true });
    expect(world.ids().filter((id) => id === 'order.createstatus')).toHaveLength(4);
  });

  test('an order that still queues is waited for', async () => {
    await using world = await startShow();
    world.fault('order.createstatus', { type: 'named', name: 'stillQueueing' });
    expect((await world.order(plain)).result).toMatchObject({ ok: true });
  });

  test('a phantom is a typed failure, and nothing was bought', async () => {
    await using world = await startShow();
    world.fault(CREATE, { type: 'named', name: 'phantomCreate' });
    const { result } = await world.order(plain);
    expect(result).toMatchObject({ stepId: 'createstatus', failure: { code: 'OutOfStock', kind: 'soldOut' } });
    expect(world.state().orders).toEqual([]);
  });

  test('defaultBBR created nothing', async () => {
    await using world = await startShow();
    world.fault(CREATE, { type: 'named', name: 'defaultBbr' });
    expect((await world.order(plain)).result).toMatchObject({ stepId: 'createV2', failure: { code: 'NotCreated' } });
    expect(world.state().orders).toEqual([]);
  });

  test('an order of 0 yuan has nothing to pay', async () => {
    await using world = await startShow();
    const { result } = await world.order({ projectId: '710101', screenId: '720101', skuId: '730101', contact });
    expect(result).toMatchObject({ ok: true, data: { payMoneyFen: 0, payment: null, status: 2 } });
    expect(world.ids()).not.toContain('order.getPayParam');
  });
});

describe('special projects', () => {
  test('a hot project echoes its ptoken', async () => {
    await using world = await startShow();
    const { result } = await world.order({ ...realName, projectId: '710102', screenId: '720102', skuId: '730102' });
    expect(result).toMatchObject({ ok: true });
    const create = world.sent.find(({ endpointId }) => endpointId === CREATE);
    expect(create?.query.find(([name]) => name === 'ptoken')?.[1]).toMatch(/^[^=]+$/);
  });

  test('a discount carries act_id and order_type', async () => {
    await using world = await startShow();
    const { result } = await world.order({ ...plain, projectId: '710107', screenId: '720107', skuId: '730107' });
    expect(result).toMatchObject({ ok: true, data: { payMoneyFen: 19_800 } });
    const body = world.sent.find(({ endpointId }) => endpointId === CREATE)?.bodyText ?? '';
    expect(JSON.parse(body)).toMatchObject({ act_id: 9001, order_type: 6 });
  });

  test('real names and a contact are independent', async () => {
    await using world = await startShow();
    const wanted = { ...realName, projectId: '710110', screenId: '720110', skuId: '730110' };
    const { result, asked } = await world.order(wanted, WILLING);
    expect(result).toMatchObject({ ok: true });
    expect(asked.map(({ kind }) => kind)).toEqual(['contact']);
  });

  test('a delivery fee of -1 adds nothing', async () => {
    await using world = await startShow();
    const wanted = { ...plain, projectId: '710111', screenId: '720111', skuId: '730111', addressId: '820001' };
    const { result, asked } = await world.order(wanted);
    expect(result).toMatchObject({ ok: true, data: { payMoneyFen: 29_800 } });
    expect(asked).toEqual([]);
  });

  test.each([
    ['710103', 'NotBuyable'],
    ['710105', 'NotBuyable'],
    ['710106', 'NotBuyable'],
    ['710109', 'NotBuyable'],
    ['710112', 'ScreenNotFound'],
    ['1', 'ProjectNotFound'],
  ])('%s is not bought: %s', async (projectId, code) => {
    await using world = await startShow();
    const ids = { screenId: projectId.replace('71', '72'), skuId: projectId.replace('71', '73') };
    const { result } = await world.order({ projectId, ...ids, contact });
    expect(result).toMatchObject({ ok: false, failure: { code } });
    expect(world.ids()).not.toContain('order.prepare');
  });
});

describe('one account', () => {
  test('an unpaid order in the way is a conflict that names it', async () => {
    await using world = await startShow();
    const first = await world.order(plain);
    const orderId = first.result.ok ? first.result.data.orderId : '';
    const { result } = await world.order({ ...plain, screenId: '721003', skuId: '731003' });
    expect(result).toMatchObject({ failure: { code: 'UnpaidOrderExists', kind: 'conflict', detail: { orderId } } });
    expect(creates(world.ids())).toHaveLength(2);
  });

  test('lists its orders, shows one in full, and cancels it once', async () => {
    await using world = await startShow();
    const { result } = await world.order(realName);
    const orderId = result.ok ? result.data.orderId : '';
    const { orders, cancel } = world.platform.journeys;
    const listed = await completeJourney(orders, { input: { orderId }, effects: world.effects() });
    expect(listed).toMatchObject({
      ok: true,
      data: { total: 1, orders: [{ orderId, status: 1, payMoneyFen: 29_800 }] },
    });
    expect(listed).toMatchObject({ data: { detail: { order_id: orderId, buyer_infos: [{ id_type: 0 }] } } });
    world.fault('order.cancel', { type: 'dropAfterCommit' });
    const closed = await completeJourney(cancel, { input: { orderId }, effects: world.effects() });
    expect(closed).toMatchObject({ ok: true, data: { orderId, status: 4 } });
    expect(world.ids().filter((id) => id === 'order.cancel')).toHaveLength(1);
    expect(await completeJourney(cancel, { input: { orderId }, effects: world.effects() })).toMatchObject({ ok: true });
    expect(world.broken()).toEqual([]);
  });

  test('a paid order is not cancelled', async () => {
    await using world = await startShow();
    const { result } = await world.order(plain);
    const orderId = result.ok ? result.data.orderId : '';
    await world.holder(orderId, 'pay');
    const kept = await completeJourney(world.platform.journeys.cancel, {
      input: { orderId },
      effects: world.effects(),
    });
    expect(kept).toMatchObject({ ok: false, failure: { code: 'NotCancellable' } });
  });

  test('that is logged out ends the journey, typed', async () => {
    await using world = await startShow();
    await world.operate(10_001, 'logout');
    const { result } = await world.order(plain);
    expect(result).toMatchObject({ failure: { code: 'NotLoggedIn', kind: 'notLoggedIn' } });
  });
});

test('a prepare token that lapsed while the account holder thought is renewed once', async () => {
  await using world = await startShow({ prepareTokenLifeMs: 60_000 });
  world.fault(CREATE, { type: 'named', name: 'challenge', args: { errno: 100044 } });
  const paused = await world.order(plain);
  expect(paused.result).toMatchObject({ reason: 'paused' });
  await world.sandbox.admin.clock.advance(61_000);
  const { result } = await world.order(undefined, { riskControl: 'SANDBOX-OK' }, paused.entries);
  expect(result).toMatchObject({ ok: true });
  expect(world.ids().filter((id) => id === 'order.prepare')).toHaveLength(2);
});

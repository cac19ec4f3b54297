import { journey, type JourneyContext, type Settle, type StepSpec } from '@boxwire/contract';
import { z } from 'zod';
import type { Goods } from '../models/goods.ts';
import type { Order } from '../models/order.ts';
import { cityCode, mobile } from '../requests/request-fields.ts';
import { portableText } from '../requests/portable-text.ts';
import type { WashcarJourneyEndpoints } from './journey-endpoints.ts';

const ORDER_NO = ['/orderNo', '/orderId', '/outOrderNo'] as const;
const FIRST_POLL_MS = 1_000;
const LONGEST_POLL_MS = 30_000;
const POLLS = 12;

/** What `washcar.order` takes. */
const orderInput = z.object({
  cityCode,
  mobile,
  /** The channel's own number, unique per channel; drawn from clock and randomness when left out. */
  channelOrderNo: portableText(64).optional(),
  /** Goods and package; the first on sale with stock when left out. */
  goodsId: portableText().optional(),
  goodsItemId: portableText().optional(),
});

/** A create whose answer was lost is looked up by the channel's own number before anything is sent again (washcar §3 C34). */
const settleCreate: Settle = {
  step: 'lookup',
  input: (written) => ({ query: { channelOrderNo: (written.body as { channelOrderNo: string }).channelOrderNo } }),
  verdict: (found) => (found.ok ? 'done' : found.code === 'OrderNotFound' ? 'absent' : 'unknown'),
  alreadyDone: ['OrderExists'],
  resend: 'when-absent',
};

function orderSteps(endpoints: WashcarJourneyEndpoints) {
  const orderNoLink = { to: '/query/orderNo', from: { step: 'create', pointer: ORDER_NO } } as const;
  return {
    cities: { endpoint: endpoints.region.cities, summary: 'which cities are served' },
    goods: {
      endpoint: endpoints.goods.list,
      summary: 'what can be ordered there',
      links: [{ to: '/query/cityCode', from: { step: 'cities', pointer: '/{city}/cityCode' } }],
    },
    balance: { endpoint: endpoints.account.balance, summary: 'whether the channel can pay' },
    create: {
      endpoint: endpoints.order.create,
      summary: 'order one package',
      links: [
        { to: '/body/cityCode', from: { step: 'cities', pointer: '/{city}/cityCode' } },
        { to: '/body/goodsId', from: { step: 'goods', pointer: '/list/{goods}/goodsId' } },
        { to: '/body/goodsItemId', from: { step: 'goods', pointer: '/list/{goods}/items/{item}/goodsItemId' } },
      ],
      settle: settleCreate,
    },
    lookup: { endpoint: endpoints.order.detail, summary: 'whether a create without answer happened' },
    detail: { endpoint: endpoints.order.detail, summary: 'the order and its code', links: [orderNoLink] },
    bookingUrl: {
      endpoint: endpoints.order.bookingUrl,
      summary: 'the link the customer opens',
      links: [orderNoLink, { to: '/query/code', from: { step: 'detail', pointer: '/codes/0/code' } }],
    },
    verified: { endpoint: endpoints.order.detail, summary: 'the code verified', links: [orderNoLink] },
  } satisfies Readonly<Record<string, StepSpec>>;
}

type Context = JourneyContext<z.output<typeof orderInput>, ReturnType<typeof orderSteps>>;

/**
 * `washcar.order`: cities → goods → balance → create → detail → H5 link → the customer's visit → detail.
 * The visit is a challenge of kind `visit`: the customer opens the link, books, and the shop verifies the code.
 */
export function orderJourney(endpoints: WashcarJourneyEndpoints) {
  return journey({
    id: 'washcar.order',
    summary: 'Orders one wash and follows it until the shop has verified the code',
    source: 'washcar §5',
    input: orderInput,
    steps: orderSteps(endpoints),
    run: async (context: Context) => {
      const bought = await buy(context);
      const { challenge, call, need } = context;
      await pollUntil(context, 'detail', (order) => order.codes.length > 0);
      const { url } = need(await call('bookingUrl'));
      await challenge({
        kind: 'visit',
        ref: bought.orderNo,
        prompt: 'Open the link, book a visit and have the shop verify the code; then confirm with yes.',
        show: { url },
        answerField: 'done',
        answer: z.literal(true),
      });
      const { orderStatus, verifications } = await pollUntil(
        context,
        'verified',
        (order) => order.orderStatus === 'VERIFIED',
      );
      return { ...bought, orderStatus, verifications: verifications.length };
    },
  });
}

/** Chooses, checks the balance, and creates. `settleFen` is what the channel pays. */
async function buy({ input, call, need, fail, now, random }: Context) {
  const cities = need(await call('cities'));
  const city = cities.findIndex((found) => found.cityCode === input.cityCode);
  if (city < 0) return fail(refusal('CityNotServed', `${cities.length.toString()} cities are served, not this one`));
  const { list } = need(await call('goods', { query: { size: 100 } }, { pick: { city } }));
  const choice = choose(list, input) ?? fail(refusal('NothingToOrder', 'no package on sale fits the input'));
  const { balance } = need(await call('balance'));
  if (balance < choice.priceFen) {
    return fail(refusal('BalanceTooLow', `${choice.priceFen.toString()} fen needed, ${balance.toString()} fen left`));
  }
  const channelOrderNo = input.channelOrderNo ?? drawOrderNo(now(), random());
  const own = { body: { channelOrderNo, mobile: input.mobile } };
  const created = need(await call('create', own, { pick: { city, goods: choice.goods, item: choice.item } }));
  return { orderNo: created.orderNo, channelOrderNo, settleFen: choice.priceFen };
}

async function pollUntil(
  { call, need, fail, wait }: Context,
  stepId: 'detail' | 'verified',
  arrived: (order: Order) => boolean,
): Promise<Order> {
  for (let poll = 0; ; poll++) {
    const order: Order = need(await call(stepId));
    if (arrived(order)) return order;
    if (poll === POLLS) return fail(refusal('OrderStuck', `the order is still ${order.orderStatus}`));
    await wait(Math.min(FIRST_POLL_MS * 2 ** poll, LONGEST_POLL_MS), 'the order moves on');
  }
}

interface Choice {
  readonly goods: number;
  readonly item: number;
  readonly priceFen: number;
}

function choose(
  list: readonly Goods[],
  wanted: { goodsId?: string | undefined; goodsItemId?: string | undefined },
): Choice | undefined {
  for (const [goods, article] of list.entries()) {
    if (wanted.goodsId !== undefined && article.goodsId !== wanted.goodsId) continue;
    if (article.status === 'OFF_SALE') continue;
    const items = article.items ?? [];
    const item = items.findIndex((one) =>
      wanted.goodsItemId === undefined ? (one.stock ?? 1) > 0 : one.goodsItemId === wanted.goodsItemId,
    );
    const priceFen = items[item]?.settlePrice ?? article.settlePrice ?? 0;
    if (item >= 0) return { goods, item, priceFen };
  }
  return undefined;
}

function drawOrderNo(nowMs: number, random: number): string {
  return `BW${nowMs.toString()}${Math.floor(random * 1e9)
    .toString()
    .padStart(9, '0')}`;
}

function refusal(code: string, message: string): { kind: 'refused'; code: string; message: string } {
  return { kind: 'refused', code, message };
}

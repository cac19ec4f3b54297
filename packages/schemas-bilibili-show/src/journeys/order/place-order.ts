import { z } from 'zod';
import type { ConfirmInfo } from '../../models/confirm-info.ts';
import type { Created } from '../../models/created.ts';
import type { OrderPage } from '../../models/order.ts';
import type { Prepared } from '../../models/prepared.ts';
import { reason } from '../reason.ts';
import { askHolder } from './ask-holder.ts';
import type { ChosenTickets } from './choose-tickets.ts';
import { isOwnCreateUrl } from './create-url.ts';
import { findCreated } from './find-created.ts';
import { gatherContact, type People } from './gather-people.ts';
import type { OrderContext } from './order-context.ts';

/** How often the holder is asked again about one request. */
const QUESTIONS = 3;

/** An order createV2 made. Without an order token its answer was lost, and the order found in the list. */
export interface PlacedOrder {
  readonly orderId: string | undefined;
  readonly hasToken: boolean;
}

/** prepare → confirmInfo → createV2. A token that lapsed meanwhile is renewed once. */
export async function placeOrder(context: OrderContext, chosen: ChosenTickets, people: People): Promise<PlacedOrder> {
  for (let renewed = false; ; renewed = true) {
    const hasPtoken = await prepare(context, chosen);
    const page = await confirm(context, chosen, hasPtoken);
    const placed = await create(context, chosen, { page, people, hasPtoken, mayRenew: !renewed });
    if (placed !== 'lapsed') return placed;
  }
}

/** Whether the token came with a `ptoken`, as on hot projects. */
async function prepare(context: OrderContext, chosen: ChosenTickets): Promise<boolean> {
  const { call, need, fail } = context;
  const { screen, ticket, pick, seats, count } = chosen;
  const body = {
    ...(pick === undefined && { screen_id: screen.id, sku_id: ticket?.id ?? null }),
    ...(ticket === undefined && { sku_id: null }),
    ...(seats.length > 0 && { seats: [...seats] }),
    ...(chosen.project.buyer_info === undefined && { buyer_info: '' }),
    count,
    order_type: ticket?.discount_act?.act_type ?? 1,
    act_id: ticket?.discount_act?.act_id ?? null,
    token: '',
    newRisk: true,
    requestSource: 'neul-next',
  };
  let gaia_vtoken: string | undefined;
  for (let question = 0; ; question++) {
    const outcome = await call('prepare', { query: { gaia_vtoken }, body }, pick && { pick });
    if (outcome.ok || outcome.kind !== 'challenge') return echoesPtoken(context, need(outcome));
    if (question === QUESTIONS) return fail(reason('StillChallenged', 'the challenge is still there', 'challenge'));
    gaia_vtoken = await askHolder(context, outcome, { projectId: chosen.project.id, answerField: 'gaia_vtoken' });
  }
}

function echoesPtoken({ fail }: OrderContext, { ptoken, failed_seats: failed }: Prepared): boolean {
  // the token of a partly failed pick would buy the rest of the seats
  if (failed !== undefined && failed !== null && failed.length > 0) {
    return fail(reason('SeatNotFree', `${failed.length.toString()} of the seats were taken meanwhile`, 'soldOut'));
  }
  return typeof ptoken === 'string';
}

async function confirm(context: OrderContext, chosen: ChosenTickets, hasPtoken: boolean): Promise<ConfirmInfo> {
  const { input, call, need, fail } = context;
  const page = need(await call('confirmInfo', hasPtoken ? {} : { query: { ptoken: null } }));
  if (!isOwnCreateUrl(page.orderCreateUrl, input.showOrigin)) {
    const problem = 'the confirm page sends createV2 to another place than the client; nothing was created';
    return fail(reason('CreateUrlRefused', problem));
  }
  const agreedFen = input.payMoney ?? chosen.totalFen;
  if (page.pay_money > agreedFen) await agreeOnPrice(context, chosen, [agreedFen, page.pay_money]);
  return page;
}

interface CreateFacts {
  readonly page: ConfirmInfo;
  readonly people: People;
  readonly hasPtoken: boolean;
  readonly mayRenew: boolean;
}

async function create(
  context: OrderContext,
  chosen: ChosenTickets,
  facts: CreateFacts,
): Promise<PlacedOrder | 'lapsed'> {
  const { call, need, fail, now } = context;
  const person = await gatherContact(context, chosen, facts.page);
  let payMoney = facts.page.pay_money;
  let voucher: string | undefined;
  for (let question = 0; ; question++) {
    const sentAt = new Date(now() + chosen.clockOffsetMs);
    const body = { ...createFields(chosen, facts), ...person, voucher, pay_money: payMoney, timestamp: sentAt };
    const outcome = await call('createV2', { body, ...(!facts.hasPtoken && { query: { ptoken: null } }) });
    if (outcome.ok) {
      const { project, screen, count } = chosen;
      const wanted = { projectId: project.id, screenId: screen.id, count, payMoneyFen: payMoney, sentAt };
      return readCreated(outcome.data, (page) => findCreated(page, wanted)?.order_id);
    }
    if (outcome.kind === 'expired' && outcome.code !== 'PriceChanged' && facts.mayRenew) return 'lapsed';
    const price = outcome.code === 'PriceChanged' ? outcome.detail?.pay_money : undefined;
    if (outcome.kind !== 'challenge' && typeof price !== 'number') need(outcome);
    if (question === QUESTIONS) return fail(reason('StillChallenged', `${outcome.code} is still there`, outcome.kind));
    if (typeof price === 'number') payMoney = await agreeOnPrice(context, chosen, [payMoney, price]);
    else voucher = await askHolder(context, outcome, { projectId: chosen.project.id, answerField: 'voucher' });
  }
}

function createFields({ ticket, seats }: ChosenTickets, { page, people, hasPtoken }: CreateFacts) {
  return {
    ...people,
    ...(ticket === undefined && { sku_id: null }),
    ...(seats.length > 0 && { seats: [...seats] }),
    ...((page.act ?? null) === null && { act_id: null }),
    ...(!hasPtoken && { ptoken: null }),
    need_contact: page.need_contact ?? false,
    is_package: page.is_package ?? 0,
    package_num: 1,
    coupon_code: '',
    again: false,
    newRisk: true,
    requestSource: 'neul-next',
  };
}

// the lookup of a lost answer stands in for it: an order list instead of a created order
function readCreated(data: Created, find: (page: OrderPage) => string | undefined): PlacedOrder {
  if (Array.isArray(data.list)) return { orderId: find(data as unknown as OrderPage), hasToken: false };
  return { orderId: data.orderId ?? undefined, hasToken: typeof data.token === 'string' };
}

async function agreeOnPrice(
  { challenge, fail }: OrderContext,
  { project }: ChosenTickets,
  [agreedFen, wantedFen]: readonly [number, number],
): Promise<number> {
  const agreed = await challenge({
    kind: 'priceChange',
    ref: project.id,
    prompt: 'The order costs another amount than agreed; confirm it with yes.',
    show: { agreedFen, wantedFen },
    answerField: 'pay_money',
    answer: z.boolean(),
  });
  if (agreed) return wantedFen;
  const problem = `${wantedFen.toString()} fen are asked instead of ${agreedFen.toString()}; nothing was created`;
  return fail(reason('PriceDeclined', problem, 'expired'));
}

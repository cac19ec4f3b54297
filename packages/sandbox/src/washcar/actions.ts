import type { SandboxAction } from '../core/actions.ts';
import { readTime } from '../core/clock/read-time.ts';
import { SandboxError } from '../core/errors.ts';
import type { StockedShop } from './catalogue/shops-seed.ts';
import { channelView, type ChannelState } from './channels/channel-state.ts';
import type { OrderState } from './orders/order.ts';
import type { World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

/** What the customer does (by order number) and what the operator does (by appId, goods or package id). */
export function washcarActions(world: World): readonly SandboxAction[] {
  return [...holderActions(world), ...channelActions(world), ...stockActions(world)];
}

function holderActions({ orders, catalogue }: World): SandboxAction[] {
  const act = (name: string, summary: string, change: (order: OrderState, input: Input) => void): SandboxAction => ({
    role: 'holder',
    name,
    summary,
    run: (orderNo, input) => {
      const order = orders.get(orderNo);
      change(order, input);
      return { orderNo, orderStatus: order.status };
    },
  });
  return [
    act('issue', 'the codes of an order come out', (order) => {
      orders.issue(order, 'holder:issue');
    }),
    act('book', 'the customer books a visit', (order) => {
      orders.book(order, 'holder:book');
    }),
    act('verify', 'the code is used at a shop; input.shopId, default one that offers the goods', (order, input) => {
      orders.verify(order, shopFor(catalogue.shops, order, input), 'holder:verify');
    }),
  ];
}

function shopFor(shops: readonly StockedShop[], order: OrderState, { shopId }: Input): StockedShop {
  const offering = shops.filter(
    ({ shop, goodsIds }) => shop.cityCode === order.cityCode && goodsIds.has(order.goodsId),
  );
  const found = shopId === undefined ? offering[0] : offering.find(({ shop }) => shop.shopId === shopId);
  if (found !== undefined) return found;
  throw new SandboxError('ACTION_REFUSED', 'expected a shopId in the city of the order that offers its goods');
}

function channelActions({ channels, context, orders }: World): SandboxAction[] {
  const act = (
    name: string,
    summary: string,
    change: (channel: ChannelState, input: Input) => void,
  ): SandboxAction => ({
    role: 'operator',
    name,
    summary,
    run: (appId, input) => {
      const channel = channels.get(appId);
      change(channel, input);
      const { status, balance } = channelView(channel, context.clock.now());
      return { appId, status, balanceFen: balance };
    },
  });
  const to = (status: 'active' | 'suspended' | 'disabled') => (channel: ChannelState, input: Input) => {
    channels.change(channel, status, {
      reason: textOr(input.reason, ''),
      operator: textOr(input.operator, 'operator'),
    });
  };
  return [
    act('suspend', 'the channel may only query', to('suspended')),
    act('disable', 'the channel may do nothing', to('disabled')),
    act('activate', 'a suspended channel works again, a disabled one after its review', to('active')),
    act('renew', 'a later input.expireTime; an expired channel works again', (channel, input) => {
      const { expireTime } = input;
      if (typeof expireTime !== 'string' && typeof expireTime !== 'number') throw expected('expireTime', 'a time');
      channels.renew(channel, readTime(expireTime), textOr(input.operator, 'operator'));
    }),
    act('topUp', 'pays input.fen in', (channel, input) => {
      const fen = wholeNumber(input, 'fen');
      channel.balanceFen += fen;
      channel.paidInFen += fen;
    }),
    {
      role: 'operator',
      name: 'forgetMobile',
      summary: 'an order loses its mobile number, as older orders may lack one',
      run: (orderNo) => {
        orders.get(orderNo).mobile = null;
        return { orderNo };
      },
    },
  ];
}

function stockActions({ catalogue }: World): SandboxAction[] {
  const sale = (name: string, summary: string, status: 'ON_SALE' | 'OFF_SALE'): SandboxAction => ({
    role: 'operator',
    name,
    summary,
    run: (goodsId) => {
      const goods = catalogue.find(goodsId);
      if (goods === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'no goods of this goodsId');
      catalogue.setStatus(goods, status);
      return { goodsId, status };
    },
  });
  return [
    sale('takeOffSale', 'goods can no longer be ordered', 'OFF_SALE'),
    sale('putOnSale', 'goods can be ordered', 'ON_SALE'),
    {
      role: 'operator',
      name: 'setStock',
      summary: 'a package (goodsItemId) has input.stock left',
      run: (goodsItemId, input) => {
        const item = catalogue.items().find((own) => own.goodsItemId === goodsItemId);
        if (item === undefined) throw new SandboxError('SUBJECT_UNKNOWN', 'no package of this goodsItemId');
        catalogue.setStock(item, wholeNumber(input, 'stock'));
        return { goodsItemId, stock: item.stock };
      },
    },
  ];
}

function wholeNumber(input: Input, name: string): number {
  const value = input[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw expected(name, 'an integer of 0 or more');
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function expected(name: string, what: string): SandboxError {
  return new SandboxError('ADMIN_INPUT_INVALID', `expected input.${name} as ${what}`);
}

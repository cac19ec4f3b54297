import type { Invariant } from '../core/invariants.ts';
import { isLive } from './orders/order-machine.ts';
import type { OrderState } from './orders/order.ts';
import type { World } from './world.ts';

/** What must hold in every state of the washcar sandbox. Problems name things by number, never people or codes. */
export function washcarInvariants(world: Pick<World, 'catalogue' | 'channels' | 'orders'>): readonly Invariant[] {
  const { catalogue, channels, orders } = world;
  const live = (): OrderState[] => orders.list().filter(({ status }) => isLive(status));
  return [
    {
      name: 'stock is never negative and nothing is sold twice',
      check: () => {
        const sold = Map.groupBy(live(), ({ goodsItemId }) => goodsItemId);
        return catalogue.items().flatMap(({ goodsItemId, stock }) => {
          const count = sold.get(goodsItemId)?.length ?? 0;
          const supplied = catalogue.suppliedOf(goodsItemId);
          const balanced = stock >= 0 && stock + count === supplied;
          return balanced ? [] : [`${goodsItemId}: ${stock} left + ${count} sold, of ${supplied}`];
        });
      },
    },
    {
      name: 'money is conserved',
      check: () => {
        const byChannel = Map.groupBy(live(), ({ appId }) => appId);
        return channels.list().flatMap(({ appId, balanceFen, paidInFen }) => {
          const spent = (byChannel.get(appId) ?? []).reduce((sum, { settlePrice }) => sum + settlePrice, 0);
          const balanced = balanceFen >= 0 && balanceFen + spent === paidInFen;
          return balanced ? [] : [`${appId}: ${balanceFen} left + ${spent} spent, of ${paidInFen} fen`];
        });
      },
    },
    {
      name: 'one order per channelOrderNo',
      check: () =>
        [...Map.groupBy(orders.list(), ({ appId, channelOrderNo }) => `${appId} ${channelOrderNo}`).values()]
          .filter(({ length }) => length > 1)
          .map((same) => `orders ${same.map(({ orderNo }) => orderNo).join(', ')} share a channelOrderNo`),
    },
    {
      name: 'codes agree with their order',
      check: () =>
        orders
          .list()
          .filter((order) => !codesAgree(order))
          .map(({ orderNo, status }) => `${orderNo} is ${status}`),
    },
  ];
}

const CODE_STATUS = { ISSUED: 'UNUSED', BOOKED: 'BOOKED', VERIFIED: 'USED', REFUNDED: 'REFUNDED' } as const;

function codesAgree({ status, codes, uses }: OrderState): boolean {
  if (status === 'CREATED' || status === 'CANCELLED') return codes.length === 0 && uses.length === 0;
  const used = status === 'VERIFIED' ? codes.length : 0;
  return codes.length > 0 && uses.length === used && codes.every((code) => code.status === CODE_STATUS[status]);
}

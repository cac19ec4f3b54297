import { journey, type Journey } from '@boxwire/contract';
import type { BilibiliShowEndpoints } from '../../endpoints/endpoints.ts';
import { awaitLock, type LockedOrder } from './await-lock.ts';
import { chooseTickets } from './choose-tickets.ts';
import { gatherPeople } from './gather-people.ts';
import type { OrderContext } from './order-context.ts';
import { orderInput } from './order-input.ts';
import { ORDER_TRANSFORMS, orderSteps, type OrderSteps } from './order-steps.ts';
import { placeOrder } from './place-order.ts';

/** What `bilibili-show.order` ends with. */
export interface Ordered extends LockedOrder {
  readonly projectId: string;
  readonly screenId: string;
  readonly count: number;
  readonly seats: readonly string[];
}

/**
 * `bilibili-show.order`: one journey for every combination of real names, seats, paper and dates. It pauses for what only
 * the account holder can say: `date`, `seats`, `buyers`, `contact`, `address`, `priceChange` and `riskControl`.
 */
export function orderJourney(endpoints: BilibiliShowEndpoints): Journey<typeof orderInput, OrderSteps, Ordered> {
  return journey({
    id: 'bilibili-show.order',
    summary: 'Orders tickets and follows the order until it can be paid',
    source: 'bilibili-show §11',
    input: orderInput,
    steps: orderSteps(endpoints),
    transforms: ORDER_TRANSFORMS,
    run: async (context: OrderContext): Promise<Ordered> => {
      const chosen = await chooseTickets(context);
      const people = await gatherPeople(context, chosen);
      const placed = await placeOrder(context, chosen, people);
      const order = await awaitLock(context, placed);
      const { project, screen, count, seats } = chosen;
      return { ...order, projectId: project.id, screenId: screen.id, count, seats };
    },
  });
}

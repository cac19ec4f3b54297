import type { JourneyContext } from '@boxwire/contract';
import type { OrderInput } from './order-input.ts';
import type { OrderSteps } from './order-steps.ts';

/** What the parts of `bilibili-show.order` act through. */
export type OrderContext = JourneyContext<OrderInput, OrderSteps>;

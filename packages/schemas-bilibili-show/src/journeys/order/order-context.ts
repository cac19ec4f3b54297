import type { JourneyContext } from '@boxwire/contract';
import type { OrderInput } from './order-input.ts';
import type { orderSteps } from './order-steps.ts';

/** What the parts of `bilibili-show.order` act through. */
export type OrderContext = JourneyContext<OrderInput, ReturnType<typeof orderSteps>>;

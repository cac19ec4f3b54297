import type { accountEndpoints } from '../endpoints/account.ts';
import type { goodsEndpoints } from '../endpoints/goods.ts';
import type { orderEndpoints } from '../endpoints/order.ts';
import type { regionEndpoints } from '../endpoints/region.ts';
import type { WashcarPaths } from '../paths.ts';

type Read = 'GET' | 'POST';

/** The endpoints the washcar journeys call, at whatever paths a deployment has them. */
export interface WashcarJourneyEndpoints {
  readonly account: ReturnType<typeof accountEndpoints<WashcarPaths, Read>>;
  readonly region: ReturnType<typeof regionEndpoints<WashcarPaths, Read>>;
  readonly goods: ReturnType<typeof goodsEndpoints<WashcarPaths, Read>>;
  readonly order: ReturnType<typeof orderEndpoints<WashcarPaths, Read>>;
}

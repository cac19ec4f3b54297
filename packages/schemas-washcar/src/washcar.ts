import { platform } from '@boxwire/contract';
import { WASHCAR_CODES, WASHCAR_CONFIG_CODES } from './codes.ts';
import { accountEndpoints, channelEndpoints } from './endpoints/account.ts';
import { goodsEndpoints } from './endpoints/goods.ts';
import { orderEndpoints } from './endpoints/order.ts';
import { regionEndpoints } from './endpoints/region.ts';
import type { WashcarRoutes } from './endpoints/routes.ts';
import { shopEndpoints } from './endpoints/shop.ts';
import { orderJourney } from './journeys/order-journey.ts';
import { refundJourney } from './journeys/refund-journey.ts';
import { WASHCAR_PATHS, type WashcarPaths } from './paths.ts';

function declare<Paths extends WashcarPaths, Read extends 'GET' | 'POST'>(routes: WashcarRoutes<Paths, Read>) {
  const endpoints = {
    account: accountEndpoints(routes),
    region: regionEndpoints(routes),
    goods: goodsEndpoints(routes),
    order: orderEndpoints(routes),
    shop: shopEndpoints(routes),
    channel: channelEndpoints(routes),
  };
  return platform({
    id: 'washcar',
    title: '洗车Api channel API',
    origins: ['api'],
    endpoints,
    journeys: { order: orderJourney(endpoints), refund: refundJourney(endpoints) },
    codes: [...WASHCAR_CODES, ...WASHCAR_CONFIG_CODES],
    profiles: ['guide', 'config', 'bare'],
    signing: { scheme: 'washcar' },
  });
}

/** The washcar platform with the paths and methods of washcar §5.1. */
export const washcar = declare({ paths: WASHCAR_PATHS, readMethod: 'GET' });

/** What `createWashcar` may change. */
export interface WashcarOptions {
  /** Paths that differ from `WASHCAR_PATHS`; each begins with `/`. */
  readonly paths?: Partial<WashcarPaths>;
  /** Sends the reads by POST too, parameters still in the query (washcar §3 C3). Default false. */
  readonly postEverything?: boolean;
}

/** The washcar platform for a deployment whose paths or methods differ. Throws `ContractError` for an impossible path. */
export function createWashcar(options: WashcarOptions = {}) {
  return declare<WashcarPaths, 'GET' | 'POST'>({
    paths: { ...WASHCAR_PATHS, ...options.paths },
    readMethod: options.postEverything === true ? 'POST' : 'GET',
  });
}

/** A washcar platform, as declared here or by `createWashcar`. */
export type WashcarPlatform = ReturnType<typeof createWashcar>;

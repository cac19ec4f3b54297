import type { PlatformSpec } from '@boxwire/contract';
import { bilibiliShow } from '@boxwire/schemas-bilibili-show';
import { rail12306 } from '@boxwire/schemas-rail12306';

/** Where the two tests of every endpoint of a platform are: one writes the request by hand, one uses the client. */
export interface EndpointTests {
  readonly platform: Pick<PlatformSpec, 'id' | 'endpoints'>;
  /** Calls every endpoint with the typed client. */
  readonly client: string;
  /** Endpoints by the file, in the platform's folder of the sandbox's tests, that writes their requests by hand. */
  readonly handWritten: Readonly<Record<string, readonly string[]>>;
  /** What of the contract has to have an endpoint, and where an endpoint says it. */
  readonly numbered: readonly string[];
  readonly numberOf: (endpoint: {
    readonly source: string;
    readonly facts?: Readonly<Record<string, string>>;
  }) => string;
}

const numbers = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

const RAIL: EndpointTests = {
  platform: rail12306,
  client: 'e2e/test/rail12306/endpoints.test.ts',
  handWritten: {
    'login.test.ts': [
      'portal.index',
      'stations.portalScript',
      'login.conf',
      'login.banner',
      'login.userLogin',
      'login.passportPage',
      'login.checkUser',
      'login.loginOut',
      'account.home',
      'account.userInfo',
      'passport.uamtkStatic',
      'passport.createQr',
      'passport.checkQr',
      'passport.captchaImage',
      'passport.captchaCheck',
      'passport.checkLoginVerify',
      'passport.getMessageCode',
      'passport.login',
      'passport.uamtk',
      'passport.uamauthclient',
    ],
    'query.test.ts': ['stations.script', 'leftTicket.init', 'leftTicket.log', 'leftTicket.query'],
    'trains.test.ts': ['train.stops', 'train.prices', 'train.publicPrices', 'transfer.init', 'transfer.query'],
    'order.test.ts': [
      'leftTicket.submitOrderRequest',
      'passengers.query',
      'confirmPassenger.initDc',
      'confirmPassenger.getPassengerDTOs',
      'confirmPassenger.checkOrderInfo',
      'confirmPassenger.getQueueCount',
      'confirmPassenger.confirmSingleForQueue',
      'confirmPassenger.queryOrderWaitTime',
      'confirmPassenger.resultOrderForDcQueue',
    ],
    'order-list.test.ts': [
      'queryOrder.queryMyOrderNoComplete',
      'queryOrder.cancelNoCompleteMyOrder',
      'queryOrder.cancelQueueNoCompleteMyOrder',
      'queryOrder.continuePayNoCompleteMyOrder',
      'queryOrder.queryMyOrder',
    ],
  },
  numbered: [...numbers(25, '§5.'), ...numbers(5, '§6.'), '§7'],
  numberOf: ({ source }) => source.replace('rail12306 ', ''),
};

const SHOW: EndpointTests = {
  platform: bilibiliShow,
  client: 'e2e/test/bilibili-show/endpoints.test.ts',
  handWritten: {
    'endpoints.test.ts': [
      'project.get',
      'project.getV2',
      'project.infoByDate',
      'mall.itemsDetail',
      'place.get',
      'area.seat',
      'buyer.list',
      'buyer.create',
      'buyer.update',
      'buyer.delete',
      'buyer.saveContactInfo',
      'addr.list',
      'order.prepare',
      'order.createV2',
      'order.confirmInfo',
      'order.createstatus',
      'order.info',
      'order.getPayParam',
      'order.cancel',
      'order.del',
      'order.list',
      'ordercenter.ticketList',
      'stock.check',
      'linkgoods.list',
      'linkgoods.detail',
    ],
  },
  numbered: numbers(16, ''),
  numberOf: ({ facts }) => facts?.row ?? '',
};

/** Platforms whose README names the tests of each endpoint. */
export const ENDPOINT_TESTS: readonly EndpointTests[] = [RAIL, SHOW];

/** Path of the file, from the root of the repository, that writes the request of an endpoint by hand. */
export function handWrittenTest({ platform, handWritten }: EndpointTests, endpointId: string): string | undefined {
  const [file] = Object.entries(handWritten).find(([, ids]) => ids.includes(endpointId)) ?? [];
  return file === undefined ? undefined : `packages/sandbox/test/${platform.id}/${file}`;
}

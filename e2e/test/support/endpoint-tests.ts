import type { PlatformSpec } from '@boxwire/contract';
import { bilibiliShow } from '@boxwire/schemas-bilibili-show';
import { interpark } from '@boxwire/schemas-interpark';
import { rail12306 } from '@boxwire/schemas-rail12306';

/** Where the two tests of every endpoint of a platform are: one writes the request by hand, one uses the client. */
export interface EndpointTests {
  readonly platform: Pick<PlatformSpec, 'id' | 'endpoints'>;
  /** Calls every endpoint with the typed client. */
  readonly client: string;
  /** Endpoints by the file, in the platform's folder of the sandbox's tests, that writes their requests by hand. */
  readonly handWritten: Readonly<Record<string, readonly string[]>>;
  /** Path in front of most endpoints, which the hand-written tests leave to a helper. */
  readonly apiBase?: string;
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
  apiBase: '/api/ticket',
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

const INTERPARK: EndpointTests = {
  platform: interpark,
  client: 'e2e/test/interpark/endpoints.test.ts',
  apiBase: '/onestop/api',
  handWritten: {
    'front.test.ts': [
      'firebase.signIn',
      'world.login',
      'world.refresh',
      'world.me',
      'world.enterStatus',
      'world.enterToken',
      'gates.partner',
      'gates.tokenVerify',
      'gates.goodsInfo',
      'gates.memberInfo',
      'gates.ekycAuth',
      'gates.serverTime',
    ],
    'line.test.ts': ['waiting.page', 'waiting.rank'],
    'must-pass.test.ts': ['waiting.secureUrl', 'waiting.lineUp', 'onestop.setCookie'],
    'reads.test.ts': [
      'onestop.playDate',
      'onestop.rounds',
      'seats.init',
      'seats.grades',
      'seats.blocks',
      'gql.getPlaySeqsForDate',
      'gql.getRemainSeats',
      'gql.getSeatGradePrices',
      'prices.list',
      'payment.initEssential',
      'payment.initAdditional',
      'payment.methods',
      'payment.member',
    ],
    'writes.test.ts': [
      'onestop.page',
      'seats.preselect',
      'seats.select',
      'seats.clearSelect',
      'gql.preselectSeat',
      'gql.bulkPreselectSeats',
      'gql.autoAssignSeats',
      'gql.deselectSeat',
      'gql.bulkDeselectSeats',
      'payment.ready',
      'payment.eximbayRequest',
    ],
    'walk.test.ts': ['onestop.sessionCheck', 'gql.expiredSession', 'gql.validatePricingSelection'],
    'codes.test.ts': ['captcha.image', 'captcha.verify', 'gql.initSeat', 'gql.preOrder'],
    'conformance.test.ts': [
      'world.ekycToken',
      'world.salesInfo',
      'world.goodsDetail',
      'world.reservations',
      'waiting.refreshUrl',
      'onestop.holiday',
      'seats.meta',
      'seats.status',
      'seats.plainStatus',
      'seats.externalMeta',
      'seats.externalStatus',
      'seats.selectExternal',
      'seats.clearSelectExternal',
      'seats.clearSelectExternalSeats',
      'seats.bookWait',
      'gql.certifyHpoint',
      'payment.init',
      'payment.interparkPay',
      'payment.deliveryGlobal',
    ],
  },
  numbered: [
    ...numbers(7, '§1.'),
    ...numbers(3, '§2.'),
    ...numbers(4, '§3.'),
    ...numbers(4, '§4.'),
    ...numbers(12, '§5.'),
    ...['§5.15', '§6.1', '§6.3', '§6.4', '§Stage 7'],
  ],
  numberOf: ({ source }) => source.replace('interpark ', ''),
};

/** Platforms whose README names the tests of each endpoint. */
export const ENDPOINT_TESTS: readonly EndpointTests[] = [RAIL, SHOW, INTERPARK];

/** Path of the file, from the root of the repository, that writes the request of an endpoint by hand. */
export function handWrittenTest({ platform, handWritten }: EndpointTests, endpointId: string): string | undefined {
  const [file] = Object.entries(handWritten).find(([, ids]) => ids.includes(endpointId)) ?? [];
  return file === undefined ? undefined : `packages/sandbox/test/${platform.id}/${file}`;
}

import { findEndpoint } from '@boxwire/contract';
import { rail12306 } from '@boxwire/schemas-rail12306';
import type { Handler, Route } from '../core/platform.ts';
import { otnData } from './answers/otn-envelope.ts';
import { plainPage, ERROR_PATH } from './answers/pages.ts';
import { member, memberPage, open } from './gate/gate.ts';
import { checkOrder, initDc } from './handlers/confirm-passenger.ts';
import { confirmSingle } from './handlers/confirm-single.ts';
import { leftTicketInit, leftTicketLog, queryTickets, submitOrder } from './handlers/left-ticket.ts';
import {
  accountHome,
  accountInfo,
  checkUser,
  loginBanner,
  loginConf,
  loginOut,
  loginPage,
  passportPage,
  userLogin,
} from './handlers/login.ts';
import {
  cancelOrder,
  cancelQueue,
  continuePay,
  orderHistory,
  payCheck,
  payPage,
  unfinishedOrders,
} from './handlers/orders.ts';
import { passengerDtos, queryPassengers } from './handlers/passengers.ts';
import { captchaCheck, captchaImage, checkQr, createQr, exchangeUamtk, uamAuthClient } from './handlers/passport.ts';
import { checkLoginVerify, getMessageCode, login } from './handlers/password-login.ts';
import { errorPage, portal, portalScript, stationFile, transferInit } from './handlers/public-files.ts';
import { queueCount } from './handlers/queue-count.ts';
import { publicPrices, ticketPrices, trainStops } from './handlers/trains.ts';
import { queryTransfers } from './handlers/transfer.ts';
import { orderWaitTime, resultOrder, unfinishedWaitTime } from './handlers/wait.ts';
import type { World } from './world.ts';

type Methods = 'GET' | 'POST' | '*';

/** Every route: the contract's endpoints by id, then the pages and twins around them. */
export function rail12306Routes(world: World): Route[] {
  const own = { ...openEndpoints(world), ...memberEndpoints(world) };
  const routes = Object.entries(own).flatMap(([endpointId, handle]) => {
    const endpoint = findEndpoint(rail12306, endpointId);
    if (endpoint === undefined) throw new TypeError(`the contract has no ${endpointId}`);
    const { origin: originKey, path, summary, method } = endpoint;
    return methodsOf(endpointId, method).map((one): Route => ({
      originKey,
      path,
      summary,
      endpointId,
      method: one,
      handle,
    }));
  });
  return [...routes, ...extraRoutes(world)];
}

// clients of other years call these with the other method (rail12306 §5.2, §5.8, §5.10)
const BOTH_METHODS = [
  'login.conf',
  'passport.captchaCheck',
  'login.userLogin',
  'confirmPassenger.initDc',
  'login.loginOut',
];

function methodsOf(endpointId: string, method: string): readonly string[] {
  return BOTH_METHODS.includes(endpointId) ? ['GET', 'POST'] : [method];
}

function openEndpoints(world: World): Readonly<Record<string, Handler>> {
  const loginReferer = { referer: 'login' } as const;
  const initReferer = { referer: 'init' } as const;
  return {
    'portal.index': open(world, { isPage: true }, portal),
    'stations.script': open(world, {}, stationFile),
    'stations.portalScript': open(world, {}, portalScript),
    'login.conf': open(world, {}, loginConf),
    'login.banner': open(world, loginReferer, loginBanner),
    'passport.uamtkStatic': open(world, loginReferer, exchangeUamtk),
    'passport.createQr': open(world, loginReferer, createQr),
    'passport.checkQr': open(world, loginReferer, checkQr),
    'passport.captchaImage': open(world, loginReferer, captchaImage),
    'passport.captchaCheck': open(world, loginReferer, captchaCheck),
    'passport.checkLoginVerify': open(world, loginReferer, checkLoginVerify),
    'passport.getMessageCode': open(world, loginReferer, getMessageCode),
    'passport.login': open(world, loginReferer, login),
    'login.userLogin': open(world, { isPage: true }, userLogin),
    'login.passportPage': open(world, { isPage: true }, passportPage),
    'passport.uamtk': open(world, { referer: 'passport' }, exchangeUamtk),
    'passport.uamauthclient': open(world, { referer: 'passport' }, uamAuthClient),
    'login.loginOut': open(world, {}, loginOut),
    'login.checkUser': open(world, initReferer, checkUser),
    'leftTicket.init': open(world, { isPage: true }, leftTicketInit),
    'leftTicket.log': open(world, initReferer, leftTicketLog),
    'leftTicket.query': open(world, initReferer, queryTickets),
    'train.stops': open(world, {}, trainStops),
    'train.prices': open(world, {}, ticketPrices),
    'train.publicPrices': open(world, {}, publicPrices),
    'transfer.init': open(world, { isPage: true }, transferInit),
    'transfer.query': open(world, {}, queryTransfers),
    'confirmPassenger.getPassengerDTOs': open(world, {}, passengerDtos),
  };
}

function memberEndpoints(world: World): Readonly<Record<string, Handler>> {
  const dc = { referer: 'dc', isOrder: true } as const;
  const orders = { referer: 'orders' } as const;
  return {
    'leftTicket.submitOrderRequest': member(world, { referer: 'init', isOrder: true }, submitOrder),
    'confirmPassenger.initDc': memberPage(world, { referer: 'init', isOrder: true }, initDc),
    'confirmPassenger.checkOrderInfo': member(world, dc, checkOrder),
    'confirmPassenger.getQueueCount': member(world, dc, queueCount),
    'confirmPassenger.confirmSingleForQueue': member(world, dc, confirmSingle),
    'confirmPassenger.queryOrderWaitTime': member(world, { referer: 'dc' }, orderWaitTime),
    'confirmPassenger.resultOrderForDcQueue': member(world, { referer: 'dc' }, resultOrder),
    'queryOrder.queryMyOrderNoComplete': member(world, orders, unfinishedOrders),
    'queryOrder.cancelNoCompleteMyOrder': member(world, orders, cancelOrder),
    'queryOrder.cancelQueueNoCompleteMyOrder': member(world, orders, cancelQueue),
    'queryOrder.continuePayNoCompleteMyOrder': member(world, orders, continuePay),
    'queryOrder.queryMyOrder': member(world, orders, orderHistory),
    'passengers.query': member(world, {}, queryPassengers),
    'account.home': member(world, {}, accountHome),
    'account.userInfo': member(world, {}, accountInfo),
  };
}

function extraRoutes(world: World): Route[] {
  const on =
    (originKey: string) =>
    (method: Methods, path: string, route: { readonly id: string; readonly handle: Handler }): Route => ({
      originKey,
      method,
      path,
      endpointId: `sandbox.${route.id}`,
      handle: route.handle,
    });
  const kyfw = on('kyfw');
  const portalOrigin = on('portal');
  const page = (title: string): Handler => memberPage(world, {}, () => plainPage(title, title));
  const loginForm = { id: 'loginPage', handle: open(world, {}, loginPage) };
  const waitTwin = { id: 'unfinishedWaitTime', handle: member(world, { referer: 'orders' }, unfinishedWaitTime) };
  return [
    kyfw('*', '/otn/login/init', loginForm),
    kyfw('GET', '/otn/resources/login.html', loginForm),
    kyfw('GET', '/otn/view/index.html', { id: 'homePage', handle: page('我的12306') }),
    kyfw('GET', '/otn/index/initMy12306', { id: 'homePage', handle: page('我的12306') }),
    kyfw('GET', '/otn/view/train_order.html', { id: 'ordersPage', handle: page('未完成订单') }),
    kyfw('*', '/otn/queryOrder/initNoComplete', { id: 'ordersPage', handle: page('未完成订单') }),
    kyfw('POST', '/otn/queryOrder/queryOrderWaitTime', waitTwin),
    kyfw('POST', '/otn/basedata/log', { id: 'basedataLog', handle: open(world, {}, () => otnData(true)) }),
    kyfw('GET', '/otn/leftTicket/queryTicketPriceFL', { id: 'pricesTwin', handle: open(world, {}, ticketPrices) }),
    kyfw('POST', '/otn/payOrder/init', { id: 'payPage', handle: memberPage(world, {}, payPage) }),
    kyfw('POST', '/otn/payOrder/paycheckNew', { id: 'payCheck', handle: member(world, {}, payCheck) }),
    portalOrigin('*', '/index/otn/login/conf', { id: 'portalConf', handle: open(world, {}, loginConf) }),
    portalOrigin('GET', ERROR_PATH, { id: 'errorPage', handle: open(world, {}, errorPage) }),
  ];
}

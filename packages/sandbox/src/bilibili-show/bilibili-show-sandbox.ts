import { listEndpoints, type EndpointSpec } from '@boxwire/contract';
import { bilibiliShow } from '@boxwire/schemas-bilibili-show';
import type { Handler, PlatformInstance, Route, SandboxPlatform } from '../core/platform.ts';
import { bilibiliShowActions } from './actions.ts';
import { createWorld } from './create-world.ts';
import { BILIBILI_SHOW_FAULTS } from './gate/faults.ts';
import { createGate } from './gate/gate.ts';
import { confirmInfo } from './handlers/confirm-info.ts';
import { createOrder } from './handlers/create/create-order.ts';
import { createStatus } from './handlers/create-status.ts';
import { getMallDetail } from './handlers/mall-detail.ts';
import { cancelOrder, deleteOrder, getOrder, getPayParam, listOrders } from './handlers/orders.ts';
import { createBuyer, deleteBuyer, listAddresses, listBuyers, saveContact, updateBuyer } from './handlers/people.ts';
import { prepareOrder } from './handlers/prepare.ts';
import { getProject, getProjectByDate } from './handlers/project.ts';
import { getAreaSeats, getPlace } from './handlers/seats.ts';
import { checkStock, getLinkedGoods, listLinkedGoods } from './handlers/stock.ts';
import { bilibiliShowInvariants } from './invariants.ts';
import type { BilibiliShowSandboxOptions } from './options.ts';
import { createPayPage, image, returnPage } from './pages/pay-page.ts';
import { bilibiliShowSnapshot } from './snapshot.ts';
import type { World } from './world.ts';

/** Port of the bilibili-show sandbox when it is started alone; the mall takes the next one. */
export const BILIBILI_SHOW_DEFAULT_PORT = 8233;

/**
 * 会员购 ticketing for `createSandbox`, origins `show` and `mall`. Throws `SandboxError` `OPTION_INVALID` when the sandbox
 * starts.
 */
export function bilibiliShowSandbox(
  options: BilibiliShowSandboxOptions = {},
): SandboxPlatform<'bilibili-show', 'show' | 'mall'> {
  const { show = ['show.bilibili.com'], mall = ['mall.bilibili.com'] } = options.hosts ?? {};
  // clients differ in case, and some double a slash (bilibili-show §1.1)
  const rules = { ignoreCase: true, collapseSlashes: true };
  return {
    id: 'bilibili-show',
    title: bilibiliShow.title,
    contract: bilibiliShow,
    origins: {
      show: { hosts: show, defaultPort: BILIBILI_SHOW_DEFAULT_PORT, ...rules },
      mall: { hosts: mall, defaultPort: BILIBILI_SHOW_DEFAULT_PORT + 1, ...rules },
    },
    faults: BILIBILI_SHOW_FAULTS,
    start: (context) => start(createWorld(context, options), listEndpoints(bilibiliShow)),
  };
}

function start(world: World, endpoints: readonly EndpointSpec[]): PlatformInstance {
  const handlers = handlersOf(world);
  const routes = endpoints.flatMap((endpoint): Route[] => {
    const handle = handlers[endpoint.id];
    if (handle === undefined) return [];
    const { origin: originKey, method, path, id: endpointId, summary } = endpoint;
    return [{ originKey, method, path, endpointId, summary, handle }];
  });
  return {
    routes: [...routes, ...pageRoutes(world)],
    actions: bilibiliShowActions(world),
    invariants: bilibiliShowInvariants(world),
    snapshot: () => bilibiliShowSnapshot(world),
  };
}

function handlersOf(world: World): Readonly<Record<string, Handler>> {
  const gate = createGate(world);
  return {
    'project.get': gate.open(getProject),
    'project.getV2': gate.open(getProject),
    'project.infoByDate': gate.open(getProjectByDate),
    'mall.itemsDetail': gate.open(getMallDetail, 'E4'),
    'place.get': gate.user(getPlace),
    'area.seat': gate.user(getAreaSeats),
    'buyer.list': gate.user(listBuyers),
    'buyer.create': gate.user(createBuyer),
    'buyer.update': gate.user(updateBuyer),
    'buyer.delete': gate.user(deleteBuyer),
    'buyer.saveContactInfo': gate.user(saveContact),
    'addr.list': gate.user(listAddresses),
    'order.prepare': gate.user(prepareOrder),
    'order.confirmInfo': gate.user(confirmInfo),
    'order.createV2': gate.user(createOrder),
    'order.createstatus': gate.user(createStatus),
    'order.info': gate.user(getOrder),
    'order.getPayParam': gate.user(getPayParam),
    'order.cancel': gate.user(cancelOrder),
    'order.del': gate.user(deleteOrder),
    'order.list': gate.user(listOrders),
    'ordercenter.ticketList': gate.user(listOrders),
    'stock.check': gate.user(checkStock),
    'linkgoods.list': gate.open(listLinkedGoods),
    'linkgoods.detail': gate.open(getLinkedGoods),
  };
}

function pageRoutes(world: World): Route[] {
  const pay = createPayPage(world);
  const page = (method: string, path: string, [endpointId, handle]: readonly [string, Handler]): Route => ({
    originKey: 'show',
    method,
    path,
    endpointId,
    handle,
  });
  return [
    page('GET', '/pay/{orderId}', ['sandbox.payPage', pay]),
    page('POST', '/pay/{orderId}', ['sandbox.payPage', pay]),
    page('GET', '/return', ['sandbox.returnPage', returnPage]),
    page('GET', '/image/{file}', ['sandbox.image', image]),
  ];
}

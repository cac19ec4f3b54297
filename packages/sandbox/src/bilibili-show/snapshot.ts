import type { World } from './world.ts';

/** The state as JSON: ids, stock and money; no cookie, no token, no person. */
export function bilibiliShowSnapshot({ people, catalogue, orders }: World): unknown {
  return {
    users: people.list().map(({ uid, loggedIn, challenge }) => ({
      uid,
      loggedIn,
      challenge: challenge === null ? null : { errno: challenge.errno, on: challenge.on },
    })),
    projects: catalogue.projects.map((project) => ({
      projectId: project.id,
      name: project.name,
      idBind: project.idBind,
      pickSeat: project.pickSeat,
      paper: project.paper,
      dated: project.dated,
      hot: project.hot,
      needContact: project.needContact,
      onSale: project.onSale,
      saleBegin: new Date(project.saleBeginsAt).toISOString(),
      saleEnd: new Date(project.saleEndsAt).toISOString(),
      receivedFen: project.receivedFen,
      screens: project.screens.map(({ id, skus }) => ({
        screenId: id,
        skus: skus.map((sku) => ({ skuId: sku.id, priceFen: sku.priceFen, stock: sku.stock, supplied: sku.supplied })),
      })),
    })),
    orders: orders.list().map((order) => ({
      orderId: String(order.orderId),
      uid: order.user.uid,
      projectId: order.project.id,
      screenId: order.screen.id,
      count: order.count,
      seats: order.seats,
      payMoneyFen: order.payMoneyFen,
      status: order.status,
      createdAt: new Date(order.createdAt).toISOString(),
      expiresAt: new Date(order.expiresAt).toISOString(),
    })),
  };
}

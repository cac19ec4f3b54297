import { endpoint, json, sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { bookingUrl } from '../models/booking-url.ts';
import { order } from '../models/order.ts';
import { washcarOutcome } from '../outcome/washcar-outcome.ts';
import type { WashcarPaths } from '../paths.ts';
import { namesOneOrder, orderReference } from '../requests/order-reference.ts';
import { leftOutWhenEmpty, portableText } from '../requests/portable-text.ts';
import { channelOrderNo, cityCode, mobile } from '../requests/request-fields.ts';
import { answer } from './answer.ts';
import { common, pathOf, type WashcarRoutes } from './routes.ts';

/** 获取H5预约链接, 取消订单, 汽车服务下单, 订单详情 (washcar §5.1). */
export function orderEndpoints<Paths extends WashcarPaths, Read extends 'GET' | 'POST'>(
  routes: WashcarRoutes<Paths, Read>,
) {
  return {
    bookingUrl: endpoint({
      ...common,
      id: 'order.bookingUrl',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'order.bookingUrl'),
      summary: '获取H5预约链接: the page where the customer books a visit',
      // a core call for channel states (§4.2), yet only the page behind the link changes the order
      effect: 'read',
      query: namesOneOrder({ ...orderReference, code: sensitive(leftOutWhenEmpty(portableText()), 'secret') }),
      responses: answer(bookingUrl),
      outcome: washcarOutcome(),
      facts: { access: 'core', permission: 'order.booking', apiType: 'order' },
    }),
    cancel: endpoint({
      ...common,
      id: 'order.cancel',
      method: 'POST',
      path: pathOf(routes.paths, 'order.cancel'),
      summary: '取消订单: cancel before a code is used',
      effect: 'write',
      body: json(namesOneOrder({ ...orderReference, reason: leftOutWhenEmpty(portableText(200)) })),
      responses: answer(order.nullable()),
      outcome: washcarOutcome(),
      facts: { access: 'core', permission: 'order.cancel', apiType: 'order' },
    }),
    create: endpoint({
      ...common,
      id: 'order.create',
      method: 'POST',
      path: pathOf(routes.paths, 'order.create'),
      summary: '汽车服务下单: order one package',
      // not idempotent: after a doubtful answer look the order up by channelOrderNo (§3 C34)
      effect: 'write',
      body: json(z.object({ channelOrderNo, mobile, goodsId: portableText(), goodsItemId: portableText(), cityCode })),
      responses: answer(order),
      outcome: washcarOutcome(),
      facts: { access: 'core', permission: 'order.create', apiType: 'order' },
    }),
    detail: endpoint({
      ...common,
      id: 'order.detail',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'order.detail'),
      summary: '订单详情: one order with its codes',
      effect: 'read',
      query: namesOneOrder(orderReference),
      responses: answer(order),
      outcome: washcarOutcome(),
      facts: { access: 'query', permission: 'order.query', apiType: 'order' },
    }),
  };
}

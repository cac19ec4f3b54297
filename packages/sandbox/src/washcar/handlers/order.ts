import { encodeAnswer } from '../../core/http/encode-answer.ts';
import { businessRefusal, fieldRefusal, ruleRefusal } from '../answers/refusal.ts';
import { BOOKING_PATH } from '../orders/booking-links.ts';
import { orderView, type OrderState } from '../orders/order.ts';
import type { Call, CallHandler } from '../world.ts';
import { requiredCity } from './city.ts';
import { findOnSale } from './goods.ts';

/** 汽车服务下单. */
export const createOrder: CallHandler = (call) => {
  const { world, channel, fields, request } = call;
  const channelOrderNo = fields.required('channelOrderNo', '渠道订单号不能为空');
  fields.atMost('channelOrderNo', 64, '渠道订单号长度不能超过64');
  const mobile = fields.required('mobile', '手机号不能为空');
  if (!/^1\d{10}$/.test(mobile)) throw fieldRefusal('mobile', '手机号格式不正确');
  const goodsId = fields.required('goodsId', '商品ID不能为空');
  const goodsItemId = fields.required('goodsItemId', '套餐ID不能为空');
  const city = requiredCity(call);
  const goods = findOnSale(call, goodsId);
  const item = goods.items.find((own) => own.goodsItemId === goodsItemId);
  if (item === undefined) throw fieldRefusal('goodsItemId', '套餐不存在或已删除');
  if (!goods.cityCodes.includes(city.cityCode)) throw fieldRefusal('cityCode', '城市编码不在服务范围内');
  const order = world.orders.create({ channel, channelOrderNo, mobile, goods, item, cityCode: city.cityCode });
  request.mint('/data/orderNo', order.orderNo);
  return orderText(call, order);
};

/** 订单详情. */
export const orderDetail: CallHandler = (call) => orderText(call, findOrder(call));

/** 取消订单. */
export const cancelOrder: CallHandler = (call) => {
  call.fields.atMost('reason', 200, '取消原因长度不能超过200');
  const order = findOrder(call);
  call.world.orders.cancel(order, 'order.cancel');
  return orderText(call, order);
};

/** 获取H5预约链接. */
export const bookingUrl: CallHandler = (call) => {
  const { world, fields, request, endpoint } = call;
  const order = lookUp(call);
  if (order?.mobile == null) throw businessRefusal('订单不存在或手机号为空');
  const wanted = fields.text('code');
  const open = order.codes.find(({ code, status }) => isOpen(status) && (wanted ?? code) === code);
  if (open === undefined) throw businessRefusal('未查询到对应核销码');
  if (request.fault('bookingUnavailable') !== undefined) throw businessRefusal('获取预约链接失败,请稍候重试');
  const path = BOOKING_PATH.replace('{token}', world.links.tokenOf(order));
  const url = request.mint('/data/url', request.url(endpoint.origin, path));
  // the schema writes a lone link as text; both forms are documented guesses, so the option decides
  return world.envelope.successText(world.forms.bookingUrl === 'text' ? encodeAnswer(endpoint, { url }) : { url });
};

function isOpen(status: string): boolean {
  return status === 'UNUSED' || status === 'BOOKED';
}

function findOrder(call: Call): OrderState {
  const order = lookUp(call);
  if (order === undefined) throw fieldRefusal('orderNo', '订单不存在');
  return order;
}

function lookUp({ world, channel, fields }: Call): OrderState | undefined {
  const orderNo = fields.text('orderNo');
  const channelOrderNo = fields.text('channelOrderNo');
  if (orderNo === undefined && channelOrderNo === undefined) throw ruleRefusal('订单号和渠道订单号不能同时为空');
  return world.orders.find(channel.appId, { orderNo, channelOrderNo });
}

function orderText({ world, endpoint }: Call, order: OrderState): string {
  return world.envelope.successText(encodeAnswer(endpoint, orderView(order)));
}

import type { Shop } from '@boxwire/schemas-washcar';
import { encodeAnswer } from '../../core/http/encode-answer.ts';
import { fieldRefusal } from '../answers/refusal.ts';
import { goodsView } from '../catalogue/catalogue.ts';
import { distanceM, type Place } from '../catalogue/distance.ts';
import type { StockedShop } from '../catalogue/shops-seed.ts';
import type { CallHandler } from '../world.ts';
import { requiredCity } from './city.ts';
import { findOnSale } from './goods.ts';
import { pageOf, readPaging } from './paging.ts';

/** 门店列表: nearest first where the customer's place is known. */
export const shopList: CallHandler = (call) => {
  const { world, fields, endpoint } = call;
  const city = requiredCity(call);
  const areaCode = fields.code('areaCode', '行政区划编码有误');
  const goodsId = fields.text('goodsId');
  if (goodsId !== undefined) findOnSale(call, goodsId);
  const keyword = fields.text('keyword');
  const place = fields.place();
  const paging = readPaging(fields);
  const found = world.catalogue.shops.filter(
    ({ shop, goodsIds }) =>
      shop.cityCode === city.cityCode &&
      (areaCode ?? shop.areaCode) === shop.areaCode &&
      (goodsId === undefined || goodsIds.has(goodsId)) &&
      (keyword === undefined || shop.shopName.includes(keyword) || (shop.shopAddress ?? '').includes(keyword)),
  );
  const shops = found.map((stocked) => shopView(stocked, place));
  if (place !== undefined) shops.sort((one, other) => (one.distance ?? 0) - (other.distance ?? 0));
  return world.envelope.successText(encodeAnswer(endpoint, pageOf(shops, paging)));
};

/** 获取门店详情. */
export const shopDetail: CallHandler = ({ world, fields, endpoint }) => {
  const shopId = fields.required('shopId', '门店ID不能为空');
  const place = fields.place();
  const stocked = world.catalogue.shops.find(({ shop }) => shop.shopId === shopId);
  if (stocked === undefined) throw fieldRefusal('shopId', '门店不存在');
  const goodsList = world.catalogue.goods
    .filter(({ goodsId, status }) => status === 'ON_SALE' && stocked.goodsIds.has(goodsId))
    .map(goodsView);
  return world.envelope.successText(encodeAnswer(endpoint, { ...shopView(stocked, place), goodsList }));
};

function shopView({ shop }: StockedShop, place: Place | undefined): Shop {
  return place === undefined ? shop : { ...shop, distance: distanceM(place, shop) };
}

import { encodeAnswer } from '../../core/http/encode-answer.ts';
import { fieldRefusal } from '../answers/refusal.ts';
import { goodsView } from '../catalogue/catalogue.ts';
import type { StockedGoods } from '../catalogue/goods-seed.ts';
import type { City } from '../catalogue/places.ts';
import type { Call, CallHandler } from '../world.ts';
import { optionalCity } from './city.ts';
import { pageOf, readPaging } from './paging.ts';

const KEPT_ANSWERS = 256;

/** 商品列表. Answers are kept until stock or sale changes: encoding them again would cost more than all the checks. */
export function createGoodsList(): CallHandler {
  const kept = new Map<string, Uint8Array>();
  let keptVersion = -1;
  return (call) => {
    const { catalogue } = call.world;
    const city = optionalCity(call);
    const categoryId = call.fields.text('categoryId');
    const keyword = call.fields.text('keyword');
    const paging = readPaging(call.fields);
    if (keptVersion !== catalogue.version || kept.size >= KEPT_ANSWERS) {
      kept.clear();
      keptVersion = catalogue.version;
    }
    const key = JSON.stringify([city?.cityCode, categoryId, keyword, paging.page, paging.size]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const wanted = catalogue.goods.filter(
      (goods) => isOnSaleIn(goods, city) && isInCategory(goods, categoryId) && mentions(goods, keyword),
    );
    const text = call.world.envelope.successText(encodeAnswer(call.endpoint, pageOf(wanted.map(goodsView), paging)));
    const answer = Buffer.from(text);
    kept.set(key, answer);
    return answer;
  };
}

/** 商品详情. */
export const goodsDetail: CallHandler = (call) => {
  const goodsId = call.fields.required('goodsId', '商品ID不能为空');
  const goods = findOnSale(call, goodsId, optionalCity(call));
  return call.world.envelope.successText(encodeAnswer(call.endpoint, goodsView(goods)));
};

/** 商品类目. */
export const goodsCategories: CallHandler = ({ world, endpoint }) =>
  world.envelope.successText(encodeAnswer(endpoint, world.catalogue.categories));

/** Goods that can be ordered. Throws the refusal of washcar §5.5. */
export function findOnSale({ world }: Call, goodsId: string, city?: City): StockedGoods {
  const goods = world.catalogue.find(goodsId);
  if (goods === undefined || !isOnSaleIn(goods, city)) throw fieldRefusal('goodsId', '商品不存在或已下架');
  return goods;
}

function isOnSaleIn(goods: StockedGoods, city: City | undefined): boolean {
  return goods.status === 'ON_SALE' && (city === undefined || goods.cityCodes.includes(city.cityCode));
}

// a main category is the beginning of its children's ids
function isInCategory(goods: StockedGoods, categoryId: string | undefined): boolean {
  return categoryId === undefined || goods.categoryId.startsWith(categoryId);
}

function mentions(goods: StockedGoods, keyword: string | undefined): boolean {
  return keyword === undefined || goods.goodsName.includes(keyword) || goods.goodsDesc.includes(keyword);
}

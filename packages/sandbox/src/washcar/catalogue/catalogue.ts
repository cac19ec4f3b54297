import type { Category, Goods } from '@boxwire/schemas-washcar';
import type { Random } from '../../core/random.ts';
import { CATEGORIES, seedGoods, type StockedGoods, type StockedItem } from './goods-seed.ts';
import { CITIES, type City } from './places.ts';
import { seedShops, type StockedShop } from './shops-seed.ts';

/** What can be bought, where, and how much is left. */
export class Catalogue {
  readonly cities: readonly City[] = CITIES;
  readonly categories: readonly Category[] = CATEGORIES;
  readonly goods: readonly StockedGoods[];
  readonly shops: readonly StockedShop[];
  /** Grows with every change of stock or sale, so that encoded answers can be kept until then. */
  version = 0;
  readonly #byId: ReadonlyMap<string, StockedGoods>;
  readonly #initialStock: Map<string, number>;

  constructor(random: Random, stock: Readonly<Record<string, number>> = {}) {
    this.goods = seedGoods(
      random.fork('goods'),
      this.cities.map(({ cityCode }) => cityCode),
    );
    this.shops = seedShops(random.fork('shops'), this.cities, this.goods);
    this.#byId = new Map(this.goods.map((goods) => [goods.goodsId, goods]));
    for (const item of this.items()) item.stock = stock[item.goodsItemId] ?? item.stock;
    this.#initialStock = new Map(this.items().map(({ goodsItemId, stock: count }) => [goodsItemId, count]));
  }

  city(cityCode: string): City | undefined {
    return this.cities.find((city) => city.cityCode === cityCode);
  }

  /** Goods by id, also those off sale. */
  find(goodsId: string): StockedGoods | undefined {
    return this.#byId.get(goodsId);
  }

  items(): StockedItem[] {
    return this.goods.flatMap(({ items }) => items);
  }

  /** Takes one from stock; `false` when there is none. */
  take(item: StockedItem): boolean {
    if (item.stock <= 0) return false;
    item.stock -= 1;
    this.version += 1;
    return true;
  }

  putBack(goodsItemId: string): void {
    const item = this.items().find((own) => own.goodsItemId === goodsItemId);
    if (item === undefined) return;
    item.stock += 1;
    this.version += 1;
  }

  /** Sets what is left, as the operator does after counting. */
  setStock(item: StockedItem, count: number): void {
    this.#initialStock.set(item.goodsItemId, (this.#initialStock.get(item.goodsItemId) ?? 0) + count - item.stock);
    item.stock = count;
    this.version += 1;
  }

  setStatus(goods: StockedGoods, status: StockedGoods['status']): void {
    goods.status = status;
    this.version += 1;
  }

  /** How many of a package were put on sale altogether. */
  suppliedOf(goodsItemId: string): number {
    return this.#initialStock.get(goodsItemId) ?? 0;
  }
}

/** Goods as the API shows them; prices are those of the cheapest package. */
export function goodsView(goods: StockedGoods): Goods {
  const { goodsId, goodsName, goodsDesc, categoryId, items, status } = goods;
  const [cheapest] = items;
  return {
    goodsId,
    goodsName,
    goodsDesc,
    categoryId,
    originPrice: cheapest?.originPrice,
    salePrice: cheapest?.salePrice,
    settlePrice: cheapest?.settlePrice,
    items: items.map((item) => ({ ...item })),
    status,
  };
}

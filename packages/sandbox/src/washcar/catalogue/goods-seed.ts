import type { Category, GoodsStatus } from '@boxwire/schemas-washcar';
import type { Random } from '../../core/random.ts';

/** A package in stock. Money in fen. */
export interface StockedItem {
  readonly goodsItemId: string;
  readonly goodsItemName: string;
  readonly originPrice: number;
  readonly salePrice: number;
  readonly settlePrice: number;
  stock: number;
}

/** Goods as the sandbox keeps them. */
export interface StockedGoods {
  readonly goodsId: string;
  readonly goodsName: string;
  readonly goodsDesc: string;
  readonly categoryId: string;
  readonly cityCodes: readonly string[];
  readonly items: readonly StockedItem[];
  status: GoodsStatus;
}

/** The category tree. */
export const CATEGORIES: readonly Category[] = [
  category('C01', '洗车', [
    ['C0101', '普通洗车'],
    ['C0102', '精致洗车'],
  ]),
  category('C02', '美容', [
    ['C0201', '打蜡镀膜'],
    ['C0202', '内饰清洁'],
  ]),
  category('C03', '保养', [
    ['C0301', '机油保养'],
    ['C0302', '空调清洗'],
  ]),
  category('C04', '轮胎', [['C0401', '轮胎服务']]),
];

type Template = readonly [categoryId: string, name: string, originYuan: number];

// the first one is the goods of the documented create example
const TEMPLATES: readonly Template[] = [
  ['C0101', '标准洗车', 35],
  ['C0101', '快速洗车', 25],
  ['C0101', '无水洗车', 45],
  ['C0102', '精致洗车', 88],
  ['C0102', '全车精洗', 168],
  ['C0201', '手工打蜡', 198],
  ['C0201', '纳米镀膜', 699],
  ['C0202', '内饰深度清洁', 299],
  ['C0202', '真皮养护', 259],
  ['C0301', '全合成机油保养', 469],
  ['C0301', '半合成机油保养', 299],
  ['C0302', '空调系统清洗', 149],
  ['C0401', '四轮换位', 79],
  ['C0401', '轮胎动平衡', 99],
];
const OFF_SALE = '轮胎动平衡';
const SOLD_OUT = '纳米镀膜';
const CAR_KINDS = ['五座轿车', 'SUV/MPV'] as const;
const LARGE_CAR_EXTRA_FEN = 1000;

/** Goods G001, G002, … with packages GI001, GI002, …: names fixed, stock and cities seeded. G001 is served everywhere. */
export function seedGoods(random: Random, cityCodes: readonly string[]): StockedGoods[] {
  return TEMPLATES.map(([categoryId, goodsName, originYuan], index) => ({
    goodsId: numbered('G', index + 1),
    goodsName,
    goodsDesc: `${goodsName}服务,到店核销,有效期内可用一次`,
    categoryId,
    cityCodes: index === 0 ? cityCodes : someOf(random, cityCodes),
    items: CAR_KINDS.map((kind, place) => ({
      goodsItemId: numbered('GI', index * CAR_KINDS.length + place + 1),
      goodsItemName: `${goodsName}(${kind})`,
      ...pricesOf(originYuan * 100 + place * LARGE_CAR_EXTRA_FEN),
      stock: goodsName === SOLD_OUT && place === 1 ? 0 : random.integer(50, 300),
    })),
    status: goodsName === OFF_SALE ? 'OFF_SALE' : 'ON_SALE',
  }));
}

function pricesOf(originPrice: number): Pick<StockedItem, 'originPrice' | 'salePrice' | 'settlePrice'> {
  return {
    originPrice,
    salePrice: Math.round(originPrice * 0.8),
    settlePrice: Math.round(originPrice * 0.62),
  };
}

// the capital always, so that one city shows the whole range
function someOf(random: Random, cityCodes: readonly string[]): string[] {
  return cityCodes.filter((_, index) => index === 0 || random.chance(0.75));
}

function numbered(prefix: string, number: number): string {
  return prefix + number.toString().padStart(3, '0');
}

function category(
  categoryId: string,
  categoryName: string,
  children: readonly (readonly [string, string])[],
): Category {
  return {
    categoryId,
    categoryName,
    sort: Number(categoryId.slice(1)),
    children: children.map(([id, name], index) => ({ categoryId: id, categoryName: name, sort: index + 1 })),
  };
}

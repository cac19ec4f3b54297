import type { Shop } from '@boxwire/schemas-washcar';
import type { Random } from '../../core/random.ts';
import type { StockedGoods } from './goods-seed.ts';
import type { City } from './places.ts';

/** A shop and what it offers. */
export interface StockedShop {
  readonly shop: Shop & { readonly latitude: number; readonly longitude: number };
  readonly goodsIds: ReadonlySet<string>;
}

const NAMES = ['晴空洗车', '清流汽车服务', '小白鹭洗车', '驿路车养护', '澄净汽车美容'] as const;
const STREETS = ['示范路', '样例街', '测试大道', '演示巷'] as const;
const TAGS = ['免预约', '24小时', '自助洗车', '休息室', '免费停车', '新能源友好'] as const;
const OPENINGS = ['07:30', '08:00', '09:00'] as const;
const CLOSINGS = ['20:00', '21:30', '22:00'] as const;

/** Two shops in every district. People and places are invented. */
export function seedShops(random: Random, cities: readonly City[], goods: readonly StockedGoods[]): StockedShop[] {
  return cities.flatMap((city) =>
    city.districts.flatMap((district) => [1, 2].map((number) => seedShop(random, { city, district, number, goods }))),
  );
}

function seedShop(
  random: Random,
  seat: {
    readonly city: City;
    readonly district: City['districts'][number];
    readonly number: number;
    readonly goods: readonly StockedGoods[];
  },
): StockedShop {
  const { city, district, number } = seat;
  const offered = seat.goods.filter(({ cityCodes }) => cityCodes.includes(city.cityCode));
  return {
    shop: {
      shopId: random.hex(32),
      shopName: `${random.pick(NAMES)}(${district.areaName}${number}店)`,
      shopAddress: `${city.cityName}${district.areaName}${random.pick(STREETS)}${random.integer(1, 299)}号`,
      areaCode: district.areaCode,
      cityCode: city.cityCode,
      latitude: scatter(random, city.latitude),
      longitude: scatter(random, city.longitude),
      startTime: random.pick(OPENINGS),
      endTime: random.pick(CLOSINGS),
      tags: TAGS.filter(() => random.chance(0.4)),
      phone: `100${random.digits(8)}`,
      status: 'OPEN',
    },
    goodsIds: new Set(
      offered.filter(({ goodsId }) => goodsId === 'G001' || random.chance(0.7)).map(({ goodsId }) => goodsId),
    ),
  };
}

// about ±9 km, six decimals as in map services
function scatter(random: Random, degrees: number): number {
  return Math.round((degrees + (random.next() - 0.5) * 0.16) * 1e6) / 1e6;
}

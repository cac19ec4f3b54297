import type { Random } from '../../core/random.ts';
import type { NewHall, VenueRegistry } from './venue-registry.ts';

// real divisions of GB/T 2260; every venue in them is made up
const PLACES = [
  { provinceId: 110000, cityId: 110100, districtId: 110101, name: '东城区' },
  { provinceId: 110000, cityId: 110100, districtId: 110105, name: '朝阳区' },
  { provinceId: 310000, cityId: 310100, districtId: 310101, name: '黄浦区' },
  { provinceId: 310000, cityId: 310100, districtId: 310115, name: '浦东新区' },
  { provinceId: 330000, cityId: 330100, districtId: 330106, name: '西湖区' },
  { provinceId: 420000, cityId: 420100, districtId: 420106, name: '武昌区' },
  { provinceId: 440000, cityId: 440100, districtId: 440106, name: '天河区' },
  { provinceId: 440000, cityId: 440300, districtId: 440304, name: '福田区' },
  { provinceId: 510000, cityId: 510100, districtId: 510104, name: '锦江区' },
  { provinceId: 610000, cityId: 610100, districtId: 610113, name: '雁塔区' },
] as const;

const NAMES = ['云岚', '星河', '青禾', '听潮', '望山', '松影', '流光', '知秋', '晴川', '鹿鸣'] as const;
const KINDS = ['剧院', '音乐厅', '剧场', '艺术中心', '体育馆'] as const;

/** How many venues a seeded catalogue has when nothing else is asked for. */
export const DEFAULT_VENUES = 30;

/**
 * Fills the registry: venues spread over the places in turn. Every place begins with a venue that has an open seated hall;
 * the rest is drawn: venues without halls, halls without seats, closed and disabled halls.
 */
export function seedVenues(registry: VenueRegistry, random: Random, count: number = DEFAULT_VENUES): void {
  for (let index = 0; index < count; index += 1) {
    const { name, ...place } = PLACES[index % PLACES.length] ?? PLACES[0];
    const venueType = random.pick(KINDS);
    const title = `${random.pick(NAMES)}${name.slice(0, 2)}${venueType}${index + 1}`;
    const venue = registry.add({
      ...place,
      venueName: title,
      venueAddress: `${name}示例路 ${random.integer(1, 999)} 号`,
      venueType,
      managementCompany: `${title}管理有限公司`,
    });
    const isFirst = index < PLACES.length;
    const halls = isFirst ? random.integer(2, 4) : random.integer(0, 4);
    for (let number = 1; number <= halls; number += 1) {
      registry.addHall(venue, isFirst && number <= 2 ? plainHall(number, random) : drawnHall(number, random));
    }
  }
}

// the first hall is seated, the second is not, both open
function plainHall(number: number, random: Random): NewHall {
  return { hallName: `${number} 号厅`, hasSeat: number === 1 ? 1 : 0, size: random.integer(3, 30) * 100 };
}

function drawnHall(number: number, random: Random): NewHall {
  return {
    hallName: `${number} 号厅`,
    hasSeat: random.chance(0.8) ? 1 : 0,
    size: random.integer(1, 20) * 100,
    managementStatus: random.chance(0.85) ? 1 : 2,
    enableState: random.chance(0.9) ? 1 : 0,
  };
}

import type { District, Region } from '@boxwire/schemas-washcar';

/** A city served, with its districts and a centre to scatter shops around (degrees). */
export interface City extends Region {
  readonly latitude: number;
  readonly longitude: number;
  readonly districts: readonly District[];
}

type Row = readonly [
  cityCode: string,
  cityName: string,
  province: string,
  initial: string,
  at: readonly [number, number],
];

const CITY_ROWS: readonly Row[] = [
  ['110100', '北京市', '北京市', 'B', [39.9042, 116.4074]],
  ['310100', '上海市', '上海市', 'S', [31.2304, 121.4737]],
  ['330100', '杭州市', '浙江省', 'H', [30.2741, 120.1551]],
  ['440100', '广州市', '广东省', 'G', [23.1291, 113.2644]],
  ['440300', '深圳市', '广东省', 'S', [22.5431, 114.0579]],
  ['510100', '成都市', '四川省', 'C', [30.5728, 104.0668]],
];

const DISTRICT_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '110100': { '110101': '东城区', '110102': '西城区', '110105': '朝阳区', '110106': '丰台区', '110108': '海淀区' },
  '310100': { '310101': '黄浦区', '310104': '徐汇区', '310105': '长宁区', '310106': '静安区', '310115': '浦东新区' },
  '330100': { '330102': '上城区', '330105': '拱墅区', '330106': '西湖区', '330108': '滨江区' },
  '440100': { '440103': '荔湾区', '440104': '越秀区', '440105': '海珠区', '440106': '天河区' },
  '440300': { '440303': '罗湖区', '440304': '福田区', '440305': '南山区' },
  '510100': { '510104': '锦江区', '510105': '青羊区', '510106': '金牛区', '510107': '武侯区', '510108': '成华区' },
};

/** The cities served, by GB/T 2260 code. */
export const CITIES: readonly City[] = CITY_ROWS.map(
  ([cityCode, cityName, provinceName, initial, [latitude, longitude]]) => ({
    cityCode,
    cityName,
    provinceCode: `${cityCode.slice(0, 2)}0000`,
    provinceName,
    initial,
    latitude,
    longitude,
    districts: Object.entries(DISTRICT_NAMES[cityCode] ?? {}).map(([areaCode, areaName]) => ({
      areaCode,
      areaName,
      cityCode,
    })),
  }),
);

import type { Region } from '@boxwire/schemas-washcar';
import { encodeAnswer } from '../../core/http/encode-answer.ts';
import type { CallHandler } from '../world.ts';
import { requiredCity } from './city.ts';

/** 全国所有城市. */
export const cities: CallHandler = ({ world, endpoint }) => {
  const regions = world.catalogue.cities.map(({ cityCode, cityName, provinceCode, provinceName, initial }): Region => ({
    cityCode,
    cityName,
    provinceCode,
    provinceName,
    initial,
  }));
  return world.envelope.successText(encodeAnswer(endpoint, regions));
};

/** 获取城市包含的行政区县. */
export const districts: CallHandler = (call) => {
  const city = requiredCity(call);
  return call.world.envelope.successText(encodeAnswer(call.endpoint, city.districts));
};

import { fieldRefusal } from '../answers/refusal.ts';
import type { City } from '../catalogue/places.ts';
import type { Call } from '../world.ts';

/** The city a call names, when it names one (washcar §5.5). */
export function optionalCity({ world, fields }: Call): City | undefined {
  const cityCode = fields.code('cityCode', '城市编码有误');
  return cityCode === undefined ? undefined : servedCity(world.catalogue.city(cityCode));
}

/** The city a call must name. */
export function requiredCity(call: Call): City {
  call.fields.required('cityCode', '城市编码不能为空');
  return servedCity(optionalCity(call));
}

function servedCity(city: City | undefined): City {
  if (city === undefined) throw fieldRefusal('cityCode', '城市编码不在服务范围内');
  return city;
}

import type { BodyDialect } from '../requests/dialect.ts';
import { orderEndpoints, ordercenterEndpoints, stockEndpoints } from './order.ts';
import { addrEndpoints, buyerEndpoints } from './people.ts';
import { linkgoodsEndpoints, mallEndpoints, projectEndpoints } from './project.ts';
import { areaEndpoints, placeEndpoints } from './seats.ts';

/** Every endpoint of bilibili-show §2, with bodies in one dialect. */
export function declareEndpoints(dialect: BodyDialect) {
  return {
    project: projectEndpoints,
    mall: mallEndpoints(dialect),
    place: placeEndpoints,
    area: areaEndpoints,
    buyer: buyerEndpoints(dialect),
    addr: addrEndpoints,
    order: orderEndpoints(dialect),
    ordercenter: ordercenterEndpoints,
    stock: stockEndpoints(dialect),
    linkgoods: linkgoodsEndpoints,
  };
}

/** The endpoint tree. */
export type BilibiliShowEndpoints = ReturnType<typeof declareEndpoints>;

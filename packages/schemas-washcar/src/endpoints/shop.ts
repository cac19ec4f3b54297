import { endpoint } from '@boxwire/contract';
import { z } from 'zod';
import { pageOf } from '../models/page.ts';
import { shop, shopDetail } from '../models/shop.ts';
import { washcarOutcome } from '../outcome/washcar-outcome.ts';
import type { WashcarPaths } from '../paths.ts';
import { leftOutWhenEmpty, portableText } from '../requests/portable-text.ts';
import { cityCode, paging, place } from '../requests/request-fields.ts';
import { answer } from './answer.ts';
import { common, pathOf, type WashcarRoutes } from './routes.ts';

/** 门店列表, 获取门店详情 (washcar §5.1). */
export function shopEndpoints<Paths extends WashcarPaths, Read extends 'GET' | 'POST'>(
  routes: WashcarRoutes<Paths, Read>,
) {
  return {
    list: endpoint({
      ...common,
      id: 'shop.list',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'shop.list'),
      summary: '门店列表: shops of a city by page',
      effect: 'read',
      query: z.object({
        cityCode,
        areaCode: leftOutWhenEmpty(z.string().regex(/^\d{6}$/, 'expected an area code of 6 digits')),
        goodsId: leftOutWhenEmpty(portableText()),
        keyword: leftOutWhenEmpty(portableText()),
        ...place,
        ...paging,
      }),
      responses: answer(pageOf(shop)),
      outcome: washcarOutcome(),
      facts: { access: 'query', permission: 'shop.list', apiType: 'base' },
    }),
    detail: endpoint({
      ...common,
      id: 'shop.detail',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'shop.detail'),
      summary: '获取门店详情: one shop with its goods',
      effect: 'read',
      query: z.object({ shopId: portableText(), ...place }),
      responses: answer(shopDetail),
      outcome: washcarOutcome(),
      facts: { access: 'query', permission: 'shop.detail', apiType: 'base' },
    }),
  };
}

import { endpoint } from '@boxwire/contract';
import { z } from 'zod';
import { category } from '../models/category.ts';
import { goods } from '../models/goods.ts';
import { pageOf } from '../models/page.ts';
import { washcarOutcome } from '../outcome/washcar-outcome.ts';
import type { WashcarPaths } from '../paths.ts';
import { leftOutWhenEmpty, portableText } from '../requests/portable-text.ts';
import { cityCode, paging } from '../requests/request-fields.ts';
import { answer } from './answer.ts';
import { common, pathOf, type WashcarRoutes } from './routes.ts';

/** 商品列表, 商品详情, 商品类目 (washcar §5.1). */
export function goodsEndpoints<Paths extends WashcarPaths, Read extends 'GET' | 'POST'>(
  routes: WashcarRoutes<Paths, Read>,
) {
  return {
    list: endpoint({
      ...common,
      id: 'goods.list',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'goods.list'),
      summary: '商品列表: goods by page',
      effect: 'read',
      query: z.object({
        cityCode: leftOutWhenEmpty(cityCode),
        categoryId: leftOutWhenEmpty(portableText()),
        keyword: leftOutWhenEmpty(portableText()),
        ...paging,
      }),
      responses: answer(pageOf(goods)),
      outcome: washcarOutcome(),
      facts: { access: 'query', permission: 'goods.list', apiType: 'base' },
    }),
    detail: endpoint({
      ...common,
      id: 'goods.detail',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'goods.detail'),
      summary: '商品详情: one article with its packages',
      effect: 'read',
      query: z.object({ goodsId: portableText(), cityCode: leftOutWhenEmpty(cityCode) }),
      responses: answer(goods),
      outcome: washcarOutcome(),
      facts: { access: 'query', permission: 'goods.detail', apiType: 'base' },
    }),
    categories: endpoint({
      ...common,
      id: 'goods.categories',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'goods.categories'),
      summary: '商品类目: the category tree',
      effect: 'read',
      responses: answer(z.array(category)),
      outcome: washcarOutcome(),
      facts: { access: 'query', permission: 'goods.category', apiType: 'base' },
    }),
  };
}

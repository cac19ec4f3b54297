import { endpoint } from '@boxwire/contract';
import { z } from 'zod';
import { district, region } from '../models/region.ts';
import { washcarOutcome } from '../outcome/washcar-outcome.ts';
import type { WashcarPaths } from '../paths.ts';
import { cityCode } from '../requests/request-fields.ts';
import { answer } from './answer.ts';
import { common, pathOf, type WashcarRoutes } from './routes.ts';

const facts = { access: 'query', permission: 'region.list', apiType: 'base' } as const;

/** 全国所有城市, 获取城市包含的行政区县 (washcar §5.1). */
export function regionEndpoints<Paths extends WashcarPaths, Read extends 'GET' | 'POST'>(
  routes: WashcarRoutes<Paths, Read>,
) {
  return {
    cities: endpoint({
      ...common,
      id: 'region.cities',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'region.cities'),
      summary: '全国所有城市: every city served',
      effect: 'read',
      responses: answer(z.array(region)),
      outcome: washcarOutcome(),
      facts,
    }),
    districts: endpoint({
      ...common,
      id: 'region.districts',
      method: routes.readMethod,
      path: pathOf(routes.paths, 'region.districts'),
      summary: '获取城市包含的行政区县: the districts of one city',
      effect: 'read',
      query: z.object({ cityCode }),
      responses: answer(z.array(district)),
      outcome: washcarOutcome(),
      facts,
    }),
  };
}

import { endpoint } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireInt } from '../codecs/wire-int.ts';
import { linkedGoodsDetail, linkedGoodsPage } from '../models/linked-goods.ts';
import { mallItem } from '../models/mall-item.ts';
import { project, projectDay } from '../models/project.ts';
import { bilibiliShowOutcome } from '../outcome/bilibili-show-outcome.ts';
import type { BodyDialect } from '../requests/dialect.ts';
import { answer, common, open } from './common.ts';

const detail = {
  ...common,
  method: 'GET',
  source: 'bilibili-show §3.1',
  effect: 'read',
  query: z.object({
    id: showId(),
    /** `134` in most clients. */
    version: wireInt().optional(),
    project_id: showId().optional(),
    requestSource: z.string().optional(),
  }),
  responses: answer(project),
  outcome: bilibiliShowOutcome('G'),
  facts: open('1'),
} as const;

/** Project detail and sales dates (bilibili-show §3). */
export const projectEndpoints = {
  get: endpoint({ ...detail, id: 'project.get', path: '/api/ticket/project/get', summary: 'project detail' }),
  getV2: endpoint({ ...detail, id: 'project.getV2', path: '/api/ticket/project/getV2', summary: 'project detail' }),
  infoByDate: endpoint({
    ...common,
    id: 'project.infoByDate',
    method: 'GET',
    path: '/api/ticket/project/infoByDate',
    summary: 'screens of one sales date',
    source: 'bilibili-show §3.5',
    effect: 'read',
    query: z.object({ id: showId(), date: z.iso.date() }),
    responses: answer(projectDay),
    outcome: bilibiliShowOutcome('G'),
    facts: open('2'),
  }),
};

/** The newer detail on the mall host (bilibili-show §3.6). */
export function mallEndpoints(dialect: BodyDialect) {
  return {
    itemsDetail: endpoint({
      id: 'mall.itemsDetail',
      origin: 'mall',
      method: 'POST',
      path: '/mall-search-items/items_detail/info',
      summary: 'project detail in the newer form',
      source: 'bilibili-show §3.6',
      effect: 'read',
      /** The mall checks this pair; both name the page's own origin. */
      headers: z.object({ origin: z.string().optional(), referer: z.string().optional() }),
      body: dialect.body(z.object({ itemsId: showId(), itemsDetailPageType: wireInt() })),
      responses: answer(mallItem),
      outcome: bilibiliShowOutcome('G'),
      facts: open('3'),
    }),
  };
}

/** Goods sold with a project (bilibili-show §3.7). */
export const linkgoodsEndpoints = {
  list: endpoint({
    ...common,
    id: 'linkgoods.list',
    method: 'GET',
    path: '/api/ticket/linkgoods/list',
    summary: 'goods sold with a project',
    source: 'bilibili-show §3.7',
    effect: 'read',
    query: z.object({ project_id: showId(), page_type: wireInt() }),
    responses: answer(linkedGoodsPage),
    outcome: bilibiliShowOutcome(),
    facts: open('16'),
  }),
  detail: endpoint({
    ...common,
    id: 'linkgoods.detail',
    method: 'GET',
    path: '/api/ticket/linkgoods/detail',
    summary: 'one linked article with its screens',
    source: 'bilibili-show §3.7',
    effect: 'read',
    query: z.object({ link_id: showId() }),
    responses: answer(linkedGoodsDetail),
    outcome: bilibiliShowOutcome(),
    facts: open('16'),
  }),
};

import { endpoint } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireMs } from '../codecs/wire-time.ts';
import { confirmInfo } from '../models/confirm-info.ts';
import { createStatus, created } from '../models/created.ts';
import { prepared } from '../models/prepared.ts';
import { bilibiliShowOutcome } from '../outcome/bilibili-show-outcome.ts';
import type { BodyDialect } from '../requests/dialect.ts';
import { createBody, prepareBody } from '../requests/order-bodies.ts';
import { account, answer, common, secretText } from './common.ts';

/** The two POSTs of a purchase (bilibili-show §6, §8). */
export function purchaseEndpoints(dialect: BodyDialect) {
  return {
    prepare: endpoint({
      ...common,
      id: 'order.prepare',
      method: 'POST',
      path: '/api/ticket/order/prepare',
      summary: 'prepare token; reserves nothing',
      source: 'bilibili-show §6.1',
      effect: 'idempotent',
      /** `gaia_vtoken` carries the account holder's answer to a challenge. */
      query: z.object({
        project_id: showId().optional(),
        gaia_vtoken: secretText.optional(),
        token: secretText.optional(),
      }),
      body: dialect.body(prepareBody(dialect)),
      responses: answer(prepared),
      outcome: bilibiliShowOutcome('P'),
      facts: account('7'),
    }),
    createV2: endpoint({
      ...common,
      id: 'order.createV2',
      method: 'POST',
      path: '/api/ticket/order/createV2',
      summary: 'create the order',
      source: 'bilibili-show §8.1',
      effect: 'write',
      query: z.object({ project_id: showId().optional(), ptoken: secretText.nullish() }),
      body: dialect.body(createBody(dialect)),
      responses: answer(created),
      outcome: bilibiliShowOutcome('C'),
      facts: account('9'),
    }),
  };
}

/** The two GETs of a purchase: the confirm page, and whether the order was locked (bilibili-show §7, §9). */
export const settlementEndpoints = {
  confirmInfo: endpoint({
    ...common,
    method: 'GET',
    effect: 'read',
    id: 'order.confirmInfo',
    path: '/api/ticket/order/confirmInfo',
    summary: 'confirm page: the amount and what is still to be supplied',
    source: 'bilibili-show §7',
    query: z.object({
      token: secretText,
      voucher: secretText.optional(),
      project_id: showId().optional(),
      projectId: showId().optional(),
      screen_id: showId().optional(),
      ptoken: secretText.nullish(),
      requestSource: z.string().optional(),
      timestamp: wireMs().optional(),
    }),
    responses: answer(confirmInfo),
    outcome: bilibiliShowOutcome(),
    facts: account('8'),
  }),
  createstatus: endpoint({
    ...common,
    method: 'GET',
    effect: 'read',
    id: 'order.createstatus',
    path: '/api/ticket/order/createstatus',
    summary: 'whether the order was locked, with payment parameters',
    source: 'bilibili-show §9',
    /** `token` is the order token of createV2. */
    query: z.object({
      token: secretText,
      orderId: showId('string').optional(),
      project_id: showId().optional(),
      timestamp: wireMs().optional(),
    }),
    responses: answer(createStatus),
    outcome: bilibiliShowOutcome('S'),
    facts: account('10'),
  }),
};

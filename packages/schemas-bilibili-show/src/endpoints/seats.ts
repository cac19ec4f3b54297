import { endpoint } from '@boxwire/contract';
import { z } from 'zod';
import { showId } from '../codecs/show-id.ts';
import { wireMs } from '../codecs/wire-time.ts';
import { areaSeat, place } from '../models/seat-plan.ts';
import { bilibiliShowOutcome } from '../outcome/bilibili-show-outcome.ts';
import { account, answer, common } from './common.ts';

const shared = {
  ...common,
  method: 'GET',
  source: 'bilibili-show §4',
  effect: 'read',
  outcome: bilibiliShowOutcome(),
  facts: account('4'),
} as const;

/** Areas of a screen (bilibili-show §4). */
export const placeEndpoints = {
  get: endpoint({
    ...shared,
    id: 'place.get',
    path: '/api/ticket/place/get',
    summary: 'areas of a screen',
    query: z.object({ project_id: showId(), screen_id: showId(), timestamp: wireMs().optional() }),
    responses: answer(place),
  }),
};

/** Seats of an area (bilibili-show §4). */
export const areaEndpoints = {
  seat: endpoint({
    ...shared,
    id: 'area.seat',
    path: '/api/ticket/area/seat',
    summary: 'seats of one area',
    query: z.object({ screen_id: showId(), area_id: showId(), timestamp: wireMs().optional() }),
    responses: answer(areaSeat),
  }),
};

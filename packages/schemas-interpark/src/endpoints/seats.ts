import { emptyAnswer, endpoint, json, jsonAnswer, separated } from '@boxwire/contract';
import { z } from 'zod';
import { sessionBizCode } from '../models/biz-code.ts';
import { preselectRequest } from '../models/cart.ts';
import { seatGradeSummary } from '../models/rounds.ts';
import { blockSeats, plainStatus, seatBitmaps, seatBlock } from '../models/seats.ts';
import { blockKey, entMemberCode, itemCode, playSeq, seatGrade, seatInfoId, sessionId } from '../models/wire-values.ts';
import { fastHeaders, fixedOnestopHeaders, restHeaders } from '../onestop/onestop-headers.ts';
import { onestopDoneOutcome, onestopOutcome } from '../outcome/onestop-outcome.ts';

const common = {
  origin: 'tickets',
  fixedHeaders: fixedOnestopHeaders('rest', 'seat'),
  outcome: onestopOutcome(),
} as const;
const rest = { ...common, headers: restHeaders, facts: { generation: 'both', client: 'rest' } } as const;
const fast = { ...common, headers: fastHeaders, facts: { generation: 'both', client: 'fast' } } as const;
const january = { generation: '2026-01', client: 'rest' };
const jsonBody = { contentType: 'application/json' };

const round = { goodsCode: itemCode, placeCode: itemCode, playSeq };
/** Repeated parameter; the page sends 2 per request (interpark §5.8). */
const blocksQuery = z.object({
  ...round,
  blockKeys: z.array(blockKey).min(1),
  bizCode: z.union([z.literal('WEBBR'), sessionBizCode]),
});
const seatType = z.enum(['DEFAULT', 'SPORTS']);
const selection = z.object({
  ...round,
  seatType,
  seats: z.array(z.strictObject({ seatGrade, seatInfoId })).min(1),
  sessionId,
  /** January only. */
  seatCount: z.int().positive().optional(),
  /** Since September. */
  autoAssign: z.boolean().optional(),
});
const selected = z.looseObject({ unselectableSeatInfoIds: z.array(z.string()) });
const selectAnswers = { 200: jsonAnswer(selected), 201: jsonAnswer(selected) };
// nothing of these answers is recorded but that they succeed
const released = {
  responses: { 200: emptyAnswer(), 201: emptyAnswer() },
  outcome: onestopDoneOutcome(200, 201),
} as const;

/** The seat map (interpark §5.5 to §5.9). */
export const seatMapEndpoints = {
  init: endpoint({
    ...rest,
    id: 'seats.init',
    method: 'GET',
    path: '/onestop/api/seats/init/{goodsCode}',
    summary: 'How many tickets a member may take, January; GraphQL InitSeat since',
    source: 'interpark §5.5',
    effect: 'idempotent',
    params: z.object({ goodsCode: itemCode }),
    query: z.object({
      goodsGenreType: z.enum(['1', '3']),
      placeCode: itemCode,
      playSeq,
      seatGrade: z.string(),
      bizCode: sessionBizCode,
      seatRenderType: z.string(),
      reserved: z.boolean(),
      entMemberCode,
      sessionId,
      kindOfGoods: z.string(),
      needInitSession: z.boolean().optional(),
    }),
    responses: {
      200: jsonAnswer(
        z.looseObject({
          ticketMaxCount: z.int(),
          isInterlocking: z.boolean(),
          /** A label: there is no WebSocket. */
          connectionMode: z.string().optional(),
        }),
      ),
    },
    facts: january,
  }),
  grades: endpoint({
    ...rest,
    id: 'seats.grades',
    method: 'GET',
    path: '/onestop/api/seats/grades',
    summary: 'Grades with their prices and what is left',
    source: 'interpark §5.6',
    effect: 'read',
    query: z.object({ ...round, bizCode: sessionBizCode }),
    responses: { 200: jsonAnswer(z.array(seatGradeSummary)) },
  }),
  blocks: endpoint({
    ...rest,
    id: 'seats.blocks',
    method: 'GET',
    path: '/onestop/api/seats/block-data',
    summary: 'The blocks of the map',
    source: 'interpark §5.7',
    effect: 'read',
    query: z.object(round),
    responses: { 200: jsonAnswer(z.array(seatBlock)) },
  }),
  meta: endpoint({
    ...fast,
    id: 'seats.meta',
    method: 'GET',
    path: '/onestop/api/seatMeta',
    summary: 'The seats of blocks; bare in January, inside data since',
    source: 'interpark §5.8',
    effect: 'read',
    query: blocksQuery,
    responses: { 200: jsonAnswer(z.array(blockSeats)) },
    outcome: onestopOutcome({ unwrap: 'data' }),
  }),
  status: endpoint({
    ...fast,
    id: 'seats.status',
    method: 'GET',
    path: '/onestop/api/seatStatus',
    summary: 'Which seats are free: one hex bitmap per block, in the order asked',
    source: 'interpark §5.9',
    effect: 'read',
    query: blocksQuery,
    responses: { 200: jsonAnswer(seatBitmaps) },
    outcome: onestopOutcome({ unwrap: 'data' }),
  }),
  plainStatus: endpoint({
    ...fast,
    id: 'seats.plainStatus',
    method: 'GET',
    path: '/onestop/api/seatPlainStatus',
    summary: 'The state of each seat by name',
    source: 'interpark §5.9',
    effect: 'read',
    query: blocksQuery,
    responses: { 200: jsonAnswer(plainStatus) },
    outcome: onestopOutcome({ unwrap: 'data' }),
  }),
  externalMeta: endpoint({
    ...fast,
    id: 'seats.externalMeta',
    method: 'GET',
    path: '/onestop/api/externalSeatMeta',
    summary: 'seatMeta of interlocking shows',
    source: 'interpark §5.9',
    effect: 'read',
    query: blocksQuery,
    responses: { 200: jsonAnswer(z.array(blockSeats)) },
    outcome: onestopOutcome({ unwrap: 'data' }),
  }),
  externalStatus: endpoint({
    ...fast,
    id: 'seats.externalStatus',
    method: 'GET',
    path: '/onestop/api/externalSeatStatus',
    summary: 'seatStatus of interlocking shows, a bare array',
    source: 'interpark §5.9',
    effect: 'read',
    query: blocksQuery,
    responses: { 200: jsonAnswer(seatBitmaps) },
    outcome: onestopOutcome({ unwrap: 'data' }),
  }),
};

/** Holding and letting go (interpark §5.11, §5.12). */
export const holdEndpoints = {
  preselect: endpoint({
    ...rest,
    id: 'seats.preselect',
    method: 'POST',
    path: '/onestop/api/seats/preselect',
    summary: 'Holds one seat for 7 minutes, January; GraphQL PreselectSeat since',
    source: 'interpark §5.11',
    effect: 'write',
    body: json(preselectRequest, jsonBody),
    responses: preselectAnswers(),
    facts: january,
  }),
  select: endpoint({
    ...rest,
    id: 'seats.select',
    method: 'POST',
    path: '/onestop/api/seats/select',
    summary: 'Confirms the held seats for another 7 minutes',
    source: 'interpark §5.12',
    effect: 'write',
    body: json(selection, jsonBody),
    responses: selectAnswers,
  }),
  selectExternal: endpoint({
    ...rest,
    id: 'seats.selectExternal',
    method: 'POST',
    path: '/onestop/api/seats/select-external',
    summary: 'select of interlocking shows',
    source: 'interpark §5.12',
    effect: 'write',
    body: json(selection, jsonBody),
    responses: selectAnswers,
  }),
  clearSelect: endpoint({
    ...rest,
    id: 'seats.clearSelect',
    method: 'GET',
    path: '/onestop/api/seats/clear-select/{goodsCode}',
    summary: 'Lets go of what the session holds',
    source: 'interpark §5.12',
    effect: 'idempotent',
    params: z.object({ goodsCode: itemCode }),
    query: z.object({ placeCode: itemCode, sessionId }),
    ...released,
  }),
  clearSelectExternal: endpoint({
    ...rest,
    id: 'seats.clearSelectExternal',
    method: 'POST',
    path: '/onestop/api/seats/clear-select-external',
    summary: 'Lets go of what the session holds of an interlocking show',
    source: 'interpark §5.12',
    effect: 'idempotent',
    body: json(z.object({ goodsCode: itemCode, sessionId }), jsonBody),
    ...released,
  }),
  clearSelectExternalSeats: endpoint({
    ...rest,
    id: 'seats.clearSelectExternalSeats',
    method: 'GET',
    path: '/onestop/api/seats/clear-select-external/{goodsCode}',
    summary: 'Lets go of named seats of an interlocking show',
    source: 'interpark §5.12',
    effect: 'idempotent',
    params: z.object({ goodsCode: itemCode }),
    query: z.object({
      sessionId,
      placeCode: itemCode,
      playSeq,
      seatRenderType: z.string(),
      reserved: z.boolean(),
      seatInfoIds: separated(','),
      seatType,
    }),
    ...released,
  }),
  bookWait: endpoint({
    ...rest,
    id: 'seats.bookWait',
    method: 'GET',
    path: '/onestop/api/seats/book-wait/{goodsCode}',
    summary: 'Book-wait of blocks; answer not recorded',
    source: 'interpark §5.12',
    effect: 'read',
    params: z.object({ goodsCode: itemCode }),
    query: z.object({
      placeCode: itemCode,
      playSeq,
      blocks: separated(','),
      seatCount: z.int().positive(),
      entMemberCode,
    }),
    responses: { 200: jsonAnswer(z.unknown()) },
  }),
};

function preselectAnswers() {
  const held = jsonAnswer(z.looseObject({ mode: z.string().optional(), isSuccess: z.literal(true) }));
  return { 200: held, 201: held };
}

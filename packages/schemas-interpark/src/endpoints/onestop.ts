import { emptyAnswer, endpoint, json, jsonAnswer, jsonText, sensitive, textAnswer } from '@boxwire/contract';
import { z } from 'zod';
import { sessionBizCode } from '../models/biz-code.ts';
import { onestopPage } from '../models/onestop-context.ts';
import { round } from '../models/rounds.ts';
import { entMemberCode, itemCode, playDate, secretText, sessionId } from '../models/wire-values.ts';
import { fixedOnestopHeaders, restHeaders } from '../onestop/onestop-headers.ts';
import { cookieOutcome } from '../outcome/cookie-outcome.ts';
import { gatesOutcome } from '../outcome/gates-outcome.ts';
import { onestopDoneOutcome, onestopOutcome } from '../outcome/onestop-outcome.ts';

const rest = {
  origin: 'tickets',
  headers: restHeaders,
  fixedHeaders: fixedOnestopHeaders('rest', 'schedule'),
  outcome: onestopOutcome(),
  facts: { generation: 'both', client: 'rest' },
} as const;
const january = { generation: '2026-01', client: 'rest' };
const dates = z.array(z.string().regex(/^\d{8}$/, 'expected yyyyMMdd'));

/** The OneStop page, its middleware, dates, rounds of January and the session check (interpark §5.0 to §5.4). */
export const onestopEndpoints = {
  page: endpoint({
    id: 'onestop.page',
    method: 'GET',
    origin: 'tickets',
    path: '/onestop',
    summary: 'The OneStop page: the context that every later call repeats',
    source: 'interpark §5.0',
    effect: 'read',
    query: z.object({
      key: secretText,
      app_tapbar_state: z.string().optional(),
      app_header_state: z.string().optional(),
    }),
    responses: { 200: textAnswer(sensitive(onestopPage, 'secret')) },
    outcome: gatesOutcome(),
    facts: { generation: 'both' },
  }),
  setCookie: endpoint({
    id: 'onestop.setCookie',
    method: 'POST',
    origin: 'tickets',
    path: '/onestop/middleware/set-cookie',
    summary: 'Hands over the page’s opaque string as one JSON string literal; sets niost_hash',
    source: 'interpark §5.1',
    effect: 'idempotent',
    headers: z.object({ referer: secretText.optional() }),
    body: jsonText(sensitive(z.string().min(1, 'expected the string the page made'), 'secret'), {
      contentType: 'application/json',
    }),
    responses: { 200: emptyAnswer() },
    outcome: cookieOutcome(),
    facts: { generation: '2026-01' },
  }),
  playDate: endpoint({
    ...rest,
    id: 'onestop.playDate',
    method: 'GET',
    path: '/onestop/api/play/play-date/{goodsCode}',
    summary: 'The dates of the show',
    source: 'interpark §5.2',
    effect: 'read',
    params: z.object({ goodsCode: itemCode }),
    query: z.object({ placeCode: itemCode, bizCode: sessionBizCode, sessionId, entMemberCode }),
    responses: { 200: jsonAnswer(z.looseObject({ playDate: dates, nextPlayDate: z.string().optional() })) },
  }),
  holiday: endpoint({
    ...rest,
    id: 'onestop.holiday',
    method: 'GET',
    path: '/onestop/api/play/holiday',
    summary: 'Public holidays for the calendar; answer not recorded',
    source: 'interpark §5.2',
    effect: 'read',
    query: z.object({ startDate: playDate, endDate: playDate }),
    responses: { 200: jsonAnswer(z.unknown()) },
  }),
  rounds: endpoint({
    ...rest,
    id: 'onestop.rounds',
    method: 'GET',
    path: '/onestop/api/play-seq/play/{goodsCode}',
    summary: 'The rounds of a date, January; GraphQL GetPlaySeqsForDate since',
    source: 'interpark §5.3',
    effect: 'read',
    params: z.object({ goodsCode: itemCode }),
    query: z.object({
      placeCode: itemCode,
      playDate,
      sessionId,
      bizCode: sessionBizCode,
      entMemberCode: entMemberCode.optional(),
    }),
    responses: { 200: jsonAnswer(z.array(round)) },
    facts: january,
  }),
  sessionCheck: endpoint({
    ...rest,
    id: 'onestop.sessionCheck',
    method: 'POST',
    path: '/onestop/api/session-check/{suffix}',
    summary:
      'Whether the session lives, January; GraphQL ExpiredSession since. The suffix follows the underscore of the sessionId',
    source: 'interpark §5.4',
    effect: 'idempotent',
    params: z.object({ suffix: sessionId }),
    body: json(z.object({}), { contentType: 'application/json' }),
    // 201 and nothing else; its body is not recorded
    responses: { 201: emptyAnswer() },
    outcome: onestopDoneOutcome(201),
    facts: january,
  }),
};

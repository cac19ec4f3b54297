import { endpoint, json, jsonAnswer, sensitive, textAnswer } from '@boxwire/contract';
import { z } from 'zod';
import { entryBizCode } from '../models/biz-code.ts';
import { lineUp, rank } from '../models/rank.ts';
import { itemCode, playDate, playSeq, secretText } from '../models/wire-values.ts';
import { gatesOutcome } from '../outcome/gates-outcome.ts';
import { rankOutcome, waitingOutcome } from '../outcome/waiting-outcome.ts';

const waiting = {
  origin: 'waiting',
  fixedHeaders: { accept: 'application/json', origin: 'https://tickets.interpark.com' },
  outcome: waitingOutcome(),
  facts: { generation: 'both' },
} as const;
const jsonBody = { contentType: 'application/json' };
const redirect = z.looseObject({ redirectUrl: sensitive(z.url(), 'secret') });

/** The waiting line (interpark §4.1 to §4.4). Its places are given once: nothing here is ever sent again to get a better one. */
export const waitingEndpoints = {
  secureUrl: endpoint({
    ...waiting,
    id: 'waiting.secureUrl',
    method: 'POST',
    path: '/waiting/api/secure-url',
    summary: 'The key of the waiting line; binds the bizCode',
    source: 'interpark §4.1',
    effect: 'idempotent',
    body: json(
      z.object({
        bizCode: entryBizCode,
        secureData: secretText,
        signature: secretText,
        preSales: z.enum(['Y', 'N']),
        lang: z.string().min(1),
        from: z.string().min(1),
        goodsCode: itemCode,
        passCode: z.string().optional(),
        playDate: playDate.optional(),
        playSeq: playSeq.optional(),
      }),
      jsonBody,
    ),
    responses: { 200: jsonAnswer(redirect) },
  }),
  page: endpoint({
    id: 'waiting.page',
    method: 'GET',
    origin: 'tickets',
    path: '/waiting',
    summary: 'The page that waits; a shell without any value',
    source: 'interpark §4.1b',
    effect: 'read',
    query: z.object({ key: secretText }),
    responses: { 200: textAnswer(z.string()) },
    outcome: gatesOutcome(),
    facts: { generation: 'both' },
  }),
  lineUp: endpoint({
    ...waiting,
    id: 'waiting.lineUp',
    method: 'POST',
    path: '/waiting/api/line-up',
    summary: 'Takes a place in the line: a new one, at the back, at every call',
    source: 'interpark §4.2',
    effect: 'write',
    body: json(z.object({ key: decodedKey() }), jsonBody),
    responses: { 200: jsonAnswer(lineUp) },
  }),
  rank: endpoint({
    ...waiting,
    id: 'waiting.rank',
    method: 'GET',
    path: '/waiting/api/rank',
    summary: 'How many are ahead; once admitted, the session and the OneStop URL',
    source: 'interpark §4.3',
    effect: 'read',
    query: z.object({ waitingId: secretText, bizCode: entryBizCode.optional() }),
    responses: { 200: jsonAnswer(rank) },
    outcome: rankOutcome(),
  }),
  refreshUrl: endpoint({
    ...waiting,
    id: 'waiting.refreshUrl',
    method: 'POST',
    path: '/waiting/api/refresh-url',
    summary: 'The waiting URL after the page was reloaded',
    source: 'interpark §4.4',
    effect: 'idempotent',
    body: json(z.object({ key: decodedKey() }), jsonBody),
    responses: { 200: jsonAnswer(redirect) },
  }),
};

/** A key that is still percent-encoded is the 500 of interpark §4.2, so it is refused before it leaves. */
function decodedKey() {
  const key = z
    .string()
    .min(1)
    .refine((value) => !/%[0-9A-Fa-f]{2}/.test(value), 'expected the URL-decoded key, without percent escapes');
  return sensitive(key, 'secret');
}

import { endpoint, json, jsonAnswer, sensitive, textAnswer } from '@boxwire/contract';
import { z } from 'zod';
import { gatesBizCode } from '../models/biz-code.ts';
import { goodsInfo, memberInfo } from '../models/goods-info.ts';
import { cacheBuster, itemCode, playSeq, secretText } from '../models/wire-values.ts';
import { bridgeOutcome, gatesOutcome } from '../outcome/gates-outcome.ts';

const gateParameters = {
  gc: itemCode,
  pc: itemCode,
  bc: gatesBizCode,
  cc: z.string().min(1),
  lg: z.string().min(1),
  partner_token: secretText,
  partner_token_r: secretText,
  user_id: sensitive(z.string(), 'personal').optional(),
};
const tickets = { origin: 'tickets', outcome: gatesOutcome(), facts: { generation: 'both' } } as const;

const serverClock = z.codec(z.string().regex(/^\s*\d{13}\s*$/, 'expected epoch milliseconds'), z.date(), {
  decode: (wire) => new Date(Number(wire)),
  encode: (date) => date.getTime().toString(),
});

/** Bridge and gates (interpark §2.2, §2.3, §3.1 to §3.4). */
export const gatesEndpoints = {
  partner: endpoint({
    ...tickets,
    id: 'gates.partner',
    method: 'GET',
    path: '/gates/partner',
    summary: 'The gate page; sets the cookies partner_token and partner_token_r',
    source: 'interpark §2.2',
    effect: 'idempotent',
    query: z.object(gateParameters),
    // a page made from the tokens of its URL may print them
    responses: { 200: textAnswer(sensitive(z.string(), 'secret')) },
  }),
  tokenVerify: endpoint({
    id: 'gates.tokenVerify',
    method: 'POST',
    origin: 'bridge',
    path: '/x13_02/v1/bridge/tokenVerify',
    summary: 'Verifies the partner token and names the page to go to',
    source: 'interpark §2.3',
    effect: 'idempotent',
    query: z.object(gateParameters),
    body: json(z.object(gateParameters), { contentType: 'application/json' }),
    responses: { 200: jsonAnswer(z.looseObject({ returl: z.string().min(1) })) },
    outcome: bridgeOutcome(),
    facts: { generation: 'both' },
  }),
  goodsInfo: endpoint({
    ...tickets,
    id: 'gates.goodsInfo',
    method: 'GET',
    path: '/api/ticket/v2/reserve-gate/goods-info',
    summary: 'The product as the gates see it: opening, rounds, both bizCodes',
    source: 'interpark §3.1',
    effect: 'read',
    query: z.object({
      bizCode: gatesBizCode,
      goodsCode: itemCode,
      placeCode: itemCode,
      lang: z.string().min(1),
      passCode: z.string(),
      nc: cacheBuster,
      playSeq: playSeq.optional(),
    }),
    responses: { 200: jsonAnswer(goodsInfo) },
  }),
  memberInfo: endpoint({
    ...tickets,
    id: 'gates.memberInfo',
    method: 'GET',
    path: '/api/ticket/v2/reserve-gate/member-info',
    summary: 'The member’s signature and secureData for the waiting line',
    source: 'interpark §3.2',
    effect: 'read',
    query: z.object({ goodsCode: itemCode, channelCode: z.enum(['gp', 'pm']) }),
    responses: { 200: jsonAnswer(memberInfo) },
  }),
  ekycAuth: endpoint({
    ...tickets,
    id: 'gates.ekycAuth',
    method: 'GET',
    path: '/api/ticket/v2/ekyc/auth/{bizCode}',
    summary: 'Whether the eKYC of the member is on record; only the status is known',
    source: 'interpark §3.3',
    effect: 'read',
    params: z.object({ bizCode: gatesBizCode }),
    query: z.object({ nc: cacheBuster }),
    responses: { 200: jsonAnswer(z.unknown()) },
  }),
  serverTime: endpoint({
    ...tickets,
    id: 'gates.serverTime',
    origin: 'ticketfront',
    method: 'GET',
    path: '/v1/getServerTime',
    summary: 'The server’s clock, as plain text',
    source: 'interpark §3.4',
    effect: 'read',
    query: z.object({ type: z.literal('1'), nc: cacheBuster }),
    responses: { 200: textAnswer(serverClock) },
  }),
};

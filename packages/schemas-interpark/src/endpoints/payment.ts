import { endpoint, json, jsonAnswer, sensitive, separated } from '@boxwire/contract';
import { z } from 'zod';
import { sessionBizCode } from '../models/biz-code.ts';
import { cart, cartRequest } from '../models/cart.ts';
import { handover, handoverRequest, paymentAdditional, paymentInit, paymentMethod } from '../models/payment.ts';
import { gradePrices } from '../models/prices.ts';
import { entMemberCode, itemCode, playDate, playSeq, sessionId } from '../models/wire-values.ts';
import { fastHeaders, fixedOnestopHeaders, restHeaders } from '../onestop/onestop-headers.ts';
import { onestopOutcome } from '../outcome/onestop-outcome.ts';

const rest = {
  origin: 'tickets',
  headers: restHeaders,
  fixedHeaders: fixedOnestopHeaders('rest', 'payment'),
  outcome: onestopOutcome(),
  facts: { generation: 'both', client: 'rest' },
} as const;
const january = { generation: '2026-01', client: 'rest' };
const atPrice = fixedOnestopHeaders('rest', 'price');
const goodsParam = z.object({ goodsCode: itemCode });
const round = { placeCode: itemCode, playSeq };
const jsonBody = { contentType: 'application/json' };
const intMemberCode = sensitive(z.string(), 'personal');
const priced = { seatGrade: z.string(), priceGrade: z.string() };

/** Prices (interpark §6.1). */
export const priceEndpoints = {
  list: endpoint({
    ...rest,
    id: 'prices.list',
    method: 'GET',
    path: '/onestop/api/prices/{goodsCode}',
    summary: 'The prices of grades; bare or inside prices',
    source: 'interpark §6.1',
    effect: 'read',
    params: goodsParam,
    query: z.object({
      ...round,
      bizCode: sessionBizCode,
      entMemberCode,
      seatType: z.enum(['DEFAULT', 'SPORTS']),
      seatGrade: separated(','),
    }),
    responses: { 200: jsonAnswer(z.array(gradePrices)) },
    fixedHeaders: atPrice,
    outcome: onestopOutcome({ unwrap: 'prices' }),
  }),
};

/** Payment page, cart, and the hand-over to the payment window (interpark §6.3, §6.4 and Stage 7). */
export const paymentEndpoints = {
  initEssential: endpoint({
    ...rest,
    id: 'payment.initEssential',
    method: 'GET',
    path: '/onestop/api/payment/init-essential/{goodsCode}',
    summary: 'Member, deliveries, commission; January',
    source: 'interpark §6.3',
    effect: 'read',
    params: goodsParam,
    query: z.object({
      ...round,
      intMemberCode,
      entMemberCode,
      bizCode: sessionBizCode,
      memberType: z.string(),
      ...priced,
      willCallPrice: z.boolean(),
    }),
    responses: { 200: jsonAnswer(paymentInit) },
    facts: january,
  }),
  init: endpoint({
    ...rest,
    id: 'payment.init',
    method: 'GET',
    path: '/onestop/api/paymentInitEssential',
    summary: 'Member, deliveries, commission; since September',
    source: 'interpark §6.3',
    effect: 'read',
    headers: fastHeaders,
    query: z.object({
      goodsCode: itemCode,
      ...round,
      isNonMember: z.enum(['Y', 'N']),
      bizCode: sessionBizCode,
      memberType: z.string(),
      ...priced,
      willCallPrice: z.boolean(),
    }),
    responses: { 200: jsonAnswer(paymentInit) },
    facts: { generation: '2026-10', client: 'fast' },
  }),
  initAdditional: endpoint({
    ...rest,
    id: 'payment.initAdditional',
    method: 'GET',
    path: '/onestop/api/payment/init-additional/{goodsCode}',
    summary: 'Banks, promotion, coupons, points',
    source: 'interpark §6.3',
    effect: 'read',
    params: goodsParam,
    query: z.object({
      ...round,
      playDate,
      entMemberCode,
      ...priced,
      deviceType: z.string(),
      limitBizCode: z.string(),
      limitBizOutCode: z.string(),
      limitKindOfSettle: z.string(),
      limitCardIssueCode: z.string(),
      bizCode: sessionBizCode,
    }),
    responses: { 200: jsonAnswer(paymentAdditional) },
  }),
  methods: endpoint({
    ...rest,
    id: 'payment.methods',
    method: 'GET',
    path: '/onestop/api/payment/method/{goodsCode}',
    summary: 'Payment methods',
    source: 'interpark §6.3',
    effect: 'read',
    params: goodsParam,
    responses: { 200: jsonAnswer(z.array(paymentMethod)) },
  }),
  interparkPay: endpoint({
    ...rest,
    id: 'payment.interparkPay',
    method: 'GET',
    path: '/onestop/api/payment/method/interpark-pay/pay-list',
    summary: 'Cards on record at Interpark Pay; January',
    source: 'interpark §6.3',
    effect: 'read',
    query: z.object({ goodsCode: itemCode, sessionId, intMemberCode }),
    responses: {
      200: jsonAnswer(
        z.looseObject({
          mid: z.string().nullish(),
          resultMessage: z.string().nullish(),
          cardInstallment: z
            .array(z.looseObject({ cardName: z.string(), halbuText: z.string().nullish(), bigo: z.string().nullish() }))
            .nullish(),
        }),
      ),
    },
    facts: january,
  }),
  deliveryGlobal: endpoint({
    ...rest,
    id: 'payment.deliveryGlobal',
    method: 'GET',
    path: '/onestop/api/payment/delivery-global/{goodsCode}',
    summary: 'Deliveries abroad; not recorded',
    source: 'interpark §6.3',
    effect: 'read',
    params: goodsParam,
    responses: { 200: jsonAnswer(z.unknown()) },
    facts: january,
  }),
  member: endpoint({
    ...rest,
    id: 'payment.member',
    method: 'GET',
    path: '/onestop/api/member/info',
    summary: 'The member at the payment page; not recorded',
    source: 'interpark §6.3',
    effect: 'read',
    responses: { 200: jsonAnswer(sensitive(z.unknown(), 'personal')) },
    facts: january,
  }),
  ready: endpoint({
    ...rest,
    id: 'payment.ready',
    method: 'POST',
    path: '/onestop/api/payment/ready/{goodsCode}',
    summary: 'Creates the cart',
    source: 'interpark §6.4',
    effect: 'write',
    params: goodsParam,
    body: json(cartRequest, jsonBody),
    responses: { 200: jsonAnswer(cart), 201: jsonAnswer(cart) },
    fixedHeaders: atPrice,
  }),
  eximbayRequest: endpoint({
    ...rest,
    id: 'payment.eximbayRequest',
    method: 'POST',
    path: '/onestop/api/payment/method/eximbay/request',
    summary: 'The hand-over: what the payment window needs. The typed flow stops here',
    source: 'interpark §Stage 7',
    effect: 'write',
    body: json(handoverRequest, jsonBody),
    responses: { 200: jsonAnswer(handover), 201: jsonAnswer(handover) },
  }),
};

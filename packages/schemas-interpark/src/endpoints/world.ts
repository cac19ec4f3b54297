import { emptyAnswer, endpoint, json, jsonAnswer, sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { gatesBizCode } from '../models/biz-code.ts';
import { salesInfo } from '../models/goods-info.ts';
import { itemCode, secretText } from '../models/wire-values.ts';
import { firebaseOutcome, loginOutcome, worldOutcome } from '../outcome/world-outcome.ts';

const personal = () => sensitive(z.string(), 'personal');

/** The sign-in the account holder's e-mail and password go to (interpark §1.1). */
export const firebaseEndpoints = {
  signIn: endpoint({
    id: 'firebase.signIn',
    method: 'POST',
    origin: 'firebase',
    path: '/v1/accounts:signInWithPassword',
    summary: 'Firebase sign-in: the idToken of the NOL login',
    source: 'interpark §1.1',
    effect: 'idempotent',
    query: z.object({ key: secretText }),
    headers: z.object({ 'x-client-version': z.string().optional(), 'x-firebase-gmpid': z.string().optional() }),
    body: json(
      z.object({
        email: personal(),
        password: secretText,
        returnSecureToken: z.literal(true),
        clientType: z.literal('CLIENT_TYPE_WEB'),
      }),
      { contentType: 'application/json' },
    ),
    responses: {
      200: jsonAnswer(
        z.looseObject({
          idToken: secretText,
          refreshToken: secretText.optional(),
          localId: personal().optional(),
          email: personal().optional(),
          expiresIn: z.string().optional(),
        }),
      ),
    },
    outcome: firebaseOutcome(),
    facts: { generation: 'both' },
  }),
};

const world = {
  origin: 'world',
  headers: z.object({ 'x-triple-user-lang': z.string().optional() }),
  fixedHeaders: {
    'x-service-origin': 'global',
    'x-triple-user-lang': 'zh-CN',
    origin: 'https://world.nol.com',
    referer: 'https://world.nol.com/',
  },
  outcome: worldOutcome(),
  facts: { generation: 'both' },
} as const;
const goodsQuery = { goodsCode: itemCode, placeCode: itemCode, bizCode: gatesBizCode };
const jsonBody = { contentType: 'application/json' };

/** NOL World: login, who am I, enter status, sales info, and the bridge token (interpark §1.2 to §1.7, §2.1). */
export const worldEndpoints = {
  login: endpoint({
    ...world,
    id: 'world.login',
    method: 'POST',
    path: '/auth-web/api/users/auth/login/web',
    summary: 'NOL login; sets the cookies access_token and refresh_token',
    source: 'interpark §1.2',
    // the Turnstile token counts once, so a lost answer is looked up, not sent again
    effect: 'write',
    body: json(z.object({ fbToken: secretText, turnstileToken: secretText }), jsonBody),
    // the body is not recorded and not used; the cookies are the answer
    responses: { 201: emptyAnswer() },
    outcome: loginOutcome(),
  }),
  refresh: endpoint({
    ...world,
    id: 'world.refresh',
    method: 'POST',
    path: '/api/auth/refresh',
    summary: 'A new access token (unverified: one weak source)',
    source: 'interpark §1.2',
    effect: 'idempotent',
    body: json(z.object({ refreshToken: secretText }), jsonBody),
    responses: { 200: jsonAnswer(z.looseObject({ accessToken: secretText })) },
  }),
  me: endpoint({
    ...world,
    id: 'world.me',
    method: 'GET',
    path: '/api/users',
    summary: 'Who is signed in',
    source: 'interpark §1.3',
    effect: 'read',
    responses: {
      200: jsonAnswer(
        z.looseObject({
          uid: personal().optional(),
          name: personal().nullish(),
          email: personal().nullish(),
          provider: z.string().nullish(),
        }),
      ),
    },
  }),
  enterStatus: endpoint({
    ...world,
    id: 'world.enterStatus',
    method: 'GET',
    path: '/api/users/enter',
    summary: 'Whether e-mail and eKYC let the member in',
    source: 'interpark §1.4',
    effect: 'read',
    query: z.object({ goods_code: itemCode, place_code: itemCode }),
    responses: {
      200: jsonAnswer(
        z.looseObject({
          enterHasEmail: z.boolean(),
          enterHasEkyc: z.boolean(),
          enterEkyc: z.looseObject({ status: z.enum(['approved']).or(z.string()) }).nullish(),
          enterMemberId: personal().nullish(),
          enterMemberNo: personal().nullish(),
          enterEncryptVal: secretText.nullish(),
        }),
      ),
    },
  }),
  ekycToken: endpoint({
    ...world,
    id: 'world.ekycToken',
    method: 'GET',
    path: '/api/users/enter/ekyc/token',
    summary: 'The token of the eKYC pop-up',
    source: 'interpark §1.5',
    effect: 'read',
    responses: { 200: jsonAnswer(z.looseObject({ token: secretText })) },
  }),
  salesInfo: endpoint({
    ...world,
    id: 'world.salesInfo',
    method: 'GET',
    path: '/api/ent-channel-out/v1/goods/salesinfo',
    summary: 'When sale and pre-sale open and close; public',
    source: 'interpark §1.6',
    effect: 'read',
    query: z.object(goodsQuery),
    responses: { 200: jsonAnswer(salesInfo) },
    outcome: worldOutcome({ dataIn: 'data' }),
  }),
  goodsDetail: endpoint({
    ...world,
    id: 'world.goodsDetail',
    method: 'GET',
    path: '/api/ent-channel-out/v1/goods/detail',
    summary: 'The product page’s data; not fully recorded',
    source: 'interpark §1.6',
    effect: 'read',
    query: z.object({ ...goodsQuery, language: z.string() }),
    responses: { 200: jsonAnswer(z.unknown()) },
  }),
  reservations: endpoint({
    ...world,
    id: 'world.reservations',
    method: 'GET',
    path: '/api/biz/enter/reservations',
    summary: 'The member’s reservations',
    source: 'interpark §1.7',
    effect: 'read',
    query: z.object({
      languageType: z.string(),
      memberType: z.string(),
      searchStartDate: z.string(),
      searchEndDate: z.string(),
    }),
    responses: { 200: jsonAnswer(z.array(z.unknown())) },
    outcome: worldOutcome({ dataIn: 'data' }),
  }),
  enterToken: endpoint({
    ...world,
    id: 'world.enterToken',
    method: 'POST',
    path: '/api/users/enter/token',
    summary: 'The two partner tokens of the gates; since October with a Turnstile token',
    source: 'interpark §2.1',
    effect: 'idempotent',
    body: json(
      z.union([
        z.strictObject({ goodsCode: itemCode, placeCode: itemCode, turnstileToken: secretText }),
        z.strictObject({ goods_code: itemCode, place_code: itemCode }),
      ]),
      jsonBody,
    ),
    responses: { 200: jsonAnswer(z.looseObject({ access_token: secretText, refresh_token: secretText })) },
  }),
};

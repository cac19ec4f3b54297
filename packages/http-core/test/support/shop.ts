import {
  codeTable,
  bare,
  emptyAnswer,
  endpoint,
  form,
  json,
  jsonAnswer,
  platform,
  sensitive,
  textAnswer,
} from '@boxwire/contract';
import type { RequestSigner } from '@boxwire/contract';
import type { ServerReply } from '@boxwire/tooling/test-kit';
import { z } from 'zod';

/** Envelope `{ code, message, data }` with one code per advice. */
const outcome = codeTable({
  codeIn: ['code'],
  messageIn: ['message'],
  dataIn: 'data',
  success: ['200'],
  table: {
    '10': { code: 'BUSY', kind: 'busy' },
    '11': { code: 'TOO_FAST', kind: 'rateLimited' },
    '12': { code: 'NONCE_SEEN', kind: 'replay', retry: 'resign' },
    '13': { code: 'TIMESTAMP_REFUSED', kind: 'clockSkew', retry: 'syncClock' },
    '14': { code: 'UPSTREAM', kind: 'upstream' },
  },
  fallback: { code: 'BUSINESS', kind: 'refused' },
});

const item = z.looseObject({ itemId: z.string(), price: z.int() });
const common = { source: 'test', outcome } as const;

const list = endpoint({
  ...common,
  id: 'item.list',
  method: 'GET',
  origin: 'api',
  path: '/items',
  summary: 'Lists items',
  effect: 'read',
  query: z.object({ page: z.int().optional(), phone: sensitive(z.string(), 'personal').optional() }),
  responses: { 200: jsonAnswer(z.looseObject({ items: z.array(item) })) },
  maxUrlLength: 200,
});
const get = endpoint({
  ...common,
  id: 'item.get',
  method: 'GET',
  origin: 'api',
  path: '/items/{itemId}',
  summary: 'One item',
  effect: 'read',
  params: z.object({ itemId: z.string() }),
  responses: { 200: jsonAnswer(item) },
});
const create = endpoint({
  ...common,
  id: 'order.create',
  method: 'POST',
  origin: 'api',
  path: '/orders',
  summary: 'Orders an item',
  effect: 'write',
  body: json(z.object({ itemId: z.string(), mobile: sensitive(z.string(), 'personal').optional() })),
  responses: { 200: jsonAnswer(z.looseObject({ orderNo: z.string() })) },
});
const replace = endpoint({
  ...common,
  id: 'order.replace',
  method: 'PUT',
  origin: 'api',
  path: '/orders/{orderNo}',
  summary: 'Replaces an order',
  effect: 'idempotent',
  params: z.object({ orderNo: z.string() }),
  body: json(z.object({ itemId: z.string() })),
  responses: { 200: jsonAnswer(z.looseObject({ orderNo: z.string() })) },
});
const page = endpoint({
  id: 'page.show',
  method: 'GET',
  origin: 'api',
  path: '/page',
  summary: 'A page, redirects handed out',
  source: 'test',
  effect: 'read',
  signed: false,
  responses: { 200: textAnswer(z.string()), 302: emptyAnswer() },
  outcome: bare(),
});
const enter = endpoint({
  ...common,
  id: 'page.enter',
  method: 'POST',
  origin: 'api',
  path: '/enter',
  summary: 'A form, redirects followed',
  effect: 'write',
  redirects: 'follow',
  body: form(z.object({ name: z.string() })),
  headers: z.object({ authorization: z.string().optional(), 'x-page': z.string().optional() }),
  responses: { 200: textAnswer(z.string()) },
  outcome: bare(),
});

/** A synthetic platform: no signing, two origins. */
export const shop = platform({
  id: 'shop',
  title: 'Test shop',
  origins: ['api', 'login'],
  endpoints: { item: { list, get }, order: { create, replace }, page: { show: page, enter } },
});

/** The same platform with signing declared. */
export const signedShop = platform({ ...shop, id: 'signedShop', signing: { scheme: 'test-sum' } });

/** An answer in the shop's envelope. */
export function answer(code: number, data: unknown = null, headers: Record<string, string> = {}): ServerReply {
  return {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ code, message: `code ${String(code)}`, data }),
  };
}

export const anItem = { itemId: 'A1', price: 3500 } as const;
export const oneItem = (headers: Record<string, string> = {}): ServerReply => answer(200, { items: [anItem] }, headers);
export const anOrder = (): ServerReply => answer(200, { orderNo: 'N1' });

/** Both origins at one server. */
export const at = (server: { readonly origin: string }) => ({ origins: { api: server.origin, login: server.origin } });

/** A signer that adds a timestamp and a nonce that never repeats, and remembers what it was asked. */
export function sumSigner(secret = 'test-secret') {
  const asked: {
    readonly now: number;
    readonly attempt: number;
    readonly headers: Readonly<Record<string, string>>;
  }[] = [];
  const signer: RequestSigner<'test-sum'> = {
    scheme: 'test-sum',
    sign: ({ query, headers }, { now, attempt }) => {
      asked.push({ now, attempt, headers });
      const sign = `${String(query.length)}.${secret}`;
      return {
        query: [
          ['timestamp', String(now)],
          ['nonce', `n${String(asked.length)}`],
          ['sign', sign],
        ],
      };
    },
  };
  return { signer, asked };
}

/** Answers the given replies in turn, then the last one for ever. */
export function inTurn(...replies: readonly ServerReply[]): () => ServerReply {
  let turn = 0;
  return () => replies[Math.min(turn++, replies.length - 1)]!;
}

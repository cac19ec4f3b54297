import { isContractError } from '@boxwire/contract';
import { startServer } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { anItem, anOrder, answer, at, oneItem, shop } from './support/shop.ts';

test('a call resolves to the typed data, over one kept connection', async () => {
  await using server = await startServer(() => oneItem());
  await using client = createClient(shop, at(server));
  const first = await client.item.list({ query: { page: 1 } });
  expect(first).toEqual({ ok: true, data: { items: [anItem] }, status: 200 });
  await client.item.list();
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /items?page=1', 'GET /items']);
  expect(server.connections()).toBe(1);
});

test('a refusal is an outcome, not an error', async () => {
  await using server = await startServer(() => answer(99));
  await using client = createClient(shop, at(server));
  expect(await client.order.create({ body: { itemId: 'A1' } })).toMatchObject({
    ok: false,
    kind: 'refused',
    code: 'BUSINESS',
    endpointId: 'order.create',
  });
});

test('an input outside the contract is refused before anything is sent', async () => {
  await using server = await startServer(() => anOrder());
  await using client = createClient(shop, at(server));
  const error: unknown = await client.order
    .create({ body: { itemId: 7 as unknown as string } })
    .catch((reason: unknown) => reason);
  expect(isContractError(error)).toBe(true);
  expect(server.heads).toHaveLength(0);
});

test('path, query, body and content type arrive as the contract encodes them', async () => {
  await using server = await startServer(() => anOrder());
  await using client = createClient(shop, at(server));
  await client.order.replace({ params: { orderNo: 'N/1 ü' }, body: { itemId: '洗车' } });
  const [request] = server.requests;
  expect(request?.url).toBe('/orders/N%2F1%20%C3%BC');
  expect(request?.headers['content-type']).toBe('application/json; charset=UTF-8');
  expect(request?.body.toString('utf8')).toBe('{"itemId":"洗车"}');
  expect(request?.headers['content-length']).toBe('19');
});

test('default headers are sent, the contract wins over them, and the call over both', async () => {
  await using server = await startServer(() => anOrder());
  await using client = createClient(shop, {
    ...at(server),
    headers: { 'User-Agent': 'shop-test/1', 'Content-Type': 'text/plain', 'X-Tenant': 'a' },
  });
  await client.order.create({ body: { itemId: 'A1' } });
  await client.order.create({ body: { itemId: 'A1' } }, { headers: { 'X-TENANT': 'b' } });
  expect(
    server.requests.map(({ headers }) => [headers['user-agent'], headers['content-type'], headers['x-tenant']]),
  ).toEqual([
    ['shop-test/1', 'application/json; charset=UTF-8', 'a'],
    ['shop-test/1', 'application/json; charset=UTF-8', 'b'],
  ]);
});

test('headers of one call do not stay for the next, though lists are reused', async () => {
  await using server = await startServer(() => ({ body: 'welcome' }));
  await using client = createClient(shop, at(server));
  const body = { name: 'Ada' };
  await client.page.enter({ body, headers: { 'x-page': 'one' } });
  await client.page.enter({ body, headers: {} });
  await client.page.enter({ body, headers: { 'x-page': 'two', authorization: 'Bearer t' } });
  await client.page.enter({ body, headers: { authorization: 'Bearer t' } });
  expect(server.requests.map(({ headers }) => [headers['x-page'], headers.authorization])).toEqual([
    ['one', undefined],
    [undefined, undefined],
    ['two', 'Bearer t'],
    [undefined, 'Bearer t'],
  ]);
});

test('uncompressed answers are asked for, and a compressed one is read all the same', async () => {
  const { gzipSync } = await import('node:zlib');
  await using server = await startServer(() => ({
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(JSON.stringify({ code: 200, data: { items: [anItem] } })),
  }));
  await using client = createClient(shop, at(server));
  expect(await client.item.list()).toMatchObject({ ok: true, data: { items: [anItem] } });
  expect(server.requests[0]?.headers['accept-encoding']).toBe('identity');
});

test('a text answer in GBK is read as its content type says', async () => {
  await using server = await startServer(() => ({
    headers: { 'content-type': 'text/html; charset=GBK' },
    body: Uint8Array.from([0xcf, 0xb4, 0xb3, 0xb5]),
  }));
  await using client = createClient(shop, at(server));
  expect(await client.page.show()).toEqual({ ok: true, data: '洗车', status: 200 });
});

test('an endpoint is called by its declaration with $call', async () => {
  await using server = await startServer(() => answer(200, anItem));
  await using client = createClient(shop, at(server));
  const outcome = await client.$call(shop.endpoints.item.get, { params: { itemId: 'A1' } });
  expect(outcome.ok && outcome.data.price).toBe(3500);
});

test('an encoded request is sent with $send, which answers the response itself', async () => {
  await using server = await startServer(() => ({ ...anOrder(), headers: { 'x-multi': ['a', 'b'] } }));
  await using client = createClient(shop, at(server));
  const response = await client.$send(shop.endpoints.order.create, {
    endpointId: 'order.create',
    method: 'POST',
    origin: 'api',
    path: '/orders',
    query: [],
    headers: { 'x-own': 'yes' },
    bodyText: '{}',
  });
  expect(response).toMatchObject({ status: 200, headers: { 'x-multi': 'a, b' } });
  expect(Object.keys(response)).toEqual(['status', 'headers', 'bodyText']);
  expect(server.requests[0]?.headers['x-own']).toBe('yes');
});

test('trace headers are passed on, and none are made up', async () => {
  await using server = await startServer(() => oneItem());
  await using client = createClient(shop, at(server));
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  await client.item.list({}, { traceparent, tracestate: 'rojo=1' });
  await client.item.list();
  expect(server.requests.map(({ headers }) => [headers.traceparent, headers.tracestate])).toEqual([
    [traceparent, 'rojo=1'],
    [undefined, undefined],
  ]);
  await expect(client.item.list({}, { traceparent: 'no' })).rejects.toMatchObject({ code: 'CALL_OPTION_INVALID' });
  expect(server.requests).toHaveLength(2);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebServer } from '../src/server/create-web-server.ts';
import { post, startWeb } from './start.ts';

let web: WebServer;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

const call = async (body: unknown) => {
  const answer = await post(`${web.url}/api/call`, body);
  return { status: answer.status, body: (await answer.json()) as never };
};

test('an endpoint is called with a wire input, signed, and its answer comes back typed', async () => {
  const { status, body } = await call({ platform: 'washcar', endpoint: 'goods.list', input: { query: { page: 1 } } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ outcome: { ok: true }, exchanges: [{ endpointId: 'goods.list' }] });
});

test('a refusal of the platform is an outcome, not an error', async () => {
  const input = { query: { orderNo: '00000000000000000000' } };
  const { body } = await call({ platform: 'washcar', endpoint: 'order.detail', input });
  expect(body).toMatchObject({ outcome: { ok: false, code: 'OrderNotFound' } });
});

test('the state stays between calls', async () => {
  const input = { body: { appId: 'demo', secret: 'wrong' } };
  const { body } = await call({ platform: 'wht93', endpoint: 'token.get', input });
  expect(body).toMatchObject({ outcome: { ok: false } });
});

test.each([
  [{ platform: 'nobody', endpoint: 'x', input: {} }, 404, 'PLATFORM_UNKNOWN'],
  [{ platform: 'washcar', endpoint: 'goods.none', input: {} }, 404, 'ENDPOINT_UNKNOWN'],
  [{ platform: 'washcar', endpoint: 'goods.list', input: { query: { page: 'x' } } }, 422, 'INPUT_INVALID'],
  [{ platform: 'washcar', endpoint: 'goods.list', input: { cookies: {} } }, 422, 'INPUT_INVALID'],
  [{ platform: 'washcar', endpoint: 'order.detail', input: {} }, 422, 'INPUT_INVALID'],
])('%j is refused', async (body, status, code) => {
  const answer = await call(body);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ code });
});

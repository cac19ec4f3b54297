import { expect, test } from 'vitest';
import { startWashcar } from './start.ts';
import { send } from '../send.ts';

test('health and documents answer unsigned', async () => {
  await using run = await startWashcar();
  const health = await send(run.api, { path: '/actuator/health' });
  expect([health.status, health.text]).toEqual([200, '{"status":"UP"}']);
  const docs = await send(run.api, { path: '/swagger-ui.html' });
  expect(docs.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(docs.text).toContain('<td>POST</td><td>/api/order/create</td>');
  expect(docs.text.match(/<tr>/g)).toHaveLength(14);
});

test.each([
  ['POST', '/api/goods/list'],
  ['GET', '/api/order/create'],
  ['PUT', '/api/order/cancel'],
])('%s %s is the wrong method', async (method, path) => {
  await using run = await startWashcar();
  const answer = await send(run.api, { path, method });
  expect([answer.status, answer.text]).toEqual([
    200,
    '{"code":501,"message":"内部异常 详细:请求方法不支持","data":null}',
  ]);
});

test('an unknown path is told apart from a refusal of the platform', async () => {
  await using run = await startWashcar();
  const answer = await send(run.api, { path: '/api/goods/lists' });
  expect([answer.status, JSON.parse(answer.text).sandbox.code]).toEqual([404, 'ROUTE_UNKNOWN']);
});

test('paths can be replaced', async () => {
  await using run = await startWashcar({ paths: { 'goods.list': '/v2/goods' } });
  expect((await run.get('/v2/goods')).json.code).toBe(200);
  expect((await run.get('/api/goods/list')).status).toBe(404);
});

test('the state and the routes can be looked at without a secret', async () => {
  await using run = await startWashcar();
  const state = JSON.stringify(run.admin.state('washcar'));
  expect(state).toContain('"appId":"20000"');
  expect(state).not.toContain('BoxwireDemoKey01');
  expect(run.admin.routes().map(({ path }) => path)).toContain('/api/order/refund');
});

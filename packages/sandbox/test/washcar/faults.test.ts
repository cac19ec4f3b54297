import { expect, test } from 'vitest';
import { ORDER, startWashcar } from './start.ts';

test('a drop after commit leaves the order standing: the create is found by its channelOrderNo', async () => {
  await using run = await startWashcar();
  run.admin.faults.add({ match: { endpoint: 'order.create' }, times: 1, action: { type: 'dropAfterCommit' } });
  await expect(run.post('/api/order/create', ORDER)).rejects.toThrow();
  const { json } = await run.get('/api/order/detail', { channelOrderNo: 'CH0001' });
  expect(json.data).toMatchObject({ channelOrderNo: 'CH0001', orderStatus: 'CREATED' });
  const again = await run.post('/api/order/create', ORDER);
  expect(again.json.message).toBe('参数(channelOrderNo)错误:订单号已存在');
  expect(run.broken()).toEqual([]);
});

test('a drop before commit leaves nothing', async () => {
  await using run = await startWashcar();
  run.admin.faults.add({ match: { endpoint: 'order.create' }, times: 1, action: { type: 'dropBeforeCommit' } });
  await expect(run.post('/api/order/create', ORDER)).rejects.toThrow();
  expect((await run.get('/api/order/detail', { channelOrderNo: 'CH0001' })).json.code).toBe(301);
  expect((await run.post('/api/order/create', ORDER)).json.code).toBe(200);
});

test.each<[string, Readonly<Record<string, unknown>>, number, string]>([
  ['thrift500', {}, 500, '{"code":502,"message":"未处理异常 详细:Thrift服务异常","data":null}'],
  ['thrift500', { text: '订单服务超时' }, 500, '{"code":502,"message":"未处理异常 详细:订单服务超时","data":null}'],
  ['databaseTimeout', {}, 200, '{"code":501,"message":"内部异常 详细:数据库连接超时","data":null}'],
  ['runtimeFault', {}, 200, '{"code":501,"message":"内部异常 详细:系统异常","data":null}'],
])('the named fault %s %j strikes before anything changes', async (name, args, status, body) => {
  await using run = await startWashcar();
  run.admin.faults.add({ match: { endpoint: 'order.create' }, times: 1, action: { type: 'named', name, args } });
  const answer = await run.post('/api/order/create', ORDER);
  expect([answer.status, answer.text]).toEqual([status, body]);
  expect((await run.post('/api/order/create', ORDER)).json.code).toBe(200);
});

test('the H5 link can fail upstream', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  await run.post('/api/order/create', ORDER);
  run.admin.faults.add({ action: { type: 'named', name: 'bookingUnavailable' } });
  const answer = await run.get('/api/order/booking-url', { channelOrderNo: 'CH0001' });
  expect(answer.text).toBe('{"code":503,"message":"接口异常 详细:获取预约链接失败,请稍候重试","data":null}');
});

test('punctuation can go full-width for one answer', async () => {
  await using run = await startWashcar();
  run.admin.faults.add({ times: 1, action: { type: 'named', name: 'fullWidthPunctuation' } });
  const query = { goodsId: 'G999' };
  expect((await run.get('/api/goods/detail', query)).json.message).toBe('参数（goodsId）错误：商品不存在或已下架');
  expect((await run.get('/api/goods/detail', query)).json.message).toBe('参数(goodsId)错误:商品不存在或已下架');
});

test('a skewed server refuses a right timestamp and shows its own time in Date', async () => {
  await using run = await startWashcar();
  run.admin.faults.add({ times: 1, action: { type: 'clockSkew', ms: 300_001 } });
  const answer = await run.get('/api/goods/list');
  expect(answer.text).toBe('{"code":301,"message":"参数(timestamp)错误:请求时间戳超出有效范围","data":null}');
  const serverNow = Date.parse(answer.headers.get('date') ?? '');
  expect(serverNow).toBe(run.admin.clock.now() + 300_000);
  expect((await run.get('/api/goods/list')).json.code).toBe(200);
});

test('malformed JSON reaches the client as text', async () => {
  await using run = await startWashcar();
  run.admin.faults.add({ times: 1, action: { type: 'malformedJson' } });
  const answer = await run.get('/api/goods/list');
  expect([answer.status, answer.json]).toEqual([200, undefined]);
});

import { expect, test } from 'vitest';
import type { AnswerForms, WashcarChannel } from '@boxwire/sandbox/washcar';
import { ORDER, startWashcar } from './start.ts';

const SECRET = 'BoxwireDemoKey01';
const CHANNELS: Readonly<Record<string, WashcarChannel>> = {
  unknown: { appId: '20009', secret: SECRET },
  disabled: { appId: '20000', secret: SECRET, status: 'disabled' },
  deleted: { appId: '20000', secret: SECRET, deleted: true },
  suspended: { appId: '20000', secret: SECRET, status: 'suspended' },
  expired: { appId: '20000', secret: SECRET, expireTime: '2026-01-01T00:00:00Z' },
  apiExpired: {
    appId: '20000',
    secret: SECRET,
    channelApi: { apiType: 'order', secret: 'ApiOrderSecret01', expireTime: '2025-01-01T00:00:00Z' },
  },
};

test.each([
  ['unknown', '{"code":"404","message":"未查询到渠道,请稍后再试","solution":"检查appId"}'],
  ['disabled', '{"code":"403","message":"该渠道已被禁用","detail":"Channel is disabled"}'],
  ['deleted', '{"code":"403","message":"该渠道已被禁用","detail":"Channel is disabled"}'],
  ['suspended', '{"code":"403","message":"渠道已暂停,请联系管理员","detail":"Channel is suspended"}'],
  ['expired', '{"code":"401","message":"渠道授权已过期,请续期","detail":"Channel authorization expired"}'],
  ['apiExpired', '{"code":"403","message":"渠道接口已过期","solution":"联系管理员更新接口授权"}'],
])('the config profile answers for a channel that is %s in its own form', async (kind, body) => {
  await using run = await startWashcar({ profile: 'config', channels: [CHANNELS[kind]!] });
  expect((await run.post('/api/order/create', ORDER)).text).toBe(body);
});

test.each([
  ['unknown', '参数(channelId)错误:未查询到渠道,请稍后再试'],
  ['disabled', '参数(channelId)错误:该渠道已被禁用'],
  ['deleted', '参数(channelId)错误:该渠道已被禁用'],
  ['suspended', '参数(channelId)错误:渠道已暂停,请联系管理员'],
  ['expired', '参数(channelId)错误:渠道授权已过期,请续期'],
  ['apiExpired', '参数(channelApiAuth)错误:渠道接口已过期'],
])('the guide and bare profiles answer 301 for a channel that is %s', async (kind, message) => {
  for (const profile of ['guide', 'bare'] as const) {
    await using run = await startWashcar({ profile, channels: [CHANNELS[kind]!] });
    expect((await run.post('/api/order/create', ORDER)).text).toBe(JSON.stringify({ code: 301, message, data: null }));
  }
});

test('the config profile writes the success code as digits, the others of its refusals as integers', async () => {
  await using run = await startWashcar({ profile: 'config' });
  expect((await run.get('/api/goods/categories')).text.slice(0, 33)).toBe('{"code":"200","message":"success"');
  expect((await run.get('/api/goods/detail')).json.code).toBe(301);
});

test('the bare profile answers the payload alone', async () => {
  await using run = await startWashcar({ profile: 'bare' });
  expect((await run.get('/api/region/districts', { cityCode: '440300' })).json[0]).toEqual({
    areaCode: '440303',
    areaName: '罗湖区',
    cityCode: '440300',
  });
});

async function withForms(forms: Partial<AnswerForms>) {
  return startWashcar({ forms, issueAfterMs: 0, stock: { GI001: 1 } });
}

test('codes can be digits', async () => {
  await using run = await withForms({ code: 'digits' });
  expect((await run.get('/api/goods/categories')).json.code).toBe('200');
  expect((await run.get('/api/goods/detail')).json.code).toBe('301');
});

test('the HTTP status can follow the code', async () => {
  await using run = await withForms({ httpStatus: 'byCode' });
  expect((await run.get('/api/goods/categories')).status).toBe(200);
  expect((await run.get('/api/goods/detail')).status).toBe(400);
  expect((await run.get('/api/goods/list', {}, { secret: 'wrong' })).status).toBe(401);
  await run.post('/api/order/create', ORDER);
  expect((await run.post('/api/order/create', { ...ORDER, channelOrderNo: 'CH2' })).status).toBe(503);
});

test('punctuation can be full-width everywhere', async () => {
  await using run = await withForms({ punctuation: 'full' });
  expect((await run.get('/api/goods/detail')).json.message).toBe('参数（goodsId）错误：商品ID不能为空');
});

test('data can be absent on errors', async () => {
  await using run = await withForms({ errorData: 'absent' });
  expect((await run.get('/api/goods/detail')).text).toBe('{"code":301,"message":"参数(goodsId)错误:商品ID不能为空"}');
});

test('money can be numbers, times epoch milliseconds', async () => {
  await using run = await withForms({ money: 'number', time: 'epochMs' });
  const { data } = (await run.post('/api/order/create', ORDER)).json;
  expect(data).toMatchObject({
    settlePrice: 21.7,
    totalSettleAmount: 21.7,
    createTime: 1767225600000,
    completeTime: 0,
  });
  expect(data.codes[0].expireTime).toBe(1769817600000);
  expect((await run.get('/api/account/balance')).json.data.balance).toBe(999978.3);
});

test('times can be local text without a zone', async () => {
  await using run = await withForms({ time: 'local' });
  const { data } = (await run.post('/api/order/create', ORDER)).json;
  expect(data).toMatchObject({ createTime: '2026-01-01 08:00:00', completeTime: null });
});

test('orders can be spelled as the sister service does', async () => {
  await using run = await withForms({ order: 'sister' });
  const { data } = (await run.post('/api/order/create', ORDER)).json;
  expect(data).toMatchObject({ outOrderNo: expect.stringMatching(/^\d{20}$/), status: 2 });
  for (const name of ['orderNo', 'orderId', 'orderStatus']) expect(data).not.toHaveProperty(name);
});

test('the H5 link can be bare text', async () => {
  await using run = await withForms({ bookingUrl: 'text' });
  await run.post('/api/order/create', ORDER);
  const { data } = (await run.get('/api/order/booking-url', { channelOrderNo: 'CH0001' })).json;
  expect(data).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/h5\/booking\/[0-9a-f]{32}$/);
});

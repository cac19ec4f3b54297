import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { WASHCAR_PERMISSIONS, type WashcarChannel } from '@boxwire/sandbox/washcar';
import { send } from '../send.ts';
import { signByHand, signedTarget } from './signed-fetch.ts';
import { NOW, ORDER, startWashcar } from './start.ts';

const refused = (code: number, message: string): string => JSON.stringify({ code, message, data: null });
const SECRET = 'BoxwireDemoKey01';
const MINUTE_MS = 60_000;

test.each([
  ['cityCode=110100&cityCode=110100', 'cityCode'],
  ['nonce=again', 'nonce'],
  ['appId=20001', 'appId'],
])('V1: the repeated query name in %s is refused', async (extra, name) => {
  await using run = await startWashcar();
  const target = signedTarget('/api/goods/list', {}, { appId: '20000', secret: SECRET, now: NOW });
  const answer = await send(run.api, { path: `${target}&${extra}` });
  expect(answer.text).toBe(refused(301, `参数(${name})错误:参数重复`));
});

test('V1 comes first: a missing sign is told before a repeated name', async () => {
  await using run = await startWashcar();
  const answer = await send(run.api, { path: `/api/goods/list?appId=20000&timestamp=${NOW}&nonce=a&x=1&x=2` });
  expect(answer.text).toBe(refused(301, '参数(sign)错误:签名参数缺失'));
});

test('V6: the window is five minutes both ways, both ends included', async () => {
  await using run = await startWashcar();
  const code = async (offsetMs: number): Promise<number> =>
    (await run.get('/api/goods/list', {}, { now: NOW + offsetMs })).json.code;
  expect([await code(-300_000), await code(300_000), await code(-300_001), await code(300_001)]).toEqual([
    200, 200, 301, 301,
  ]);
});

test.each([
  ['text after the object', '{} x'],
  ['a trailing comma', '{"a":1,}'],
  ['single quotes', "{'a':1}"],
  ['a number', '5'],
  ['a text', '"x"'],
  ['a byte order mark', '\ufeff{}'],
  ['a raw tab in a text', '{"a":"\t"}'],
])('V7: a body that is %s is refused', async (_, body) => {
  await using run = await startWashcar();
  const path = signedTarget('/api/order/create', {}, { appId: '20000', secret: SECRET, now: NOW });
  const answer = await send(run.api, { path, method: 'POST', body });
  expect(answer.text).toBe(refused(501, '内部异常 详细:JSON解析失败'));
});

test('V7: an empty body and null count as no body', async () => {
  await using run = await startWashcar();
  for (const body of ['', ' \n', 'null']) {
    const path = signedTarget('/api/order/create', {}, { appId: '20000', secret: SECRET, now: NOW });
    const answer = await send(run.api, { path, method: 'POST', body });
    expect(answer.text).toBe(refused(301, '参数(channelOrderNo)错误:渠道订单号不能为空'));
  }
});

test('V8: a mismatch shows the string the sandbox signed, never the secret', async () => {
  await using run = await startWashcar();
  const answer = await run.post('/api/order/create', ORDER, { secret: 'wrong', nonce: 'n1' });
  const stringToSign =
    'appId=20000&channelOrderNo=CH0001&cityCode=110100&goodsId=G001&goodsItemId=GI001&mobile=***' +
    `&nonce=n1&timestamp=${NOW}***`;
  expect(answer.json).toEqual({
    code: 101,
    message: '签名不匹配',
    data: null,
    sandbox: { stringToSign, hint: expect.stringContaining('compare it with the text you hashed'), causes: [] },
  });
  expect(answer.text).not.toContain(SECRET);
  await using quiet = await startWashcar({ explainMismatch: false });
  expect((await quiet.post('/api/order/create', ORDER, { secret: 'wrong' })).text).toBe(refused(101, '签名不匹配'));
});

test('V8: a mismatch names the mistake where it can be found, and never the right signature', async () => {
  await using run = await startWashcar();
  const parameters = { appId: '20000', timestamp: String(NOW), nonce: 'n1', cityCode: '110100' };
  const stringA = `appId=20000&cityCode=110100&nonce=n1&timestamp=${NOW}`;
  const sign = createHash('md5').update(`${stringA}&key=${SECRET}`).digest('hex');
  const query = Object.entries({ ...parameters, sign }).map(([name, value]) => `${name}=${value}`);
  const answer = await send(run.api, { path: `/api/goods/list?${query.join('&')}` });
  expect(JSON.parse(answer.text).sandbox).toEqual({
    stringToSign: `${stringA}***`,
    hint: expect.stringContaining('between the string and the secret ("&key=")'),
    causes: ['separator-before-secret'],
  });
  expect(answer.text).not.toContain(SECRET);
  expect(answer.text).not.toContain(signByHand(parameters, SECRET));
});

test('V8: a large body is answered without a search', async () => {
  await using run = await startWashcar();
  const body = { ...ORDER, reason: 'x'.repeat(20_000) };
  const { json } = await run.post('/api/order/create', body, { secret: 'wrong' });
  expect(json.sandbox.stringToSign).toMatch(/^appId=20000&.*\*\*\*$/);
  expect(json.sandbox.causes).toEqual([]);
});

test.each([
  ['uppercase hex', (sign: string) => sign.toUpperCase()],
  ['Base64', (sign: string) => Buffer.from(sign, 'hex').toString('base64')],
  ['a cut text', (sign: string) => sign.slice(1)],
])('V8: %s does not match', async (_, change) => {
  await using run = await startWashcar({ explainMismatch: false });
  const parameters = { appId: '20000', timestamp: String(NOW), nonce: 'n1' };
  const sign = encodeURIComponent(change(signByHand(parameters, SECRET)));
  const query = `appId=20000&timestamp=${NOW}&nonce=n1&sign=${sign}`;
  expect((await send(run.api, { path: `/api/goods/list?${query}` })).text).toBe(refused(101, '签名不匹配'));
});

test('which key matched is told to the operator, not to the caller', async () => {
  const channel: WashcarChannel = { appId: '20000', secret: 'NewPrimarySecret', backupSecret: 'OldBackupSecret0' };
  await using run = await startWashcar({ channels: [channel] });
  const primary = await run.get('/api/goods/categories', {}, { secret: 'NewPrimarySecret' });
  const backup = await run.get('/api/goods/categories', {}, { secret: 'OldBackupSecret0' });
  expect(primary.text).toBe(backup.text);
  const facts = run.admin.requests().map((seen) => seen.facts);
  expect(facts).toEqual([
    { appId: '20000', matchedKey: 'channel.primary', step: 'OK' },
    { appId: '20000', matchedKey: 'channel.backup', step: 'OK' },
  ]);
});

test('V9: a nonce works once, also when a later step failed, until its time is over', async () => {
  await using run = await startWashcar();
  const again = { nonce: 'same', now: NOW };
  expect((await run.get('/api/goods/detail', { goodsId: 'G999' }, again)).json.code).toBe(301);
  const replay = refused(301, '参数(nonce)错误:重复请求');
  expect((await run.get('/api/goods/detail', { goodsId: 'G999' }, again)).text).toBe(replay);
  expect((await run.get('/api/goods/list', {}, { nonce: 'same', now: NOW + 1 })).json.code).toBe(200);
  await run.admin.clock.advance(300_000);
  expect((await run.get('/api/goods/list', {}, again)).text).toBe(replay);
});

test('V9: a forged request does not burn a nonce', async () => {
  await using run = await startWashcar();
  expect((await run.get('/api/goods/list', {}, { nonce: 'n', secret: 'wrong' })).json.code).toBe(101);
  expect((await run.get('/api/goods/list', {}, { nonce: 'n' })).json.code).toBe(200);
});

test('V9: of two equal requests at once exactly one passes', async () => {
  await using run = await startWashcar();
  const answers = await Promise.all(Array.from({ length: 6 }, () => run.get('/api/goods/list', {}, { nonce: 'n' })));
  expect(answers.map(({ json }) => json.code).toSorted()).toEqual([200, 301, 301, 301, 301, 301]);
});

test('V10: the limit counts authenticated requests in fixed minutes of the sandbox clock', async () => {
  await using run = await startWashcar({
    channels: [{ appId: '20000', secret: SECRET, maxRequestsPerMinute: 2 }],
  });
  await run.admin.clock.advance(30_000);
  for (let forged = 0; forged < 5; forged += 1) await run.get('/api/goods/list', {}, { secret: 'wrong' });
  const codes = [];
  for (let round = 0; round < 3; round += 1) codes.push((await run.get('/api/goods/categories')).json.code);
  expect(codes).toEqual([200, 200, 503]);
  const limited = await run.get('/api/goods/categories');
  expect(limited.text).toBe(refused(503, '接口异常 详细:调用频率超出限制,请稍后再试'));
  await run.admin.clock.advance(MINUTE_MS - 30_000);
  expect((await run.get('/api/goods/categories')).json.code).toBe(200);
});

test('V11: a missing permission names itself and those there are', async () => {
  await using run = await startWashcar({
    channels: [{ appId: '20000', secret: SECRET, permissions: ['order.query', 'goods.list'] }],
  });
  const answer = await run.post('/api/order/create', ORDER);
  expect(answer.text).toBe(
    '{"code":403,"message":"权限不足","data":null,"detail":"渠道 20000 缺少权限: order.create",' +
      '"requiredPermission":"order.create","availablePermissions":["order.query","goods.list"]}',
  );
  expect((await run.get('/api/goods/list')).json.code).toBe(200);
});

test.each([
  ['/api/account/balance', 'account.balance'],
  ['/api/region/cities', 'region.list'],
  ['/api/region/districts', 'region.list'],
  ['/api/goods/list', 'goods.list'],
  ['/api/goods/detail', 'goods.detail'],
  ['/api/goods/categories', 'goods.category'],
  ['/api/order/booking-url', 'order.booking'],
  ['/api/order/detail', 'order.query'],
  ['/api/shop/list', 'shop.list'],
  ['/api/shop/detail', 'shop.detail'],
])('%s needs %s', async (path, permission) => {
  const permissions = WASHCAR_PERMISSIONS.filter((own) => own !== permission);
  await using run = await startWashcar({ channels: [{ appId: '20000', secret: SECRET, permissions }] });
  expect((await run.get(path)).json.requiredPermission).toBe(permission);
});

test('account.balance and channel.verify show the channel', async () => {
  await using run = await startWashcar({ usedThisMinute: { '20000': 7 } });
  expect((await run.get('/api/account/balance')).text).toBe(
    '{"code":200,"message":"success","data":{"appId":"20000","channelName":"演示渠道","status":"active",' +
      '"createTime":"2024-01-01T00:00:00.000Z","expireTime":"2099-12-31T00:00:00.000Z","balance":"1000000.00"}}',
  );
  expect((await run.get('/api/channel/verify')).text).toBe(
    '{"code":200,"message":"验证成功","data":{"appId":"20000","status":"active","permissions":["account.balance","region.list",' +
      '"goods.list","goods.detail","goods.category","shop.list","shop.detail","order.create","order.query","order.cancel",' +
      '"order.booking"],"rateLimit":{"maxRequestsPerMinute":1000,"currentUsage":9}}}',
  );
});

test('signing parameters in headers count only where the option allows them, and the URL beats them', async () => {
  const sign = signByHand({ appId: '20000', timestamp: String(NOW), nonce: 'n1' }, SECRET);
  const headers = { 'X-App-Id': '20000', 'X-Timestamp': String(NOW), 'X-Nonce': 'n1', 'X-Sign': sign };
  await using strict = await startWashcar();
  expect((await send(strict.api, { path: '/api/goods/list', headers })).text).toBe(
    refused(301, '参数(appId)错误:渠道appId不存在'),
  );
  await using lenient = await startWashcar({ allowHeaders: true });
  expect(JSON.parse((await send(lenient.api, { path: '/api/goods/list', headers })).text).code).toBe(200);
  const mixed = await send(lenient.api, {
    path: '/api/goods/list?nonce=n1',
    headers: { ...headers, 'X-Nonce': 'other' },
  });
  expect(JSON.parse(mixed.text).message).toBe('参数(nonce)错误:重复请求');
});

test('reads answer to POST only where the option says so', async () => {
  await using run = await startWashcar({ postEverything: true });
  expect((await run.post('/api/goods/detail', { goodsId: 'G001' })).json.data.goodsId).toBe('G001');
  expect((await run.get('/api/goods/detail', { goodsId: 'G001' })).json.data.goodsId).toBe('G001');
  const path = signedTarget('/api/goods/detail', { goodsId: 'G001' }, { appId: '20000', secret: SECRET, now: NOW });
  expect(JSON.parse((await send(run.api, { path, method: 'POST' })).text).code).toBe(200);
});

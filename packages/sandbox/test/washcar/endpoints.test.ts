import { expect, test } from 'vitest';
import { createSandbox } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox } from '@boxwire/sandbox/washcar';
import { getSigned, postSigned } from './signed-fetch.ts';

test('a signed goods list and a signed order work', async () => {
  await using sandbox = await createSandbox({ platforms: [washcarSandbox()], seed: 7, clock: 'manual' });
  const { api } = sandbox.origins.washcar;
  const now = sandbox.admin.clock.now();
  const { appId, secret } = WASHCAR_DEMO_CHANNEL;
  const list = await getSigned(api, '/api/goods/list', { appId, secret, now, query: { cityCode: '110100' } });
  expect(list.json).toMatchObject({ code: 200, message: 'success' });
  const body = {
    channelOrderNo: 'C1',
    mobile: '10012345678',
    goodsId: 'G001',
    goodsItemId: 'GI001',
    cityCode: '110100',
  };
  const made = await postSigned(api, '/api/order/create', { appId, secret, now, body });
  await sandbox.admin.clock.advance(1000);
  const { orderNo } = made.json.data;
  const url = await getSigned(api, '/api/order/booking-url', { appId, secret, now, query: { orderNo } });
  expect((await fetch(url.json.data.url)).status).toBe(200);
  const detail = await getSigned(api, '/api/order/detail', { appId, secret, now, query: { orderNo } });
  expect(detail.json.data.orderStatus).toBe('BOOKED');
  expect(sandbox.admin.invariants().every(({ holds }) => holds)).toBe(true);
});

import { decodeResponse, findUnknownMembers, readPayload } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { rail12306 } from '../../src/index.ts';

// only train_no was declared: every answer reported its prices and names as drift
test('the fields of a public price are no unknown members', () => {
  const named = { station_train_code: 'G999', from_station_name: '北京南', lishi: '04:36', from_station_no: '01' };
  const prices = { ze_price: '05530', zy_price: '09330', swz_price: '17480', wz_price: '05530', srrb_price: '00000' };
  const data = [{ queryLeftNewDTO: { train_no: '990000G99900', ...named, ...prices } }];
  const bodyText = JSON.stringify({ status: true, httpstatus: 200, data, messages: [], validateMessages: {} });
  const answer = { status: 200, headers: {}, bodyText };
  const { publicPrices } = rail12306.endpoints.train;
  expect(decodeResponse(publicPrices, answer)).toMatchObject({ ok: true, data });
  expect(findUnknownMembers(publicPrices.responses[200].schema, readPayload(publicPrices, answer))).toEqual([]);
});

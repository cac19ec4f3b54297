import { encodeRequest, listEndpoints, requestTarget } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import { bilibiliShow, createBilibiliShow } from '../src/index.ts';

const create = {
  query: { project_id: '710002' },
  body: {
    project_id: '710002',
    screen_id: '720002',
    sku_id: '730002',
    count: 2,
    pay_money: 59_600,
    order_type: 1,
    timestamp: new Date(1_890_000_123_000),
    token: 'SBXPREP.0002',
    seats: ['12_3_7', '12_3_8'],
    buyer_info: [{ id: '810001', name: '测试甲', id_type: 0 }],
    deliver_info: { name: '测试收件人', tel: '00000000002', addr_id: '820001', addr: '沙盒路1号' },
    newRisk: true,
    again: false,
    contactInfo: { uid: '10001', username: '测试联系人', tel: '00000000001' },
  },
};

test('the sixteen rows of the endpoint map are covered, and the challenge endpoints are not', () => {
  const endpoints = listEndpoints(bilibiliShow);
  const rows = new Set(endpoints.map(({ facts }) => Number(facts?.row)));
  expect([...rows].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  expect(endpoints.filter(({ path }) => /graph|gaia/.test(path))).toEqual([]);
});

test('every POST exists in both encodings, with the same inputs', () => {
  const forms = new Map(listEndpoints(createBilibiliShow({ bodies: 'form' })).map((target) => [target.id, target]));
  const posts = listEndpoints(bilibiliShow).filter(({ method }) => method === 'POST');
  expect(posts.length).toBeGreaterThan(8);
  for (const post of posts) {
    expect(post.body?.kind).toBe('json');
    expect(forms.get(post.id)?.body?.kind).toBe('form');
  }
});

describe('createV2', () => {
  test('keeps JSON inside strings in a JSON body', () => {
    const { bodyText, query } = encodeRequest(bilibiliShow.endpoints.order.createV2, create);
    expect(query).toEqual([['project_id', '710002']]);
    expect(JSON.parse(bodyText ?? '')).toEqual({
      project_id: 710002,
      screen_id: 720002,
      sku_id: 730002,
      count: 2,
      pay_money: 59600,
      order_type: 1,
      timestamp: 1890000123000,
      token: 'SBXPREP.0002',
      seats: '["12_3_7","12_3_8"]',
      buyer_info: '[{"id":"810001","name":"测试甲","id_type":0}]',
      deliver_info: '{"name":"测试收件人","tel":"00000000002","addr_id":820001,"addr":"沙盒路1号"}',
      newRisk: true,
      again: 0,
      contactInfo: { uid: 10001, username: '测试联系人', tel: '00000000001' },
    });
  });

  test('writes the same order as a form', () => {
    const { bodyText } = encodeRequest(createBilibiliShow({ bodies: 'form' }).endpoints.order.createV2, create);
    expect(Object.fromEntries(new URLSearchParams(bodyText ?? ''))).toMatchObject({
      project_id: '710002',
      timestamp: '1890000123000',
      seats: '["12_3_7","12_3_8"]',
      newRisk: 'true',
      again: '0',
      contactInfo: '{"uid":10001,"username":"测试联系人","tel":"00000000001"}',
    });
  });

  test('repeats seats where asked to', () => {
    const { bodyText } = encodeRequest(
      createBilibiliShow({ bodies: 'form', seats: 'repeated' }).endpoints.order.createV2,
      create,
    );
    expect(new URLSearchParams(bodyText ?? '').getAll('seats')).toEqual(['12_3_7', '12_3_8']);
  });
});

test('a token that ends in a dot or holds "=" is percent-encoded in a query', () => {
  const request = encodeRequest(bilibiliShow.endpoints.order.confirmInfo, { query: { token: 'a+b/c==.' } });
  expect(requestTarget(request)).toBe('/api/ticket/order/confirmInfo?token=a%2Bb%2Fc%3D%3D.');
});

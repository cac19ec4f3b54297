import { encodeRequest, redactorFor, requestTarget, type Exchange } from '@boxwire/contract';
import { expect, test } from 'vitest';
import { bilibiliShow, createBilibiliShow } from '../src/index.ts';
import { ADDRESSES_WIRE, BUYERS_WIRE, payParamWire, preparedWire } from './wire-samples.ts';

const CANARY = 'canary7f3a';
const { order } = bilibiliShow.endpoints;

const create = {
  query: { project_id: '710001', ptoken: CANARY },
  body: {
    project_id: '710001',
    screen_id: '720001',
    sku_id: '730001',
    count: 1,
    pay_money: 29800,
    order_type: 1,
    timestamp: new Date(1_890_000_123_000),
    token: CANARY,
    ptoken: CANARY,
    voucher: CANARY,
    csrf: CANARY,
    deviceId: CANARY,
    ctoken: CANARY,
    clickPosition: { x: CANARY },
    buyer: CANARY,
    tel: CANARY,
    contactInfo: { username: CANARY, tel: CANARY },
    buyer_info: [{ id: '810001', name: CANARY, tel: CANARY, personal_id: CANARY }],
    deliver_info: { name: CANARY, tel: CANARY, addr_id: '820001', addr: CANARY },
  },
};

/** Answers whose every secret and person is the canary. */
const ANSWERS: readonly unknown[] = [
  {
    list: BUYERS_WIRE.list.map((one) => ({
      ...one,
      name: CANARY,
      tel: CANARY,
      personal_id: CANARY,
      id_card_front: CANARY,
    })),
  },
  { addr_list: ADDRESSES_WIRE.addr_list.map((one) => ({ ...one, name: CANARY, phone: CANARY, addr: CANARY })) },
  preparedWire({ token: CANARY, ptoken: CANARY }),
  { ga_data: { riskParams: { buvid: CANARY, ip: CANARY, ua: CANARY, v_voucher: CANARY } } },
  { orderId: 1, token: CANARY },
  { payParam: payParamWire({ sign: CANARY, code_url: CANARY }) },
  { contact_info: { username: CANARY, tel: CANARY } },
  { buyer_infos: [{ buyer: CANARY, personal_id: CANARY, tel: CANARY }] },
];

test.each(['json', 'form'] as const)('nothing secret or personal of a %s exchange stays in a capture', (bodies) => {
  const platform = createBilibiliShow({ bodies });
  const redactor = redactorFor(platform);
  const target = platform.endpoints.order.createV2;
  const request = encodeRequest(target, create);
  for (const data of ANSWERS) {
    const exchange: Exchange = {
      id: '1',
      platformId: platform.id,
      endpointId: target.id,
      attempt: 1,
      startedAt: 0,
      durationMs: 1,
      request: {
        method: 'POST',
        url: `http://127.0.0.1${requestTarget(request)}`,
        headers: [
          ['cookie', `SESSDATA=${CANARY}`],
          ['x-risk-header', `uid/${CANARY}`],
          ['content-type', target.body.contentType],
        ],
        bodyText: request.bodyText,
      },
      response: {
        status: 200,
        headers: [['content-type', 'application/json']],
        bodyText: JSON.stringify({ errno: 0, msg: '', data }),
        bodyBytes: 1,
      },
    };
    const text = JSON.stringify(redactor.exchange(exchange));
    expect(text).not.toContain(CANARY);
    expect(text).toContain('710001');
  }
});

test('a refused request names the place and never the value', () => {
  const body = { ...create.body, tel: 1 as never, seats: [CANARY] };
  expect(() => encodeRequest(order.createV2, { body })).toThrow(/\/body\/seats\/0/);
  try {
    encodeRequest(order.createV2, { body });
  } catch (error) {
    expect(String(error)).not.toContain(CANARY);
  }
});

import { decodeResponse, type EndpointSpec, type WireResponse } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import {
  BILIBILI_SHOW_ERRNOS,
  BILIBILI_SHOW_FAILURES,
  bilibiliShow,
  classifyErrno,
  type ErrnoPlace,
  type ErrnoRow,
} from '../src/index.ts';
import { tableAfter } from './contract-document.ts';

const { order, project, mall, buyer } = bilibiliShow.endpoints;
const ROWS: readonly ErrnoRow[] = BILIBILI_SHOW_ERRNOS;
const AT: Readonly<Record<ErrnoPlace, EndpointSpec>> = {
  G: project.getV2,
  P: order.prepare,
  C: order.createV2,
  S: order.createstatus,
  all: buyer.list,
};

const json = (body: unknown, status = 200): WireResponse => ({ status, headers: {}, bodyText: JSON.stringify(body) });

/** The five envelopes of bilibili-show §1.4, and the one with every name. */
const ENVELOPES: Readonly<Record<string, (errno: number, msg: string, data: unknown) => unknown>> = {
  E1: (errno, msg, data) => ({ errno, errtag: 0, msg, data }),
  E2: (errno, msg, data) => ({ code: errno, errno, errtag: 0, msg, data }),
  E3: (errno, msg, data) => ({ data, errtag: 0, errno, msg }),
  E4: (errno, message, data) => ({ success: errno === 0, code: errno, message, data }),
  E5: (errno, message, data) => ({ code: errno, message, data }),
  'E5 with a null errno and an empty msg': (code, message, data) => ({ code, errno: null, msg: '', message, data }),
  'E2-full': (errno, msg, data) => ({ code: errno, errno, errtag: 0, msg, message: msg, data }),
  'digit text': (errno, msg, data) => ({ errno: String(errno), msg, data }),
};

describe.each(Object.entries(ENVELOPES))('envelope %s', (_name, envelope) => {
  test('a success gives its data', () => {
    const outcome = decodeResponse(buyer.list, json(envelope(0, '', { list: [] })));
    expect(outcome).toMatchObject({ ok: true, data: { list: [] } });
  });

  test('a refusal gives code, kind, message and number', () => {
    const outcome = decodeResponse(order.createV2, json(envelope(100009, '库存不足', {})));
    expect(outcome).toEqual({
      ok: false,
      kind: 'soldOut',
      code: 'OutOfStock',
      message: '库存不足',
      wireCode: '100009',
      endpointId: 'order.createV2',
      status: 200,
      retry: 'no',
    });
  });
});

describe('success without a number', () => {
  test('true is a success', () => {
    const body = { success: true, data: { projectName: '沙盒', projectId: 710001 } };
    expect(decodeResponse(mall.itemsDetail, json(body))).toMatchObject({ ok: true, data: { projectId: '710001' } });
  });

  test.each([
    { success: false, message: 'no' },
    { success: false, code: 0, message: 'no', data: { projectName: 'x' } },
  ])('%j is a refusal', (body) => {
    expect(decodeResponse(mall.itemsDetail, json(body))).toMatchObject({ ok: false, code: 'Refused', message: 'no' });
  });
});

test.each([[{}], [{ data: { list: [] } }], [{ errno: 'x' }], [[]], ['text'], [null]])(
  '%j is no envelope, and drift',
  (body) => {
    expect(decodeResponse(buyer.list, json(body))).toMatchObject({ ok: false, kind: 'drift' });
  },
);

test('an unknown number is refused, with its message and number', () => {
  expect(decodeResponse(order.createV2, json({ errno: 424242, msg: '未知' }))).toMatchObject({
    kind: 'refused',
    code: 'Refused',
    message: '未知',
    wireCode: '424242',
  });
});

describe('the errno table', () => {
  test('has every number of the contract, in its order', () => {
    // an entry may name two numbers: `-101, -111`, `HTTP 503/504`
    const printed = tableAfter('## 12.').flatMap(([errno = '']) =>
      errno
        .replace('⚠', '')
        .replace('HTTP 503/504', 'HTTP 503, HTTP 504')
        .split(',')
        .map((number) => number.trim()),
    );
    expect(ROWS.map(({ wireCode }) => wireCode)).toEqual(printed);
  });

  test('notes a conflict wherever the contract marks one', () => {
    const marked = tableAfter('## 12.')
      .map(([errno = '']) => errno)
      .filter((errno) => errno.includes('⚠'))
      .map((errno) => errno.replace('⚠', '').trim());
    expect(marked.length).toBeGreaterThan(3);
    for (const wireCode of marked) expect(ROWS.find((row) => row.wireCode === wireCode)?.conflict).toMatch(/\w/);
  });

  test('gives a sandbox every number the contract gives one', () => {
    const quiet = tableAfter('## 12.')
      .filter(([, , , , sandbox]) => sandbox === 'no')
      .flatMap(([errno = '']) => errno.split(',').map((number) => number.trim()));
    const rows = ROWS.filter(({ wireCode }) => quiet.includes(wireCode));
    expect(rows.map(({ sandbox }) => sandbox)).toEqual(rows.map(() => 'no'));
  });

  const numbered = ROWS.filter(({ wireCode }) => !wireCode.startsWith('HTTP'));
  const cases = numbered.flatMap((row) => row.where.map((place) => [row.wireCode, place, row] as const));

  test.each(cases)('%s at %s is classified', (wireCode, place, row) => {
    const expected = row.codeAt?.[place] ?? row.code;
    const outcome = decodeResponse(AT[place], json({ errno: Number(wireCode), msg: row.wireText ?? 'text', data: {} }));
    if (expected === 'success') {
      // what the empty data of this test lacks is another matter
      expect(outcome.ok || ['drift', 'notFound'].includes(outcome.kind)).toBe(true);
      return;
    }
    const { kind } = BILIBILI_SHOW_FAILURES[expected];
    expect(outcome).toMatchObject({ ok: false, code: expected, kind, wireCode });
  });

  test.each(ROWS.filter(({ wireCode }) => wireCode.startsWith('HTTP')))('$wireCode is classified', (row) => {
    const response = { status: Number(row.wireCode.slice(5)), headers: {}, bodyText: '<html>gateway</html>' };
    expect(decodeResponse(order.createV2, response)).toMatchObject({
      ok: false,
      code: row.code,
      wireCode: row.wireCode,
    });
  });

  test('every failure code but those of no number is answered by a row', () => {
    const answered = new Set(ROWS.flatMap((row) => [row.code, ...Object.values(row.codeAt ?? {})]));
    const rest = Object.keys(BILIBILI_SHOW_FAILURES).filter((code) => !answered.has(code as 'Refused'));
    expect(rest).toEqual(['NotCreated']);
  });

  test('a free order is a success at createstatus alone', () => {
    expect([classifyErrno('100040', 'S'), classifyErrno('100040', 'C')]).toEqual(['success', 'Refused']);
    const status = decodeResponse(order.createstatus, json({ errno: 100040, msg: '0元订单', data: null }));
    expect(status).toEqual({ ok: true, data: {}, status: 200 });
  });
});

describe('what a failure says to supply', () => {
  test.each([
    ['209001', ['buyers', 'contact']],
    ['209002', ['buyers']],
    ['214', ['delivery']],
    ['83000004', ['buyers']],
  ])('%s', (errno, supply) => {
    expect(decodeResponse(order.createV2, json({ errno: Number(errno), msg: '' }))).toMatchObject({
      detail: { supply },
    });
  });

  test.each(['100080', '100082'])('%s at prepare', (errno) => {
    expect(decodeResponse(order.prepare, json({ errno: Number(errno) }))).toMatchObject({
      detail: { supply: ['date'] },
    });
  });
});

describe('data of a failure, read by number alone', () => {
  test.each([
    [100034, { pay_money: 31300 }, { pay_money: 31300 }],
    [100048, { orderId: 4000000000000001, token: 'x' }, { orderId: '4000000000000001' }],
    [100079, { orderId: '4000000000000001' }, { orderId: '4000000000000001' }],
    [100034, {}, undefined],
    [100034, null, undefined],
    [100034, [], undefined],
    [100048, { orderId: 'x' }, undefined],
    [100048, { orderId: 1.5 }, undefined],
    [100009, { orderId: 1, pay_money: 1 }, undefined],
  ])('%d with %j gives %j', (errno, data, detail) => {
    const outcome = decodeResponse(order.createV2, json({ errno, msg: '', data }));
    expect(outcome).toMatchObject({ ok: false });
    expect(!outcome.ok && outcome.detail).toEqual(detail);
  });

  test('100012 names the order', () => {
    const outcome = decodeResponse(order.createstatus, json({ errno: 100012, data: { order_id: 4000000000000001 } }));
    expect(outcome).toMatchObject({ code: 'OrderPending', detail: { order_id: '4000000000000001' } });
  });
});

describe('a challenge', () => {
  const riskParams = {
    mid: 10001,
    decision_type: 'verify',
    buvid: 'b',
    ip: '127.0.0.1',
    scene: 's',
    ua: 'u',
    v_voucher: 'v1',
  };
  const data = { token: '', ga_data: { riskParams } };

  test('at prepare names its reference and the field of the answer, and nothing of person or device', () => {
    const outcome = decodeResponse(order.prepare, json({ errno: -401, msg: '', data }));
    expect(outcome).toMatchObject({ kind: 'challenge', retry: 'no' });
    expect(!outcome.ok && outcome.detail).toEqual({ answerField: 'gaia_vtoken', ref: 'v1', decision_type: 'verify' });
  });

  test.each([-401, 401, 100044])('%d at createV2 is answered in voucher', (errno) => {
    const outcome = decodeResponse(order.createV2, json({ errno, msg: '', data: null }));
    expect(!outcome.ok && outcome.detail).toEqual({ answerField: 'voucher' });
  });

  test('hides behind a success without a token', () => {
    expect(decodeResponse(order.prepare, json({ errno: 0, msg: '', data }))).toMatchObject({
      code: 'ChallengeRequired',
      detail: { ref: 'v1' },
    });
  });
});

test('a project without data is not found', () => {
  for (const data of [{}, null]) {
    expect(decodeResponse(project.get, json({ errno: 0, msg: '', data }))).toMatchObject({ code: 'ProjectNotFound' });
  }
});

test('only reads are advised to wait: no purchase is repeated by a program', () => {
  const busy = json({ errno: 900002, msg: '', data: null });
  expect(decodeResponse(buyer.list, busy)).toMatchObject({ retry: 'wait' });
  expect(decodeResponse(order.prepare, busy)).toMatchObject({ retry: 'no' });
  expect(decodeResponse(order.createV2, busy)).toMatchObject({ retry: 'no' });
  expect(decodeResponse(order.createV2, { ...busy, status: 429 })).toMatchObject({ retry: 'no' });
});

test('a status between 400 and 500 with an envelope is read by its envelope, any other by the status', () => {
  expect(decodeResponse(buyer.list, json({ errno: -101, msg: '请先登录' }, 401))).toMatchObject({
    code: 'NotLoggedIn',
  });
  expect(decodeResponse(buyer.list, { status: 404, headers: {}, bodyText: 'no' })).toMatchObject({ kind: 'notFound' });
});

test('a pause the server asks for is kept, in milliseconds', () => {
  const headers = { 'retry-after': '7' };
  const pending = json({ errno: 100012, msg: '订单未完成,请等待' });
  expect(decodeResponse(order.createstatus, { ...pending, headers })).toMatchObject({ retryAfterMs: 7_000 });
  const busy = { status: 429, headers, bodyText: '' };
  expect(decodeResponse(order.createV2, busy)).toMatchObject({ code: 'TooManyRequests', retryAfterMs: 7_000 });
  expect(decodeResponse(order.createstatus, pending)).not.toHaveProperty('retryAfterMs');
});

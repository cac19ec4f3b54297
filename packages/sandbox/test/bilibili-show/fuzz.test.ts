import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf, startShow, type Running } from './start.ts';
import { exchange } from './wire.ts';

/** Whatever is sent, the sandbox answers with an errno and stays sound. */

let run: Running;

beforeAll(async () => {
  run = await startShow();
});

afterAll(async () => run.sandbox.close());

const NAMES = [
  'id',
  'date',
  'project_id',
  'projectId',
  'screen_id',
  'screenId',
  'sku_id',
  'skuId',
  'area_id',
  'count',
  'order_type',
  'token',
  'ptoken',
  'seats',
  'buyer_info',
  'buyer',
  'tel',
  'contactInfo',
  'deliver_info',
  'pay_money',
  'again',
  'order_id',
  'orderId',
  'page',
  'page_size',
  'name',
  'personal_id',
  'id_type',
  'is_default',
  'username',
  'voucher',
  'itemsId',
  'act_id',
  '__proto__',
  'constructor',
];

const VALUES = [
  '',
  ' ',
  '0',
  '-1',
  '1',
  '1e3',
  '710001',
  '720001',
  '730001',
  '710002',
  '720002',
  '9007199254740993',
  '99999999999999999999',
  '[]',
  '{}',
  '["12_3_7"]',
  '[[["12_3_7"]]]',
  '12_3_7',
  '{"addr_id":820001}',
  '[{"id":810001}]',
  '[null]',
  'null',
  '"',
  '%',
  '\u0000',
  '2026-03-02',
  '测试',
];

const text = fc.oneof(fc.constantFrom(...VALUES), fc.string());
const fields = fc.array(fc.tuple(fc.constantFrom(...NAMES), text), { maxLength: 10 });
const json = fc.oneof(
  fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(text, fc.jsonValue(), fc.integer())),
  fc.jsonValue(),
);

function queryOf(pairs: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
}

test('no request makes the sandbox fail', async () => {
  const routes = run.admin.routes().filter(({ endpointId }) => !endpointId.startsWith('sandbox.'));
  const request = fc.record({
    route: fc.constantFrom(...routes),
    query: fields,
    body: fc.oneof(
      fields.map(queryOf),
      json.map((value) => JSON.stringify(value)),
      fc.string(),
    ),
    type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain'),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ route, query, body, type }) => {
      const base = route.origin === 'mall' ? run.mall : run.show;
      const answer = await exchange(`${base}${route.path}?${queryOf(query)}`, {
        method: route.method,
        headers: { cookie: cookieOf(1), 'content-type': type, origin: 'https://mall.bilibili.com' },
        ...(route.method === 'POST' && { body }),
      });
      expect(answer.status).toBe(200);
      expect(Number.isInteger(answer.json.errno ?? answer.json.code)).toBe(true);
    }),
    { numRuns: 600 },
  );
  expect(run.broken()).toEqual([]);
});

test('a body nested a hundred thousand deep is refused like any other', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const body = `{"project_id":710002,"screen_id":720002,"count":1,"seats":${deep},"token":"x","buyer_info":${JSON.stringify(deep)}}`;
  expect((await run.postJson('/order/prepare', body)).json.errno).toBe(0);
  expect((await run.postJson('/order/createV2', body)).json.errno).toBe(100_050);
});

import {
  decodeResponse,
  encodeRequest,
  findUnknownMembers,
  requestTarget,
  stringifyJson,
  type EndpointSpec,
  type InputOf,
  type Outcome,
} from '@boxwire/contract';
import { washcar } from '@boxwire/schemas-washcar';
import { createSigner } from '@boxwire/signing';
import { expect, test } from 'vitest';
import {
  WASHCAR_DEMO_CHANNEL,
  type AnswerForms,
  type WashcarProfile,
  type WashcarSandboxOptions,
} from '@boxwire/sandbox/washcar';
import { ORDER, startWashcar, type Running } from './start.ts';

const { account, channel, goods, order, region, shop } = washcar.endpoints;

/** Sends a typed input the way a client would: encode, sign, send, decode. */
async function call<Spec extends EndpointSpec>(run: Running, endpoint: Spec, input: InputOf<Spec>, secret?: string) {
  const signer = createSigner({ appId: WASHCAR_DEMO_CHANNEL.appId, secret: secret ?? WASHCAR_DEMO_CHANNEL.secret });
  const request = encodeRequest(endpoint, input);
  const parts = signer.sign(request, { now: run.admin.clock.now() });
  const target = requestTarget(
    { path: request.path, query: [...request.query, ...parts.query] },
    endpoint.queryDialect,
  );
  const answer = await fetch(run.api + target, {
    method: request.method,
    headers: request.headers,
    body: request.bodyText,
  });
  const bodyText = await answer.text();
  const outcome: Outcome<unknown> = decodeResponse(endpoint as EndpointSpec, {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    bodyText,
  });
  return { outcome, bodyText };
}

async function everyAnswer(run: Running): Promise<Record<string, { outcome: Outcome<unknown>; bodyText: string }>> {
  const answers: Record<string, { outcome: Outcome<unknown>; bodyText: string }> = {
    'account.balance': await call(run, account.balance, {}),
    'channel.verify': await call(run, channel.verify, {}),
    'region.cities': await call(run, region.cities, {}),
    'region.districts': await call(run, region.districts, { query: { cityCode: '110100' } }),
    'goods.list': await call(run, goods.list, { query: { cityCode: '110100', page: 0, size: 100 } }),
    'goods.detail': await call(run, goods.detail, { query: { goodsId: 'G001' } }),
    'goods.categories': await call(run, goods.categories, {}),
    'shop.list': await call(run, shop.list, { query: { cityCode: '110100', longitude: '116.4', latitude: '39.9' } }),
    'order.create': await call(run, order.create, { body: ORDER }),
    'order.bookingUrl': await call(run, order.bookingUrl, { query: { channelOrderNo: ORDER.channelOrderNo } }),
    'order.detail': await call(run, order.detail, { query: { channelOrderNo: ORDER.channelOrderNo } }),
    'order.cancel': await call(run, order.cancel, { body: { channelOrderNo: ORDER.channelOrderNo } }),
  };
  const listed = answers['shop.list']?.outcome;
  const { shopId } =
    listed?.ok === true ? (listed.data as { list: { shopId: string }[] }).list[0]! : { shopId: 'none' };
  return { ...answers, 'shop.detail': await call(run, shop.detail, { query: { shopId } }) };
}

const FORMS: readonly Partial<AnswerForms>[] = [
  {},
  { code: 'digits', httpStatus: 'byCode' },
  { money: 'number', time: 'epochMs' },
  { time: 'local', order: 'sister', bookingUrl: 'text' },
];
const PROFILES: readonly WashcarProfile[] = ['guide', 'config', 'bare'];
const VARIANTS: readonly WashcarSandboxOptions[] = PROFILES.flatMap((profile) =>
  FORMS.map((forms) => ({ profile, forms })),
);

test.each(VARIANTS)('every answer follows the contract and holds nothing beyond it: %j', async (variant) => {
  await using run = await startWashcar({ ...variant, issueAfterMs: 0 });
  const answers = await everyAnswer(run);
  const failed = Object.entries(answers).filter(([, { outcome }]) => !outcome.ok);
  expect(failed).toEqual([]);
  expect(Object.keys(answers)).toHaveLength(13);
});

test('no answer holds a member the contract does not know', async () => {
  await using run = await startWashcar({ issueAfterMs: 0 });
  const answers = await everyAnswer(run);
  const endpoints: Record<string, EndpointSpec> = Object.fromEntries(
    Object.entries({ account, channel, goods, order, region, shop }).flatMap(([group, own]) =>
      Object.entries(own).map(([name, endpoint]) => [`${group}.${name}`, endpoint]),
    ),
  );
  for (const [id, { bodyText }] of Object.entries(answers)) {
    const { data } = JSON.parse(bodyText) as { data: unknown };
    expect([id, findUnknownMembers(endpoints[id]!.responses[200]!.schema, data)]).toEqual([id, []]);
  }
});

test('money and times arrive exact in every form', async () => {
  for (const forms of FORMS) {
    await using run = await startWashcar({ forms, issueAfterMs: 0 });
    const { outcome } = await call(run, order.create, { body: ORDER });
    expect(outcome).toMatchObject({
      ok: true,
      data: {
        settlePrice: 2170,
        totalSettleAmount: 2170,
        orderStatus: 'ISSUED',
        createTime: new Date('2026-01-01T00:00:00Z'),
      },
    });
    expect(stringifyJson(outcome)).toContain('"channelOrderNo":"CH0001"');
  }
});

test.each([
  ['a wrong key', async (run: Running) => call(run, goods.list, {}, 'wrong'), 'SignMismatch', 'signature'],
  [
    'a late clock',
    async (run: Running) => {
      run.admin.faults.add({ action: { type: 'clockSkew', ms: 600_000 } });
      return call(run, goods.list, {});
    },
    'ClockSkew',
    'clockSkew',
  ],
  [
    'unknown goods',
    async (run: Running) => call(run, goods.detail, { query: { goodsId: 'G999' } }),
    'InvalidParameter',
    'invalid',
  ],
  [
    'a suspended channel',
    async (run: Running) => {
      await run.operate('20000', 'suspend');
      return call(run, order.create, { body: ORDER });
    },
    'ChannelSuspended',
    'permission',
  ],
  [
    'a Thrift fault',
    async (run: Running) => {
      run.admin.faults.add({ action: { type: 'named', name: 'thrift500' } });
      return call(run, goods.list, {});
    },
    'Upstream',
    'upstream',
  ],
])('%s becomes a typed failure', async (_, act, code, kind) => {
  await using run = await startWashcar();
  const { outcome } = await act(run);
  expect(outcome).toMatchObject({ ok: false, code, kind });
});

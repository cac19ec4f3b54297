import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { completeJourney, createSealer, type JourneyEvent, type Exchange } from '@boxwire/contract';
import { toHar } from '@boxwire/har';
import { channelNames, createClient, fileJournal, journeyEffects } from '@boxwire/http-core';
import type { FaultAction } from '@boxwire/sandbox';
import { washcar } from '@boxwire/schemas-washcar';
import { createSecret, createSigner, explain, formatExplanation, sign } from '@boxwire/signing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runNode } from './support/run-node.ts';
import { CHANNEL, startWashcar, type WashcarWorld } from './support/washcar-world.ts';

const CLI = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));
const SECRET = 'CanarySecret9f27b1';
const PHONE = '10098765432';
const TOKEN = 'canary-token-41d0c2';
const ORDER = { channelOrderNo: 'CANARY1', mobile: PHONE, goodsId: 'G001', goodsItemId: 'GI001', cityCode: '110100' };

let world: WashcarWorld;
let folder: string;
/** Everything that was shown, logged, thrown, recorded or stored. */
let heard: string[];
/** Bearer values the sandbox made up on the way. */
let minted: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boxwire-canary-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  heard = [];
  minted = [];
  world = await startWashcar({
    channels: [{ ...CHANNEL, secret: SECRET }],
    issueAfterMs: 0,
    forms: { bookingUrl: 'text' },
  });
  world.events.on(hear);
  subscribe(channelNames.exchange, hear);
});
afterEach(async () => {
  unsubscribe(channelNames.exchange, hear);
  hear(world.admin.requests());
  hear(world.admin.state('washcar'));
  hear(world.admin.invariants());
  await world.close();
  expect(heard.length).toBeGreaterThan(3);
  const canaries = [SECRET, encodeURIComponent(SECRET), PHONE, TOKEN, ...minted];
  expect(heard.flatMap((text) => canaries.flatMap((canary) => leak(text, canary)))).toEqual([]);
});

/** The place of a leak, with the canary itself cut out of the report. */
function leak(text: string, canary: string): string[] {
  const at = text.indexOf(canary);
  return at < 0 ? [] : [`${text.slice(Math.max(0, at - 160), at)}<${canary.slice(0, 6)}…>`];
}

function hear(...shown: unknown[]): void {
  for (const value of shown) {
    heard.push(inspect(value, { depth: 12, showHidden: true, maxStringLength: null }), String(value));
    if (value instanceof Error) heard.push(value.stack ?? '', JSON.stringify(value), ...causes(value));
    else if (typeof value === 'object') heard.push(JSON.stringify(value));
    else if (typeof value === 'string') heard.push(value);
  }
}

function causes(error: Error): string[] {
  return error.cause instanceof Error ? [inspect(error.cause, { depth: 8 }), ...causes(error.cause)] : [];
}

function canaryClient(exchanges: Exchange[] = []) {
  return createClient(washcar, {
    origins: { api: world.origins.washcar.api },
    signer: createSigner({ appId: CHANNEL.appId, secret: SECRET }),
    headers: { authorization: `Bearer ${TOKEN}`, cookie: `session=${TOKEN}` },
    retry: { maxAttempts: 2, baseDelayMs: 0 },
    headersTimeoutMs: 2_000,
    redact: { values: [SECRET, TOKEN] },
    hooks: {
      onExchange: (exchange) => {
        exchanges.push(exchange);
        hear(exchange);
      },
      onRetry: hear,
      onDrift: hear,
      onClockOffset: hear,
    },
  });
}

const FAULTS: readonly FaultAction[] = [
  { type: 'dropBeforeCommit' },
  { type: 'dropAfterCommit' },
  { type: 'malformedJson' },
  { type: 'truncate' },
  { type: 'clockSkew', ms: 600_000 },
  { type: 'named', name: 'thrift500' },
  { type: 'respond', status: 502, body: `<html>${PHONE}</html>` },
  { type: 'respond', status: 200, body: `{"code":200,"message":"${PHONE}","data":{"mobile":"${PHONE}"}}` },
  { type: 'respond', status: 200, body: `{"code":300,"message":"bad","data":{"accessToken":"${TOKEN}"}}` },
  { type: 'respond', status: 302, headers: { location: `/x?token=${TOKEN}`, 'set-cookie': `sid=${TOKEN}` } },
];

test.each(FAULTS)('no canary leaves a client that meets $type', async (action) => {
  world.admin.faults.add({ match: { platform: 'washcar' }, action });
  const exchanges: Exchange[] = [];
  await using client = canaryClient(exchanges);
  for (const call of [
    () => client.order.create({ body: ORDER }),
    () => client.order.detail({ query: { orderNo: 'x' } }),
  ]) {
    const outcome = await call().catch((error: unknown) => error);
    if (outcome instanceof Error) hear(outcome);
  }
  expect(exchanges.length).toBeGreaterThan(1);
  hear(toHar(exchanges, { creator: { name: 'canary', version: '1' } }));
});

test('no canary leaves a whole journey: hooks, HAR, journal, events', async () => {
  const exchanges: Exchange[] = [];
  const path = join(folder, 'journey.jsonl');
  await using client = canaryClient(exchanges);
  await using journal = fileJournal(path);
  const result = await completeJourney(washcar.journeys.order, {
    input: { cityCode: '110100', mobile: PHONE, channelOrderNo: 'CANARY2' },
    effects: journeyEffects(client, { journal, sealer: createSealer({ key: new Uint8Array(32).fill(3) }) }),
    onEvent: visit,
  });
  expect(result).toMatchObject({ ok: true });
  const detail = await client.order.detail({ query: { channelOrderNo: 'CANARY2' } });
  if (detail.ok) minted.push(...detail.data.codes.map(({ code }) => code));
  expect(minted.length).toBeGreaterThan(1);
  hear(toHar(exchanges, { creator: { name: 'canary', version: '1' } }), await readFile(path, 'utf8'), result);
});

async function visit(event: JourneyEvent): Promise<void> {
  if (event.type !== 'challenge') {
    hear(event);
    return;
  }
  // what is shown to the customer carries the link on purpose; it must appear nowhere else
  minted.push(new URL(String(event.challenge.show?.url)).pathname.split('/').at(-1) ?? '');
  for (const action of ['book', 'verify']) {
    await world.admin.holder({ platform: 'washcar', ref: event.challenge.ref, action });
  }
  event.answer(true);
}

test('no canary leaves a refused or aborted call', async () => {
  await using client = canaryClient();
  const wrong = { ...ORDER, mobile: `${PHONE}0` };
  hear(await client.order.create({ body: wrong }).catch((error: unknown) => error));
  hear(await client.order.create({ body: ORDER }, { signal: AbortSignal.abort() }).catch((error: unknown) => error));
  await using stranger = createClient(washcar, {
    origins: { api: world.origins.washcar.api },
    signer: createSigner({ appId: CHANNEL.appId, secret: `${SECRET}x` }),
    hooks: { onExchange: hear },
  });
  hear(await stranger.order.create({ body: ORDER }), client, stranger);
});

test('no canary leaves the signing package', () => {
  const signer = createSigner({ appId: CHANNEL.appId, secret: SECRET });
  const secret = createSecret(SECRET);
  const request = {
    query: { appId: CHANNEL.appId, timestamp: '1709545184000', nonce: 'n1' },
    bodyText: '{"goodsId":"G001"}',
  };
  hear(signer, secret, { secret, nested: [secret] }, sign({ ...request, secret: SECRET }));
  for (const expected of ['0'.repeat(32), sign({ ...request, secret: `${SECRET}\n` }).sign]) {
    const explained = explain({ ...request, secret: SECRET, expected, candidateSecrets: [`${SECRET}2`] });
    hear(explained, formatExplanation(explained));
  }
  for (const bodyText of ['{', '[1', '"x"']) {
    try {
      sign({ query: request.query, bodyText, secret: SECRET });
    } catch (error) {
      hear(error);
    }
  }
});

describe('the command', () => {
  const env = { CANARY_SECRET: SECRET };
  const connect = () => [
    ...['--origin', `api=${world.origins.washcar.api}`],
    ...['--app-id', CHANNEL.appId, '--secret-env', 'CANARY_SECRET'],
  ];

  test.each([
    ['an order, recorded', ['call', 'washcar', 'order.create', '--input', JSON.stringify({ body: ORDER })], true],
    [
      'a refused order',
      ['call', 'washcar', 'order.create', '--input', JSON.stringify({ body: { ...ORDER, mobile: `x${PHONE}` } })],
      true,
    ],
    ['a misspelt option', ['call', 'washcar', 'order.create', '--inptu', 'x'], true],
    ['a secret on the command line', ['call', 'washcar', 'goods.list', '--secret', SECRET], false],
  ])('shows no canary for %s', async (_name, argv, connected) => {
    for (const json of [[], ['--json']]) {
      const record = join(folder, `${heard.length.toString()}.har`);
      const ran = await runNode(CLI, [...argv, ...(connected ? [...connect(), '--record', record] : []), ...json], {
        env,
      });
      // the answer itself belongs to the caller; everything else must be clean
      hear(ran.stderr, ran.exitCode === 0 ? '' : ran.stdout, await readFile(record, 'utf8').catch(() => ''));
    }
  });

  test('shows no canary when it signs, verifies and explains', async () => {
    const query = `appId=${CHANNEL.appId}&timestamp=1709545184000&nonce=n1&cityCode=110100`;
    for (const argv of [
      ['sign', '--query', query],
      ['verify', '--query', `${query}&sign=${'0'.repeat(32)}`],
      ['explain', '--query', query, '--expected', '0'.repeat(32)],
      ['sign', '--query', query, '--body', '{'],
    ]) {
      for (const json of [[], ['--json']]) {
        const ran = await runNode(CLI, [...argv, '--secret-env', 'CANARY_SECRET', ...json], { env });
        hear(ran.stdout, ran.stderr);
      }
    }
  });
});

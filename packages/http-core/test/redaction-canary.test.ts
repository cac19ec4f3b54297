import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import type { Exchange } from '@boxwire/contract';
import { startServer } from '@boxwire/tooling/test-kit';
import type { ServerReply } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { channelNames, createClient, createCookieJar, isHttpError, unredactedExchange } from '../src/index.ts';
import { answer, signedShop, sumSigner } from './support/shop.ts';

const SECRET = 'canary-secret-7f3a';
const TOKEN = 'canary-token-91bc';
const COOKIE = 'canary-cookie-55de';
const PHONE = '10012345678';
const CANARIES = [SECRET, TOKEN, COOKIE, PHONE];

const leaky = (body: string, status = 200): ServerReply => ({
  status,
  headers: {
    'content-type': 'application/json',
    'set-cookie': `session=${COOKIE}2; Path=/`,
    location: `https://evil.example/${TOKEN}?token=${TOKEN}`,
    date: new Date(0).toUTCString(),
    'x-access-token': TOKEN,
  },
  body,
});
const echo = JSON.stringify({
  code: 200,
  data: { token: TOKEN, mobile: PHONE, items: [{ password: SECRET, price: PHONE }] },
});

/** Everything a client shows of itself while `replies` answer it. */
async function show(origin: string, options: { readonly timeoutMs?: number; readonly maxResponseBytes?: number } = {}) {
  const shown: unknown[] = [];
  const raw: Exchange[] = [];
  const listener = (message: unknown): void => void shown.push(message);
  for (const name of Object.values(channelNames)) subscribe(name, listener);
  const jar = createCookieJar();
  const origins = { api: 'https://api.example', login: 'https://login.example' };
  jar.store('https://api.example/', [`session=${COOKIE}; Path=/`]);
  const client = createClient(signedShop, {
    origins,
    connectTo: { api: origin, login: origin },
    signer: sumSigner(SECRET).signer,
    jar,
    random: () => 0,
    maxResponseBytes: options.maxResponseBytes,
    headersTimeoutMs: options.timeoutMs,
    redact: { values: [SECRET] },
    hooks: {
      onExchange: (event) => shown.push(event),
      onRetry: (event) => shown.push(event),
      onDrift: (event) => shown.push(event),
      onClockOffset: (event) => shown.push(event),
      [unredactedExchange]: (exchange) => raw.push(exchange),
    },
  });
  const headers = { authorization: `Bearer ${TOKEN}` };
  const calls = [
    () => client.item.list({ query: { phone: PHONE } }, { headers, deadlineMs: 5_000 }),
    () => client.order.create({ body: { itemId: 'A1', mobile: PHONE } }, { headers, deadlineMs: 5_000 }),
    () => client.page.enter({ body: { name: PHONE }, headers }, { deadlineMs: 5_000 }),
    () => client.item.list({ query: { phone: PHONE.repeat(20) } }, { headers }),
    () => client.item.list({ query: { phone: PHONE } }, { headers: { 'x-auth-token': `${TOKEN}\n` } }),
    () => client.item.list({ query: { phone: PHONE, page: PHONE as unknown as number } }),
  ];
  const codes: string[] = [];
  for (const call of calls) {
    await call().then(
      (outcome) => codes.push(outcome.ok ? 'ok' : outcome.code),
      (error: unknown) => {
        codes.push((error as { code: string }).code);
        shown.push(error);
      },
    );
  }
  await client.close({ abort: true });
  await client.item.list({ query: { phone: PHONE } }, { headers }).catch((error: unknown) => shown.push(error));
  shown.push(client, jar);
  for (const name of Object.values(channelNames)) unsubscribe(name, listener);
  return { shown, raw, codes };
}

function expectSilence(shown: readonly unknown[]): void {
  for (const thing of shown) {
    // joined, for what has no JSON form is undefined
    const text = [
      String(thing),
      inspect(thing, { depth: 20, showHidden: true, getters: true, maxStringLength: null }),
      JSON.stringify(thing),
      thing instanceof Error ? JSON.stringify(thing.cause) : '',
      thing instanceof Error ? (thing.stack ?? '') : '',
    ].join('\n');
    for (const canary of CANARIES) expect(text).not.toContain(canary);
  }
}

describe('secrets, tokens, cookies and phones appear nowhere', () => {
  const replies: readonly (readonly [string, ServerReply, string])[] = [
    ['a good answer', leaky(echo), 'ANSWER_MISMATCH'],
    ['an answer that is no JSON', leaky(`<p>${TOKEN} ${PHONE}`), 'BODY_NOT_JSON'],
    [
      'a refusal',
      leaky(JSON.stringify({ code: 99, message: 'no', data: { token: TOKEN, mobile: PHONE } })),
      'BUSINESS',
    ],
    ['a server failure', leaky(`${TOKEN} ${PHONE}`, 503), 'UPSTREAM_FAILED'],
    ['a redirect', leaky(TOKEN, 302), 'REDIRECTED'],
    ['a dropped connection', { drop: true }, 'HTTP_CONNECTION_LOST'],
    ['an answer cut short', { body: echo, cutAfterBytes: 20 }, 'HTTP_CONNECTION_LOST'],
    ['a broken content coding', { headers: { 'content-encoding': 'gzip' }, body: echo }, 'HTTP_RESPONSE_UNREADABLE'],
    [
      'an unknown charset',
      { headers: { 'content-type': `text/plain; charset=${TOKEN}` }, body: echo },
      'HTTP_RESPONSE_UNREADABLE',
    ],
    ['a refused timestamp', answer(13, { token: TOKEN }, { date: new Date(0).toUTCString() }), 'TIMESTAMP_REFUSED'],
  ];
  for (const [name, reply, code] of replies) {
    test(`with ${name}`, async () => {
      await using server = await startServer(() => reply);
      const { shown, raw, codes } = await show(server.origin);
      expect(codes[0]).toBe(code);
      expect(codes.slice(3)).toEqual(['HTTP_URL_TOO_LONG', 'HTTP_REQUEST_INVALID', 'REQUEST_INVALID']);
      expectSilence(shown);
      // the check can fail: the same exchanges unredacted are full of them
      for (const canary of CANARIES) expect(JSON.stringify(raw)).toContain(canary);
    });
  }

  test('with an answer that is too large', async () => {
    await using server = await startServer(() => leaky(echo));
    const { shown, codes } = await show(server.origin, { maxResponseBytes: 20 });
    expect(codes[0]).toBe('HTTP_RESPONSE_TOO_LARGE');
    expectSilence(shown);
  });

  test('with no connection', async () => {
    const gone = await startServer(() => leaky(echo));
    await gone.close();
    const { shown, codes } = await show(gone.origin);
    expect(codes[0]).toBe('HTTP_CONNECT_FAILED');
    expectSilence(shown);
  });

  test('with an answer that is not HTTP', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(`${TOKEN} ${SECRET} ${PHONE}\r\n\r\n`));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { shown, codes } = await show(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    expect(codes[0]).toBe('HTTP_PROTOCOL_ERROR');
    expectSilence(shown);
    server.close();
  });
});

test('an error prints its code, endpoint and attempt, and serialises without its cause', async () => {
  const gone = await startServer(() => leaky(echo));
  await gone.close();
  const { shown } = await show(gone.origin);
  const error = shown.find(isHttpError);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'HttpError',
    code: 'HTTP_CONNECT_FAILED',
    endpointId: 'item.list',
    attempt: 3,
    mayHaveHappened: false,
    retryReason: 'attempts-exhausted',
  });
  expect(inspect(error)).toContain('[item.list] could not connect');
});

test('an HttpError of another copy of the package is recognised', () => {
  const foreign = Object.defineProperty(new Error('x'), Symbol.for('boxwire.HttpError'), { value: true });
  expect([isHttpError(foreign), isHttpError(new Error('x')), isHttpError(null), isHttpError('x')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

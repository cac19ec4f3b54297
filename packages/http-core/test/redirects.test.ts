import { startServer } from '@boxwire/tooling/test-kit';
import type { ServerReply, ServerRequest } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { createClient, createCookieJar } from '../src/index.ts';
import { at, shop } from './support/shop.ts';

const to = (location: string, status = 302, headers: Record<string, string> = {}): ServerReply => ({
  status,
  headers: { location, ...headers },
});
const welcome: ServerReply = { body: 'welcome' };
const form = { body: { name: 'Ada' } };

test('a redirect is handed to the outcome unless the contract follows it', async () => {
  await using server = await startServer(() => to('/elsewhere'));
  await using client = createClient(shop, at(server));
  expect(await client.page.show()).toMatchObject({ ok: false, code: 'REDIRECTED', status: 302 });
  expect(server.requests).toHaveLength(1);
});

describe('the method after', () => {
  for (const [status, method, body] of [
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'name=Ada'],
    [308, 'POST', 'name=Ada'],
  ] as const) {
    test(`a ${String(status)} to a POST is ${method}`, async () => {
      await using server = await startServer(({ url }) =>
        url === '/enter' ? to('/next?x=%20y#part', status) : welcome,
      );
      await using client = createClient(shop, at(server));
      expect(await client.page.enter(form)).toEqual({ ok: true, data: 'welcome', status: 200 });
      const next = server.requests[1];
      expect([next?.method, next?.url, next?.body.toString()]).toEqual([method, '/next?x=%20y', body]);
      expect(next?.headers['content-type']).toBe(
        body === '' ? undefined : 'application/x-www-form-urlencoded; charset=UTF-8',
      );
    });
  }
});

for (const status of [300, 304]) {
  test(`a ${String(status)} is no redirect to follow`, async () => {
    await using server = await startServer(() => to('/next', status));
    await using client = createClient(shop, at(server));
    expect(await client.page.enter(form)).toMatchObject({ ok: false, status });
    expect(server.requests).toHaveLength(1);
  });
}

test('a redirect without a target goes to the outcome', async () => {
  await using server = await startServer(() => ({ status: 302 }));
  await using client = createClient(shop, at(server));
  expect(await client.page.enter(form)).toMatchObject({ code: 'REDIRECTED' });
});

test('each hop goes through the jar, by the path it leads to', async () => {
  const replies: Record<string, ServerReply> = {
    '/enter': to('/a/one', 302, { 'set-cookie': 'first=1; Path=/' }),
    '/a/one': to('../b/two', 302, { 'set-cookie': 'inA=1; Path=/a' }),
    '/b/two': welcome,
  };
  await using server = await startServer(({ url }) => replies[url]!);
  await using client = createClient(shop, { ...at(server), jar: createCookieJar() });
  await client.page.enter({ ...form, headers: { 'x-page': 'p' } });
  expect(server.requests.map(({ url, headers }) => [url, headers.cookie, headers['x-page']])).toEqual([
    ['/enter', undefined, 'p'],
    ['/a/one', 'first=1', 'p'],
    ['/b/two', 'first=1', 'p'],
  ]);
});

test('a hop to another origin of the client leaves credentials behind and names the other host', async () => {
  await using login = await startServer(() => welcome);
  await using api = await startServer(() => to('https://login.example/in?ticket=1', 307));
  await using client = createClient(shop, {
    origins: { api: 'https://api.example', login: 'https://login.example' },
    connectTo: { api: api.origin, login: login.origin },
  });
  await client.page.enter({ ...form, headers: { authorization: 'Bearer secret', 'x-page': 'p' } });
  expect(api.requests[0]?.headers).toMatchObject({ host: 'api.example', authorization: 'Bearer secret' });
  expect(login.requests[0]?.url).toBe('/in?ticket=1');
  expect(login.requests[0]?.headers).toMatchObject({ host: 'login.example', 'x-page': 'p' });
  expect(login.requests[0]?.headers.authorization).toBeUndefined();
});

describe('a redirect is refused', () => {
  const refused = async (reply: (request: ServerRequest) => ServerReply, seen: number): Promise<string> => {
    await using server = await startServer(reply);
    await using client = createClient(shop, at(server));
    const error: unknown = await client.page.enter(form).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'HTTP_REDIRECT_REFUSED', mayHaveHappened: true, retryReason: 'not-retryable' });
    expect(server.requests).toHaveLength(seen);
    return String(error);
  };

  test('to an origin that is none of the client', async () => {
    const message = await refused(() => to('https://evil.example/steal?ticket=canary'), 1);
    expect(message).toContain('(https://evil.example)');
    expect(message).not.toContain('canary');
  });

  test('to another port of the same host', async () => {
    await refused(() => to('http://127.0.0.1:1/'), 1);
  });

  test('to something that is no HTTP URL', async () => {
    await refused(() => to('javascript:alert(1)'), 1);
    await refused(() => to('http://[canary/'), 1);
  });

  test('after five of them', async () => {
    let hops = 0;
    await refused(() => to(`/hop-${String(++hops)}`), 6);
  });
});

import { createServer as createTlsServer } from 'node:tls';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { startServer } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { createClient, createCookieJar } from '../src/index.ts';
import { selfSigned } from './support/self-signed.ts';
import { anItem, inTurn, oneItem, shop } from './support/shop.ts';

const origins = { api: 'https://api.example', login: 'https://login.example:8443' };

test('the real host is named while the socket goes elsewhere, over plain HTTP', async () => {
  await using server = await startServer(() => oneItem());
  await using client = createClient(shop, { origins, connectTo: { api: server.origin, login: server.origin } });
  expect(await client.item.list()).toMatchObject({ ok: true });
  expect(server.requests[0]?.headers.host).toBe('api.example');
  expect(server.requests[0]?.rawHeaders.filter((name) => name.toLowerCase() === 'host')).toHaveLength(1);
});

test('a port is part of the real host, unless it is the default one', async () => {
  await using server = await startServer(() => oneItem());
  await using client = createClient(shop, {
    origins: { ...origins, api: 'http://api.example:80' },
    connectTo: { api: server.origin },
  });
  await client.item.list();
  await using other = createClient(shop, {
    origins: { ...origins, api: 'http://api.example:8080' },
    connectTo: { api: server.origin },
  });
  await other.item.list();
  expect(server.requests.map(({ headers }) => headers.host)).toEqual(['api.example', 'api.example:8080']);
});

test('cookies belong to the real host, Secure ones included', async () => {
  const reply = oneItem({ 'set-cookie': 'a=1; Domain=api.example; Secure; Path=/' });
  await using server = await startServer(inTurn(reply, oneItem()));
  const jar = createCookieJar();
  await using client = createClient(shop, { origins, connectTo: { api: server.origin }, jar });
  await client.item.list();
  await client.item.list();
  expect(server.requests[1]?.headers.cookie).toBe('a=1');
  expect(jar.cookiesFor('https://api.example/')).toEqual([['a', '1']]);
  expect(jar.cookiesFor(`${server.origin}/`)).toEqual([]);
});

describe('over TLS', () => {
  const listen = async (server: {
    listen(port: number, host: string, done: () => void): unknown;
    address(): unknown;
  }) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  test('the server name asked for is the real one', async () => {
    const names: string[] = [];
    const server = createTlsServer({
      SNICallback: (name, done) => {
        names.push(name);
        done(new Error('no certificate here'));
      },
    });
    server.on('tlsClientError', () => undefined);
    const port = await listen(server);
    await using client = createClient(shop, {
      origins,
      connectTo: { api: `https://127.0.0.1:${String(port)}` },
      retry: false,
    });
    await expect(client.order.create({ body: { itemId: 'A1' } })).rejects.toMatchObject({ mayHaveHappened: false });
    expect(names).toEqual(['api.example']);
    server.close();
  });

  const { key, cert } = selfSigned('api.example');
  const httpsServer = async () => {
    const hosts: unknown[] = [];
    const server = createServer({ key, cert }, (request, response) => {
      hosts.push([request.headers.host, (request.socket as unknown as { servername: string }).servername]);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ code: 200, data: { items: [anItem] } }));
    });
    server.on('tlsClientError', () => undefined);
    const port = await listen(server);
    return {
      hosts,
      target: `https://127.0.0.1:${String(port)}`,
      [Symbol.asyncDispose]: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  };

  test('a certificate for the real name is accepted when its issuer is trusted', async () => {
    await using server = await httpsServer();
    await using client = createClient(shop, { origins, connectTo: { api: server.target }, ca: cert });
    expect(await client.item.list()).toMatchObject({ ok: true });
    expect(server.hosts).toEqual([['api.example', 'api.example']]);
  });

  test('a certificate nobody trusts is refused: nothing was sent, and a repeat would not help', async () => {
    await using server = await httpsServer();
    await using client = createClient(shop, { origins, connectTo: { api: server.target } });
    await expect(client.order.create({ body: { itemId: 'A1' } })).rejects.toMatchObject({
      code: 'HTTP_TLS_FAILED',
      mayHaveHappened: false,
      retryReason: 'not-retryable',
      attempt: 1,
    });
    expect(server.hosts).toEqual([]);
  });

  test('a certificate for another name is refused', async () => {
    await using server = await httpsServer();
    await using client = createClient(shop, {
      origins: { ...origins, api: 'https://other.example' },
      connectTo: { api: server.target },
      ca: [cert],
    });
    await expect(client.item.list()).rejects.toMatchObject({
      code: 'HTTP_TLS_FAILED',
      cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
    expect(server.hosts).toEqual([]);
  });
});

import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { bare, emptyAnswer, endpoint, platform } from '@boxwire/contract';
import { gate, startServer } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { answer, at, oneItem, shop } from './support/shop.ts';

/** A server that speaks bytes: what HTTP servers refuse to send. */
async function rawServer(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const probing = platform({
  id: 'probing',
  title: 'One HEAD endpoint',
  origins: ['api'],
  endpoints: {
    probe: endpoint({
      id: 'probe',
      method: 'HEAD',
      origin: 'api',
      path: '/',
      summary: 'Probes',
      source: 'test',
      effect: 'read',
      responses: { 200: emptyAnswer() },
      outcome: bare(),
    }),
  },
});

const afterRequest = (reply: string) => (socket: Socket) => void socket.once('data', () => socket.write(reply));

describe('the response size', () => {
  const big = JSON.stringify({ code: 200, data: { items: [], filler: 'x'.repeat(50_000) } });

  test('is refused from its announced length', async () => {
    await using server = await startServer(() => ({ body: big }));
    await using client = createClient(shop, { ...at(server), maxResponseBytes: 10_000 });
    await expect(client.item.list()).rejects.toMatchObject({
      code: 'HTTP_RESPONSE_TOO_LARGE',
      mayHaveHappened: true,
      retryReason: 'not-retryable',
      message: expect.stringContaining('10000 bytes') as string,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('is refused while it streams in pieces without a length', async () => {
    const chunk = `2710\r\n${'x'.repeat(10_000)}\r\n`;
    let sent = 0;
    await using server = await rawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
        const more = (): void => {
          if (socket.destroyed) return;
          sent += 1;
          socket.write(chunk, () => setImmediate(more));
        };
        more();
      });
    });
    await using client = createClient(shop, { ...at(server), maxResponseBytes: 100_000 });
    await expect(client.item.list()).rejects.toMatchObject({ code: 'HTTP_RESPONSE_TOO_LARGE' });
    expect(sent).toBeGreaterThanOrEqual(10);
  });

  test('is refused when it only grows by unpacking', async () => {
    await using server = await startServer(() => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(big) }));
    await using client = createClient(shop, { ...at(server), maxResponseBytes: 10_000 });
    await expect(client.item.list()).rejects.toMatchObject({ code: 'HTTP_RESPONSE_TOO_LARGE', mayHaveHappened: true });
  });

  test('may be exactly the limit', async () => {
    const reply = answer(200, { items: [] });
    const size = Buffer.byteLength('body' in reply ? String(reply.body) : '');
    await using server = await startServer(() => reply);
    await using client = createClient(shop, { ...at(server), maxResponseBytes: size });
    expect(await client.item.list()).toMatchObject({ ok: true });
    await using tight = createClient(shop, { ...at(server), maxResponseBytes: size - 1 });
    await expect(tight.item.list()).rejects.toMatchObject({ code: 'HTTP_RESPONSE_TOO_LARGE' });
  });

  test('does not count a length that HEAD only announces', async () => {
    await using server = await startServer(() => ({ headers: { 'content-length': '50000' } }));
    await using client = createClient(probing, { origins: { api: server.origin }, maxResponseBytes: 10_000 });
    expect(await client.probe()).toMatchObject({ ok: true, status: 200 });
  });

  test('also bounds the headers', async () => {
    await using server = await rawServer(afterRequest(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`));
    await using client = createClient(shop, at(server));
    await expect(client.item.list()).rejects.toMatchObject({ code: 'HTTP_RESPONSE_TOO_LARGE' });
  });
});

describe('the URL length', () => {
  const room = 200 - '/items?phone='.length;

  test('may reach the limit of the contract', async () => {
    await using server = await startServer(() => oneItem());
    await using client = createClient(shop, at(server));
    const phone = '1'.repeat(room - server.origin.length);
    expect(await client.item.list({ query: { phone } })).toMatchObject({ ok: true });
    expect(server.origin.length + (server.requests[0]?.url.length ?? 0)).toBe(200);
  });

  test('beyond it the request is not sent', async () => {
    await using server = await startServer(() => oneItem());
    await using client = createClient(shop, at(server));
    const phone = '1'.repeat(room - server.origin.length + 1);
    const error: unknown = await client.item.list({ query: { phone } }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'HTTP_URL_TOO_LONG', mayHaveHappened: false, attempt: 1 });
    expect((error as Error).message).toContain('the URL has 201 characters, the platform takes 200');
    expect((error as Error).message).not.toContain('111');
    expect(server.heads).toHaveLength(0);
  });
});

describe('timeouts', () => {
  test('headers that do not come end the attempt', async () => {
    await using server = await rawServer(() => undefined);
    await using client = createClient(shop, { ...at(server), headersTimeoutMs: 50, retry: false });
    await expect(client.item.list()).rejects.toMatchObject({ code: 'HTTP_HEADERS_TIMEOUT', mayHaveHappened: true });
  });

  test('a body that stops ends the attempt', async () => {
    await using server = await rawServer(afterRequest('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{'));
    await using client = createClient(shop, { ...at(server), bodyTimeoutMs: 50, retry: false });
    await expect(client.item.list()).rejects.toMatchObject({ code: 'HTTP_BODY_TIMEOUT', mayHaveHappened: true });
  });

  test('a connection that does not become usable ends the attempt: nothing was sent', async () => {
    const accepted = gate();
    await using server = await rawServer(() => {
      accepted.open();
    });
    await using client = createClient(shop, {
      origins: { api: 'https://api.example', login: 'https://login.example' },
      connectTo: { api: `https://127.0.0.1:${String(server.port)}` },
      connectTimeoutMs: 50,
      retry: false,
    });
    await expect(client.order.create({ body: { itemId: 'A1' } })).rejects.toMatchObject({
      code: 'HTTP_CONNECT_TIMEOUT',
      mayHaveHappened: false,
    });
    await accepted.opened;
  });
});

describe('answers that are not HTTP', () => {
  test('are a protocol error that quotes nothing of them', async () => {
    await using server = await rawServer(afterRequest('CANARY/1.1 200 CANARY\r\n\r\n'));
    await using client = createClient(shop, at(server));
    const error: unknown = await client.item.list().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'HTTP_PROTOCOL_ERROR', mayHaveHappened: true, retryReason: 'not-retryable' });
    const { inspect } = await import('node:util');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('CANARY');
  });

  test('a body longer than its announced length does not reach the next answer', async () => {
    await using server = await rawServer(
      afterRequest('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n'),
    );
    await using client = createClient(shop, { ...at(server), retry: false });
    expect(await client.item.list()).toMatchObject({ ok: false, kind: 'drift' });
  });

  test('informational answers before the real one are passed over', async () => {
    const body = '{"code":200,"data":{"items":[]}}';
    await using server = await rawServer(
      afterRequest(
        `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`,
      ),
    );
    await using client = createClient(shop, at(server));
    expect(await client.item.list()).toMatchObject({ ok: true, status: 200 });
  });
});

test('a header value HTTP cannot carry is refused before anything is sent', async () => {
  await using server = await startServer(() => oneItem());
  await using client = createClient(shop, at(server));
  const error: unknown = await client.item
    .list({}, { headers: { 'x-note': 'a\r\nx-evil: canary' } })
    .catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'HTTP_REQUEST_INVALID', mayHaveHappened: false, retryReason: 'not-retryable' });
  expect(JSON.stringify(error) + String(error)).not.toContain('canary');
  expect(server.heads).toHaveLength(0);
});

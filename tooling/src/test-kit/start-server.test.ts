import { Agent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { gate } from './gate.ts';
import { startServer } from './start-server.ts';

interface Sending {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array | string;
  readonly agent?: Agent;
}

function send(origin: string, { path = '/', method = 'GET', headers = {}, body, agent }: Sending = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const outgoing = httpRequest({ hostname, port, path, method, headers, agent: agent ?? false }, (incoming) => {
      read(incoming).then((text) => {
        resolve({ status: incoming.statusCode ?? 0, text });
      }, reject);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

test('a request is recorded with its literal target, header spelling and bytes', async () => {
  await using server = await startServer(() => ({ status: 201, headers: { 'x-a': ['1', '2'] }, body: 'made' }));
  const bytes = Uint8Array.from([0, 255, 13, 10, 128]);
  const answer = await send(server.origin, {
    path: '/a%2fb/../c?q=%E4%B8+x',
    method: 'POST',
    headers: { 'X-MiXed': 'Yes' },
    body: bytes,
  });
  expect(answer).toEqual({ status: 201, text: 'made' });
  const [request] = server.requests;
  expect(request?.url).toBe('/a%2fb/../c?q=%E4%B8+x');
  expect(request?.method).toBe('POST');
  expect(request?.headers['x-mixed']).toBe('Yes');
  expect(request?.rawHeaders).toContain('X-MiXed');
  expect([...(request?.body ?? [])]).toEqual([...bytes]);
});

test('connections are counted and numbered', async () => {
  await using server = await startServer(() => ({}));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await send(server.origin, { agent });
  await send(server.origin, { agent });
  await send(server.origin);
  agent.destroy();
  expect(server.connections()).toBe(2);
  expect(server.requests.map((request) => request.connection)).toEqual([1, 1, 2]);
});

test('a connection can be dropped before the body is read', async () => {
  await using server = await startServer(() => ({}), { onHead: () => 'drop' });
  await expect(send(server.origin, { method: 'POST', body: 'x'.repeat(100) })).rejects.toMatchObject({
    code: 'ECONNRESET',
  });
  expect(server.heads).toHaveLength(1);
  expect(server.requests).toHaveLength(0);
});

test('a connection can be dropped after the body was read', async () => {
  await using server = await startServer(() => ({ drop: true }));
  await expect(send(server.origin, { method: 'POST', body: 'kept' })).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(server.requests[0]?.body.toString()).toBe('kept');
});

test('an answer can be cut in the middle of its body', async () => {
  await using server = await startServer(() => ({ body: '0123456789', cutAfterBytes: 4 }));
  await expect(send(server.origin)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(server.requests).toHaveLength(1);
});

test('an answer waits for its gate, and received tells when the request is in', async () => {
  const held = gate();
  await using server = await startServer(async ({ url }) => {
    await held.opened;
    return { body: url };
  });
  const answers = [send(server.origin, { path: '/1' }), send(server.origin, { path: '/2' })];
  await server.received(2);
  expect(server.openConnections()).toBe(2);
  held.open();
  expect((await Promise.all(answers)).map((answer) => answer.text)).toEqual(['/1', '/2']);
});

test('closing does not wait for a handler that still waits', async () => {
  const server = await startServer(() => new Promise(() => undefined));
  const pending = send(server.origin);
  await server.received(1);
  await Promise.all([server.close(), expect(pending).rejects.toThrow()]);
  expect(server.openConnections()).toBe(0);
});

test('an error in the handler answers 500 and fails the close', async () => {
  const server = await startServer(() => {
    throw new Error('broken handler');
  });
  expect(await send(server.origin)).toEqual({ status: 500, text: 'the test handler threw' });
  await expect(server.close()).rejects.toThrow('broken handler');
});

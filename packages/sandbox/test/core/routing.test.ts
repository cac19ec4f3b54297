import { expect, test } from 'vitest';
import { createSandbox } from '@boxwire/sandbox';
import { getJson, send } from '../send.ts';
import { counterPlatform } from './counter-platform.ts';

test('each origin has its own loopback port', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const { front, back } = sandbox.origins.counter!;
  expect(front).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(front).not.toBe(back);
  expect((await send(back, { path: '/there' })).text).toBe('back here');
  expect((await send(front, { path: '/there' })).status).toBe(404);
});

test('a known real Host routes on any port, and addresses are then written with real names', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const { back } = sandbox.origins.counter!;
  const answer = await send(back, { path: '/echo/a', headers: { host: 'front.counter.example' } });
  expect(JSON.parse(answer.text)).toMatchObject({
    here: 'http://front.counter.example/x',
    there: 'http://back.counter.example/y',
  });
  const redirect = await send(back, { path: '/go', headers: { host: 'FRONT.counter.example:80' } });
  expect(redirect.headers.location).toBe('http://back.counter.example/there');
});

test('by a loopback address, addresses are written with that address and the right port', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const { front, back } = sandbox.origins.counter!;
  const host = `localhost:${new URL(front).port}`;
  const answer = await send(front, { path: '/echo/a', headers: { host } });
  expect(JSON.parse(answer.text)).toMatchObject({
    here: `http://${host}/x`,
    there: `http://localhost:${new URL(back).port}/y`,
  });
});

test.each(['evil.example', '127.0.0.1.evil.example', 'front.counter.example.evil.example'])(
  'the Host %s is refused',
  async (host) => {
    await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
    const answer = await send(sandbox.origins.counter!.front, { path: '/count', headers: { host } });
    expect(answer.status).toBe(421);
    expect(JSON.parse(answer.text).sandbox.code).toBe('HOST_UNKNOWN');
    expect(sandbox.admin.requests()).toEqual([]);
  },
);

test('a Host that is no host is refused with a code', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const answer = await send(sandbox.origins.counter!.front, { path: '/count', headers: { host: 'user@host' } });
  expect([answer.status, JSON.parse(answer.text).sandbox.code]).toEqual([400, 'REQUEST_UNREADABLE']);
});

test.each([
  [
    '/echo/Name?a=1&a=2&b=x+y%20z',
    { name: 'Name' },
    [
      ['a', '1'],
      ['a', '2'],
      ['b', 'x y z'],
    ],
  ],
  ['//ECHO//Na%2Fme?', { name: 'Na/me' }, []],
  ['/eCHo/%E4%BD%A0', { name: '你' }, []],
])('the target %s is read leniently', async (path, params, query) => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const answer = await send(sandbox.origins.counter!.front, { path });
  expect(JSON.parse(answer.text)).toMatchObject({ params, query });
});

test('bodies are read as form, JSON or a bare JSON string; a byte order mark and cookies survive', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const { front } = sandbox.origins.counter!;
  const form = await send(front, {
    path: '/echo/a',
    method: 'PUT',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', cookie: 'a=1; b=%2C' },
    body: 'x=1+2&x=%2B',
  });
  expect(JSON.parse(form.text)).toMatchObject({
    method: 'PUT',
    form: [
      ['x', '1 2'],
      ['x', '+'],
    ],
    cookies: [
      ['a', '1'],
      ['b', '%2C'],
    ],
  });
  const text = await send(front, { path: '/json', method: 'POST', body: '"a string"' });
  expect(JSON.parse(text.text)).toEqual({ got: 'a string' });
  const marked = await send(front, { path: '/echo/a', method: 'POST', body: '\ufeff{}' });
  expect(JSON.parse(marked.text).body).toBe('\ufeff{}');
  const broken = await send(front, { path: '/json', method: 'POST', body: '{' });
  expect([broken.status, JSON.parse(broken.text).sandbox.code]).toEqual([400, 'BODY_NOT_JSON']);
});

test('a body over 1 MiB and a compressed body are refused before anything changes', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const { front } = sandbox.origins.counter!;
  const large = await send(front, { path: '/count', method: 'POST', body: 'x'.repeat(1_048_577) });
  expect([large.status, JSON.parse(large.text).sandbox.code]).toEqual([413, 'BODY_TOO_LARGE']);
  const chunked = await send(front, {
    path: '/count',
    method: 'POST',
    headers: { 'transfer-encoding': 'chunked' },
    body: 'x'.repeat(1_048_577),
  });
  expect(chunked.status).toBe(413);
  const packed = await send(front, {
    path: '/count',
    method: 'POST',
    headers: { 'content-encoding': 'gzip' },
    body: 'x',
  });
  expect([packed.status, JSON.parse(packed.text).sandbox.code]).toEqual([415, 'BODY_ENCODED']);
  const exact = await send(front, { path: '/count', method: 'POST', body: 'x'.repeat(1_048_576) });
  expect(JSON.parse(exact.text)).toEqual({ count: 1 });
});

test('long integers leave as plain digits', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  expect((await send(sandbox.origins.counter!.front, { path: '/long' })).text).toBe('{"id":6478994818521140385}');
});

test('an unknown path and a wrong method say what to do', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const { front } = sandbox.origins.counter!;
  const missing = await getJson(`${front}/nowhere`);
  expect([missing.status, missing.json.sandbox.code]).toEqual([404, 'ROUTE_UNKNOWN']);
  expect(missing.json.sandbox.message).toContain('GET /__sandbox/routes');
  const wrong = await send(front, { path: '/count', method: 'DELETE' });
  expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST, GET']);
  const head = await send(front, { path: '/count', method: 'HEAD' });
  expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '11']);
});

test('a handler that throws answers 500 without quoting the error', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const answer = await send(sandbox.origins.counter!.front, { path: '/broken' });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('secret');
  expect(sandbox.admin.requests()[0]?.facts.defect).toBe('TypeError');
});

test('the Date header follows the sandbox clock', async () => {
  await using sandbox = await createSandbox({
    platforms: [counterPlatform()],
    clock: { mode: 'manual', now: '2030-05-06T07:08:09Z' },
  });
  const { front } = sandbox.origins.counter!;
  expect((await send(front, { path: '/count' })).headers.date).toBe('Mon, 06 May 2030 07:08:09 GMT');
  await sandbox.admin.clock.advance(61_000);
  expect((await send(front, { path: '/count' })).headers.date).toBe('Mon, 06 May 2030 07:09:10 GMT');
});

test('a fixed path wins over one with parameters, wherever it is declared', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  expect((await send(sandbox.origins.counter!.front, { path: '/Echo/Fixed' })).text).toBe('fixed');
});

test('one path can carry several endpoints, told apart by the body: in the handler, the log and the fault rules', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const { front } = sandbox.origins.counter!;
  sandbox.admin.faults.add({ match: { endpoint: 'PreselectSeat' }, action: { type: 'respond', status: 503 } });
  const call = (operationName: string) =>
    send(front, { path: '/graphql', method: 'POST', body: JSON.stringify({ operationName }) });
  expect((await call('InitSeat')).text).toBe('{"data":"InitSeat"}');
  expect((await call('PreselectSeat')).status).toBe(503);
  expect((await send(front, { path: '/graphql', method: 'POST', body: '?' })).text).toBe('{"data":"graphql"}');
  expect(sandbox.admin.requests().map(({ exchange }) => exchange.endpointId)).toEqual([
    'InitSeat',
    'PreselectSeat',
    'graphql',
  ]);
});

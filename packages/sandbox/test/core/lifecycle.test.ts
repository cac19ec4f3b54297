import { expect, expectTypeOf, test } from 'vitest';
import { createSandbox } from '@boxwire/sandbox';
import { washcarSandbox } from '@boxwire/sandbox/washcar';
import { getJson, send } from '../send.ts';
import { counterPlatform } from './counter-platform.ts';

test('two sandboxes share nothing', async () => {
  await using one = await createSandbox({ platforms: [counterPlatform()] });
  await using two = await createSandbox({ platforms: [counterPlatform()] });
  await send(one.origins.counter!.front, { path: '/count', method: 'POST' });
  one.admin.faults.add({ action: { type: 'dropBeforeCommit' } });
  expect((await getJson(`${two.origins.counter!.front}/count`)).json).toEqual({ count: 0 });
});

test('one sandbox carries several platforms', async () => {
  await using sandbox = await createSandbox({
    platforms: [counterPlatform(), counterPlatform('second'), washcarSandbox()],
  });
  await send(sandbox.origins.second!.front, { path: '/count', method: 'POST' });
  expect(sandbox.admin.state('second')).toEqual({ count: 1 });
  expect(sandbox.admin.state('counter')).toEqual({ count: 0 });
  expect((await getJson(`${sandbox.origins.washcar.api}/actuator/health`)).json).toEqual({ status: 'UP' });
});

test('origins and platform names are typed', async () => {
  await using sandbox = await createSandbox({ platforms: [washcarSandbox()] });
  expectTypeOf(sandbox.origins).toEqualTypeOf<{ readonly washcar: { readonly api: string } }>();
  // @ts-expect-error there is no such platform
  expect(() => sandbox.admin.state('washcat')).toThrow(expect.objectContaining({ code: 'PLATFORM_UNKNOWN' }));
});

test('close cuts connections, ends waits, and may be called again', async () => {
  const sandbox = await createSandbox({ platforms: [counterPlatform()], clock: 'manual' });
  const { front } = sandbox.origins.counter!;
  const sleeping = sandbox.admin.clock.sleep(1000);
  const iterator = sandbox.events[Symbol.asyncIterator]();
  const waiting = iterator.next();
  await Promise.all([
    sandbox.close(),
    sandbox.close(),
    expect(sleeping).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' }),
  ]);
  expect((await waiting).done).toBe(true);
  await expect(send(front, { path: '/count' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(() => {
    sandbox.admin.reset();
  }).toThrow(expect.objectContaining({ code: 'SANDBOX_CLOSED' }));
});

test('ports can be chosen; a taken one fails with a code and leaves nothing open', async () => {
  await using first = await createSandbox({ platforms: [counterPlatform()] });
  const port = Number(new URL(first.origins.counter!.front).port);
  await expect(
    createSandbox({ platforms: [counterPlatform()], ports: { counter: { front: port } } }),
  ).rejects.toMatchObject({
    code: 'PORT_IN_USE',
  });
  await first.close();
  await using second = await createSandbox({ platforms: [counterPlatform()], ports: { counter: { front: port } } });
  expect(second.origins.counter!.front).toBe(`http://127.0.0.1:${port}`);
});

test.each([
  ['no platform', { platforms: [] }],
  ['a platform twice', { platforms: [counterPlatform(), counterPlatform()] }],
  ['a log of less than nothing', { platforms: [counterPlatform()], requestLogLimit: -1 }],
  ['an impossible port', { platforms: [counterPlatform()], ports: { counter: { front: 70_000 } } }],
])('%s is refused with a code', async (_, options) => {
  await expect(createSandbox(options)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
});

test('events are told in order with the status and the rules that acted', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()], clock: { mode: 'manual', now: 5 } });
  const { front } = sandbox.origins.counter!;
  const heard: unknown[] = [];
  sandbox.events.on((event) => heard.push(event));
  await send(front, { path: '/count', method: 'POST' });
  await send(front, { path: '/link/tokentoken' });
  expect(heard).toEqual([
    {
      type: 'request',
      at: 5,
      platform: 'counter',
      requestId: 'r1',
      endpointId: 'count.up',
      method: 'POST',
      path: '/count',
      status: 200,
      facts: { step: 'counted' },
      faults: [],
    },
    expect.objectContaining({ endpointId: 'link', path: '/link/{token}' }),
  ]);
});

test('nothing global is replaced', async () => {
  const before = [globalThis.Request, globalThis.Response, globalThis.fetch];
  const sandbox = await createSandbox({ platforms: [counterPlatform()] });
  await sandbox.close();
  expect([globalThis.Request, globalThis.Response, globalThis.fetch]).toEqual(before);
});

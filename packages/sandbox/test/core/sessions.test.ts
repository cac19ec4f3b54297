import { expect, test } from 'vitest';
import { createSandbox } from '@boxwire/sandbox';
import { send } from '../send.ts';
import { counterPlatform } from './counter-platform.ts';

test('a session lives in its path-scoped cookie and ends when idle on the sandbox clock', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()], clock: 'manual' });
  const { front } = sandbox.origins.counter!;
  const opened = await send(front, { path: '/s/open' });
  const [cookie = '', other] = opened.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^SID=[0-9a-f]{8}; Path=\/s; HttpOnly$/);
  expect(other).toBe('a=b');
  const headers = { cookie: cookie.split(';')[0]! };
  expect((await send(front, { path: '/s/visit', headers })).text).toBe('1');
  await sandbox.admin.clock.advance(59_999);
  expect((await send(front, { path: '/s/visit', headers })).text).toBe('2');
  await sandbox.admin.clock.advance(59_999);
  expect((await send(front, { path: '/s/visit', headers })).text).toBe('3');
  await sandbox.admin.clock.advance(60_000);
  expect((await send(front, { path: '/s/visit', headers })).status).toBe(401);
});

test('a cookie has its Domain only where the request came by a name', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const { front } = sandbox.origins.counter!;
  const byName = await send(front, { path: '/s/open', headers: { host: 'front.counter.example' } });
  expect(byName.headers['set-cookie']?.[0]).toContain('; Domain=counter.example');
});

test('the ledger knows which request gave a session out', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()] });
  const opened = await send(sandbox.origins.counter!.front, { path: '/s/open' });
  const value = /SID=([0-9a-f]+)/.exec(opened.headers['set-cookie']?.[0] ?? '')?.[1] ?? '';
  expect(sandbox.admin.minted(value)).toMatchObject([
    { platform: 'counter', field: 'set-cookie SID', endpointId: 'session.open', requestId: 'r1' },
  ]);
});

import { expect, test } from 'vitest';
import { createSandbox, type FaultRule } from '@boxwire/sandbox';
import { getJson, send } from '../send.ts';
import { counterPlatform } from './counter-platform.ts';

async function startWith(...faults: FaultRule[]) {
  const sandbox = await createSandbox({ platforms: [counterPlatform()], clock: 'auto', faults });
  const { front } = sandbox.origins.counter!;
  const count = async (): Promise<number> => (await getJson(`${front}/count`)).json.count;
  return { sandbox, front, count, [Symbol.asyncDispose]: () => sandbox.close() };
}

const UP = { path: '/count', method: 'POST' } as const;
const POSTS = { method: 'POST' } as const;

test('a drop before commit changes nothing', async () => {
  await using run = await startWith({ match: POSTS, action: { type: 'dropBeforeCommit' } });
  await expect(send(run.front, UP)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await run.count()).toBe(0);
});

test('a drop after commit keeps the change and sends nothing', async () => {
  await using run = await startWith({ match: POSTS, nth: 1, action: { type: 'dropAfterCommit' } });
  await expect(send(run.front, UP)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await run.count()).toBe(1);
  expect((await send(run.front, UP)).text).toBe('{"count":2}');
  expect(run.sandbox.admin.requests()[0]).toMatchObject({
    exchange: { error: { code: 'DROPPED' } },
    faults: ['fault-1'],
  });
});

test('a replaced answer commits only when asked to', async () => {
  await using run = await startWith(
    { match: POSTS, nth: 1, action: { type: 'respond', status: 503, body: '{"busy":true}' } },
    {
      match: POSTS,
      nth: 2,
      action: { type: 'respond', status: 502, body: '<html>', headers: { 'X-Edge': '1' }, commit: true },
    },
  );
  const first = await send(run.front, UP);
  expect([first.status, first.text, first.headers['content-type']]).toEqual([
    503,
    '{"busy":true}',
    'application/json; charset=utf-8',
  ]);
  const second = await send(run.front, UP);
  expect([second.status, second.text, second.headers['x-edge'], second.headers['content-type']]).toEqual([
    502,
    '<html>',
    '1',
    'text/html; charset=utf-8',
  ]);
  expect(await run.count()).toBe(1);
});

test('malformed JSON arrives whole and does not parse', async () => {
  await using run = await startWith({ match: POSTS, action: { type: 'malformedJson' } });
  const answer = await send(run.front, UP);
  expect([answer.status, answer.text]).toEqual([200, '{"count":1']);
  expect(answer.headers['content-length']).toBe('10');
});

test('a truncated body breaks off under its announced length', async () => {
  await using run = await startWith({ match: POSTS, action: { type: 'truncate', bytes: 4 } });
  await expect(send(run.front, UP)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await run.count()).toBe(1);
});

test('headers are set, replaced in any case, and removed', async () => {
  await using run = await startWith({ action: { type: 'headers', set: { 'x-new': '1', 'content-type': null } } });
  const answer = await send(run.front, { path: '/count' });
  expect(answer.headers).toMatchObject({ 'x-new': '1' });
  expect(answer.headers['content-type']).toBeUndefined();
});

test('a clock skew moves the time the server knows and its Date header', async () => {
  await using run = await startWith({ action: { type: 'clockSkew', ms: 600_000 } });
  const now = run.sandbox.admin.clock.now();
  const answer = await send(run.front, { path: '/echo/a' });
  expect(JSON.parse(answer.text).now).toBe(now + 600_000);
  expect(answer.headers.date).toBe(new Date(now + 600_000).toUTCString());
});

test('latency passes on the sandbox clock, in no real time', async () => {
  await using run = await startWith({ match: POSTS, action: { type: 'latency', ms: 3_600_000 } });
  const before = run.sandbox.admin.clock.now();
  await send(run.front, UP);
  expect(run.sandbox.admin.clock.now() - before).toBe(3_600_000);
  expect(run.sandbox.admin.requests()[0]?.exchange.durationMs).toBe(3_600_000);
});

test('a named fault reaches the platform, and only on the matching request', async () => {
  await using run = await startWith({ nth: 2, match: POSTS, action: { type: 'named', name: 'doubled' } });
  const texts = [];
  for (let round = 0; round < 3; round += 1) texts.push((await send(run.front, UP)).text);
  expect(texts).toEqual(['{"count":1}', '{"count":3}', '{"count":4}']);
});

test('the rules of a seeded profile break the same requests for the same seed', async () => {
  const run = async (): Promise<string[]> => {
    await using sandbox = await createSandbox({ platforms: [counterPlatform()], clock: 'auto', seed: 'bad day' });
    sandbox.admin.faults.useProfile('flaky');
    const { front } = sandbox.origins.counter!;
    const seen: string[] = [];
    for (let round = 0; round < 60; round += 1) {
      seen.push(
        await send(front, UP).then(
          ({ status, text }) => `${status} ${text}`,
          () => 'broken',
        ),
      );
    }
    return seen;
  };
  const first = await run();
  expect(first).toEqual(await run());
  expect(new Set(first.map((line) => line.slice(0, 3))).size).toBeGreaterThan(1);
});

test('a rule that names no fault of any platform fails the start', async () => {
  const starting = createSandbox({
    platforms: [counterPlatform()],
    faults: [{ action: { type: 'named', name: 'nothing' } }],
  });
  await expect(starting).rejects.toMatchObject({ code: 'FAULT_INVALID' });
});

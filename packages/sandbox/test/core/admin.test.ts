import { expect, test } from 'vitest';
import { createSandbox } from '@boxwire/sandbox';
import { getJson, postJson, send } from '../send.ts';
import { counterPlatform } from './counter-platform.ts';

async function start() {
  const sandbox = await createSandbox({ platforms: [counterPlatform()], clock: { mode: 'manual', now: 1_000_000 } });
  const { front } = sandbox.origins.counter!;
  return { sandbox, front, admin: `${front}/__sandbox`, [Symbol.asyncDispose]: () => sandbox.close() };
}

test('the index lists origins and routes', async () => {
  await using run = await start();
  const { json } = await getJson(run.admin);
  expect(json.origins).toEqual(run.sandbox.origins);
  expect(json.routes).toContain('POST /__sandbox/holder/:platform/:ref/:action');
  const routes = await getJson(`${run.admin}/routes`);
  expect(routes.json.routes).toContainEqual({
    platform: 'counter',
    origin: 'front',
    method: 'POST',
    path: '/count',
    endpointId: 'count.up',
  });
});

test('the clock is read, set, advanced and switched', async () => {
  await using run = await start();
  expect((await getJson(`${run.admin}/clock`)).json).toMatchObject({
    mode: 'manual',
    now: 1_000_000,
    iso: '1970-01-01T00:16:40.000Z',
  });
  expect((await postJson(`${run.admin}/clock/advance`, { ms: 500 })).json.now).toBe(1_000_500);
  expect((await postJson(`${run.admin}/clock/set`, { now: '2026-01-01T00:00:00Z' })).json.now).toBe(
    Date.UTC(2026, 0, 1),
  );
  expect((await postJson(`${run.admin}/clock/mode`, { mode: 'auto' })).json.mode).toBe('auto');
  expect((await postJson(`${run.admin}/clock/sleep`, { ms: 86_400_000 })).json.now).toBe(Date.UTC(2026, 0, 2));
});

test('two journeys on one auto clock wait for each other through /clock/sleep', async () => {
  await using run = await start();
  await postJson(`${run.admin}/clock/mode`, { mode: 'auto' });
  for (const name of ['one', 'two']) await postJson(`${run.admin}/clock/actors`, { name });
  const log: string[] = [];
  const sleep = async (actor: string, ms: number): Promise<void> => {
    const { json } = await postJson(`${run.admin}/clock/sleep`, { ms, actor });
    log.push(`${actor}@${json.now - 1_000_000}`);
  };
  const one = sleep('one', 1000);
  const two = sleep('two', 300).then(() => sleep('two', 300));
  await two;
  await fetch(`${run.admin}/clock/actors/two`, { method: 'DELETE' });
  await one;
  expect(log).toEqual(['two@300', 'two@600', 'one@1000']);
});

test('a sleeper that hangs up leaves the clock', async () => {
  await using run = await start();
  const controller = new AbortController();
  const sleeping = fetch(`${run.admin}/clock/sleep`, { method: 'POST', body: '{"ms":5}', signal: controller.signal });
  const left = sleeping.then(
    () => 'answered',
    () => 'left',
  );
  const sleepers = async (): Promise<number> => (await getJson(`${run.admin}/clock`)).json.sleepers;
  while ((await sleepers()) === 0);
  controller.abort();
  expect(await left).toBe('left');
  while ((await sleepers()) === 1);
});

test('fault rules are added, listed and removed', async () => {
  await using run = await start();
  const rule = { match: { endpoint: 'count.up' }, action: { type: 'respond', status: 503 } };
  const added = await postJson(`${run.admin}/faults`, rule);
  expect([added.status, added.json]).toEqual([201, { id: 'fault-1' }]);
  expect((await send(run.front, { path: '/count', method: 'POST' })).status).toBe(503);
  expect((await getJson(`${run.admin}/faults`)).json).toEqual({
    rules: [{ id: 'fault-1', ...rule, matched: 1, hits: 1 }],
    names: { doubled: 'counts twice' },
  });
  await fetch(`${run.admin}/faults/fault-1`, { method: 'DELETE' });
  expect((await send(run.front, { path: '/count', method: 'POST' })).status).toBe(200);
  expect((await postJson(`${run.admin}/faults/profile`, { name: 'lossy' })).json.ids).toEqual([
    'lossy-before',
    'lossy-after',
  ]);
  await fetch(`${run.admin}/faults`, { method: 'DELETE' });
  expect(run.sandbox.admin.faults.list()).toEqual([]);
});

test('holder actions run over HTTP and in process, and fail with a code', async () => {
  await using run = await start();
  expect((await postJson(`${run.admin}/holder/counter/main/bump`, { by: 3 })).json).toEqual({ result: { count: 3 } });
  expect(await run.sandbox.admin.holder({ platform: 'counter', ref: 'main', action: 'bump' })).toEqual({ count: 4 });
  const cases = [
    ['holder/counter/other/bump', 404, 'SUBJECT_UNKNOWN'],
    ['holder/counter/main/jump', 404, 'ACTION_UNKNOWN'],
    ['operator/counter/main/bump', 404, 'ACTION_UNKNOWN'],
    ['holder/nobody/main/bump', 404, 'PLATFORM_UNKNOWN'],
  ] as const;
  for (const [path, status, code] of cases) {
    const answer = await postJson(`${run.admin}/${path}`);
    expect([answer.status, answer.json.sandbox.code]).toEqual([status, code]);
  }
  expect((await getJson(`${run.admin}/actions`)).json.actions).toEqual([
    { platform: 'counter', role: 'holder', name: 'bump', summary: 'adds input.by' },
  ]);
});

test('requests are seen redacted, newest last, filtered and limited', async () => {
  await using run = await start();
  await send(run.front, { path: '/count?pin=4711', headers: { cookie: 'SID=secretsecret' } });
  await send(run.front, { path: '/count', method: 'POST', body: '{"pin":"4711","mobile":"10012345678"}' });
  await send(run.front, { path: '/link/tokentoken' });
  const { json } = await getJson(`${run.admin}/requests`);
  expect(json.requests.map((seen: { exchange: { endpointId: string } }) => seen.exchange.endpointId)).toEqual([
    'count.read',
    'count.up',
    'link',
  ]);
  expect(json.requests[1]).toMatchObject({
    facts: { step: 'counted' },
    faults: [],
    exchange: { startedAt: 1_000_000 },
  });
  const text = JSON.stringify(json);
  for (const secret of ['4711', 'secretsecret', '10012345678', 'tokentoken']) expect(text).not.toContain(secret);
  expect((await getJson(`${run.admin}/requests?endpoint=count.up`)).json.requests).toHaveLength(1);
  expect((await getJson(`${run.admin}/requests?platform=other`)).json.requests).toEqual([]);
  expect((await getJson(`${run.admin}/requests?limit=1`)).json.requests[0].exchange.endpointId).toBe('link');
});

test('the request log is bounded', async () => {
  await using sandbox = await createSandbox({ platforms: [counterPlatform()], requestLogLimit: 2 });
  const { front } = sandbox.origins.counter!;
  for (const path of ['/1', '/2', '/3']) await send(front, { path });
  expect(sandbox.admin.requests().map(({ exchange }) => new URL(exchange.request.url).pathname)).toEqual(['/2', '/3']);
});

test('provenance, invariants and state can be asked for', async () => {
  await using run = await start();
  await send(run.front, { path: '/count', method: 'POST' });
  expect((await getJson(`${run.admin}/minted?value=1`)).json.minted).toEqual([
    { value: '1', platform: 'counter', field: '/count', at: 1_000_000, requestId: 'r1', endpointId: 'count.up' },
  ]);
  expect((await getJson(`${run.admin}/state/counter`)).json).toEqual({ state: { count: 1 } });
  expect((await getJson(`${run.admin}/state/nobody`)).status).toBe(404);
  await run.sandbox.admin.holder({ platform: 'counter', ref: 'main', action: 'bump', input: { by: 200 } });
  expect((await getJson(`${run.admin}/invariants`)).json.invariants).toEqual([
    { platform: 'counter', name: 'the count is not above 100', holds: false, problems: ['it is 201'] },
  ]);
});

test('reset goes back to the start: state, clock, faults, log, ledger', async () => {
  await using run = await start();
  await send(run.front, { path: '/count', method: 'POST' });
  await postJson(`${run.admin}/faults`, { action: { type: 'dropBeforeCommit' } });
  await postJson(`${run.admin}/clock/advance`, { ms: 5 });
  const told = run.sandbox.events.next(({ type }) => type === 'reset');
  expect((await postJson(`${run.admin}/reset`)).json).toEqual({ reset: true });
  expect(await told).toEqual({ type: 'reset', at: 1_000_000 });
  expect((await getJson(`${run.front}/count`)).json).toEqual({ count: 0 });
  expect(run.sandbox.admin.minted('1')).toEqual([]);
  expect(run.sandbox.admin.requests()).toHaveLength(1);
});

test.each([
  ['/clock/set', {}],
  ['/clock/advance', { ms: '5' }],
  ['/clock/mode', { mode: 'sideways' }],
  ['/clock/sleep', {}],
  ['/clock/actors', { name: '' }],
  ['/faults/profile', {}],
])('%s with %j is refused with a code', async (path, input) => {
  await using run = await start();
  const answer = await postJson(run.admin + path, input);
  expect([answer.status, answer.json.sandbox.code]).toEqual([400, 'ADMIN_INPUT_INVALID']);
});

test('a body that is no JSON object is refused with a code', async () => {
  await using run = await start();
  for (const body of ['{', '[1]', '"x"']) {
    const answer = await send(run.front, { path: '/__sandbox/clock/advance', method: 'POST', body });
    expect([answer.status, JSON.parse(answer.text).sandbox.code]).toEqual([400, 'ADMIN_INPUT_INVALID']);
  }
  expect((await postJson(`${run.admin}/faults`, { match: {} })).json.sandbox.code).toBe('FAULT_INVALID');
  expect((await postJson(`${run.admin}/nothing`)).status).toBe(404);
});

test('pages of other sites cannot reach the admin routes', async () => {
  await using run = await start();
  const path = '/__sandbox/reset';
  await send(run.front, { path: '/count', method: 'POST' });
  const attacks = [
    { host: 'evil.example' },
    { host: 'front.counter.example' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of attacks) {
    const answer = await send(run.front, { path, method: 'POST', headers });
    expect([answer.status, JSON.parse(answer.text).sandbox.code]).toEqual([403, 'ADMIN_REFUSED']);
  }
  expect((await getJson(`${run.front}/count`)).json).toEqual({ count: 1 });
  const friend = await send(run.front, { path, method: 'POST', headers: { origin: 'http://localhost:3000' } });
  expect(friend.status).toBe(200);
});

test('events stream as server-sent events', async () => {
  await using run = await start();
  const answer = await fetch(`${run.admin}/events`);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const readUntil = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) text += (await reader.read()).value ?? '';
  };
  await readUntil('listening');
  await run.sandbox.admin.holder({ platform: 'counter', ref: 'main', action: 'bump' });
  await readUntil('\n\n');
  await readUntil('"cause":"holder:bump"');
  expect(text).toContain('event: state');
  await reader.cancel();
});

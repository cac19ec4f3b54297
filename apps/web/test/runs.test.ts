import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunMessage } from '../src/shared/run-messages.ts';
import type { WebServer } from '../src/server/create-web-server.ts';
import { post, startWeb } from './start.ts';

let web: WebServer;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

async function startRun(): Promise<string> {
  const answer = await post(`${web.url}/api/runs`, { scenario: 'washcar.order' });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** Reads a run's events until one is the one wanted, and leaves. */
async function readUntil(
  id: string,
  wanted: (message: RunMessage) => boolean,
  lastEventId?: number,
): Promise<RunMessage[]> {
  const leave = new AbortController();
  const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) };
  const answer = await fetch(`${web.url}/api/runs/${id}/events`, { signal: leave.signal, headers });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const messages: RunMessage[] = [];
  let rest = '';
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + part).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) messages.push(JSON.parse(data.slice(6)) as RunMessage);
    }
    if (messages.some(wanted)) break;
  }
  leave.abort();
  return messages;
}

function challengeOf(messages: readonly RunMessage[]): Extract<RunMessage, { type: 'challenge' }>['challenge'] {
  const found = messages.find((message) => message.type === 'challenge');
  if (found === undefined) throw new Error('no challenge came');
  return found.challenge;
}

async function answerVisit(id: string): Promise<void> {
  const { ref, actions } = challengeOf(await readUntil(id, ({ type }) => type === 'challenge'));
  expect(actions.map(({ name }) => name).toSorted()).toEqual(['book', 'verify']);
  for (const action of ['book', 'verify']) {
    const acted = await post(`${web.url}/api/runs/${id}/act`, { ref, action });
    expect(acted.status).toBe(200);
  }
  const answered = await post(`${web.url}/api/runs/${id}/answer`, { ref, value: true });
  expect(answered.status).toBe(200);
}

test('a journey runs to its question, is answered by the holder, and ends; the HAR holds its requests', async () => {
  const id = await startRun();
  await answerVisit(id);
  const messages = await readUntil(id, ({ type }) => type === 'end');
  expect(messages.find(({ type }) => type === 'end')).toMatchObject({ result: { ok: true } });
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  const worlds = messages.filter((message) => message.type === 'world');
  expect(worlds.at(-1)?.invariants.every(({ holds }) => holds)).toBe(true);

  const har = await fetch(`${web.url}/api/runs/${id}/har`);
  expect(har.headers.get('content-disposition')).toBe('attachment; filename="washcar.order.har"');
  const { log } = (await har.json()) as { log: { entries: { request: { url: string } }[] } };
  expect(log.entries.length).toBe(messages.filter(({ type }) => type === 'exchange').length);
  expect(log.entries.every(({ request: { url } }) => url.includes('sign=***'))).toBe(true);
});

test('a reader who comes back gets only what it has not seen', async () => {
  const id = await startRun();
  const seen = await readUntil(id, ({ type }) => type === 'challenge');
  const last = seen.at(-1)!.seq;
  await answerVisit(id);
  const later = await readUntil(id, ({ type }) => type === 'end', last);
  expect(later[0]?.seq).toBe(last + 1);
});

test('a request that a fault loses is sent again', async () => {
  const id = await startRun();
  const { ref } = challengeOf(await readUntil(id, ({ type }) => type === 'challenge'));
  expect((await post(`${web.url}/api/runs/${id}/faults`, { name: 'drop-before', on: true })).status).toBe(200);
  for (const action of ['book', 'verify']) await post(`${web.url}/api/runs/${id}/act`, { ref, action });
  await post(`${web.url}/api/runs/${id}/answer`, { ref, value: true });
  const messages = await readUntil(id, ({ type }) => type === 'end');
  expect(messages.some((message) => message.type === 'exchange' && message.exchange.error !== undefined)).toBe(true);
  expect(messages.find(({ type }) => type === 'end')).toMatchObject({ result: { ok: true } });
});

test('the clock can be stopped and moved on', async () => {
  const id = await startRun();
  await readUntil(id, ({ type }) => type === 'challenge');
  expect((await post(`${web.url}/api/runs/${id}/clock`, { frozen: true })).status).toBe(200);
  expect((await post(`${web.url}/api/runs/${id}/clock`, { advanceMs: 600_000 })).status).toBe(200);
  const messages = await readUntil(id, (message) => message.type === 'world' && message.clock.mode === 'manual');
  const clocks = messages.filter((message) => message.type === 'world').map(({ clock }) => clock);
  const frozen = clocks.filter(({ mode }) => mode === 'manual');
  expect(frozen.at(-1)!.now - frozen[0]!.now).toBe(600_000);
});

test.each([
  ['an unknown run', '/api/runs/nobody/answer', { ref: 'x', value: 1 }, 404, 'RUN_UNKNOWN'],
  ['an unknown scenario', '/api/runs', { scenario: 'nothing.there' }, 404, 'SCENARIO_UNKNOWN'],
  ['a clock that goes back', '/api/runs/nobody/clock', { advanceMs: -1 }, 404, 'RUN_UNKNOWN'],
])('%s is refused', async (_, path, body, status, code) => {
  const answer = await post(web.url + path, body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code });
});

test('a question is answered once, and only as it asks', async () => {
  const id = await startRun();
  const { ref } = challengeOf(await readUntil(id, ({ type }) => type === 'challenge'));
  const wrong = await post(`${web.url}/api/runs/${id}/answer`, { ref, value: { no: 'such' } });
  expect(await wrong.json()).toMatchObject({ code: 'ANSWER_INVALID' });
  const other = await post(`${web.url}/api/runs/${id}/answer`, { ref: 'another', value: true });
  expect(await other.json()).toMatchObject({ code: 'CHALLENGE_UNKNOWN' });
  const refused = await post(`${web.url}/api/runs/${id}/act`, { ref, action: 'fly' });
  expect(await refused.json()).toMatchObject({ code: 'ACTION_REFUSED' });
  const fault = await post(`${web.url}/api/runs/${id}/faults`, { name: 'earthquake', on: true });
  expect(await fault.json()).toMatchObject({ code: 'FAULT_UNKNOWN' });
});

test('a run that was stopped is gone', async () => {
  const id = await startRun();
  const stopped = await fetch(`${web.url}/api/runs/${id}`, {
    method: 'DELETE',
    headers: { 'Content-Type': 'application/json' },
  });
  expect(stopped.status).toBe(200);
  expect((await fetch(`${web.url}/api/runs/${id}/events`)).status).toBe(404);
});

test('the ninth run makes the first one go', async () => {
  const first = await startRun();
  for (let more = 0; more < 8; more++) await startRun();
  expect((await fetch(`${web.url}/api/runs/${first}/har`)).status).toBe(404);
});

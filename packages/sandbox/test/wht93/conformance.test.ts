import { decodeResponse, findEndpoint } from '@boxwire/contract';
import { lint, wht93, type Wht93EndpointId } from '@boxwire/schemas-wht93';
import { expect, test } from 'vitest';
import { allBodies } from './samples.ts';
import { PATHS, startWht93, type EndpointId, type Running } from './start.ts';

async function answerOf(run: Running, id: EndpointId, body: object) {
  const method = id === 'type.list' ? 'GET' : 'POST';
  const answer = await fetch(run.cis + PATHS[id] + (method === 'GET' ? `?accessToken=${run.accessToken}` : ''), {
    method,
    ...(method === 'POST' && { body: JSON.stringify({ accessToken: run.accessToken, ...body }) }),
  });
  const { status, headers } = answer;
  return { status, headers: Object.fromEntries(headers), bodyText: await answer.text() };
}

function decode(id: EndpointId, answer: Awaited<ReturnType<typeof answerOf>>) {
  const endpoint = findEndpoint(wht93, id);
  if (endpoint === undefined) throw new Error(`no endpoint ${id}`);
  return decodeResponse(endpoint, answer);
}

test.each(Object.keys(PATHS) as EndpointId[])('the success of %s is what the contract says', async (id) => {
  await using run = await startWht93({ profile: 'strict' });
  const bodies = await allBodies(run);
  expect(decode(id, await answerOf(run, id, bodies[id]))).toMatchObject({ ok: true });
});

test.each([
  ['InvalidParameters', {}],
  ['TokenExpired', { accessToken: 'x'.repeat(40) }],
  ['BusinessError', { sessionCode: '110101001012605019999' }],
])('a refusal is a %s of the contract', async (code, changes) => {
  await using run = await startWht93({ profile: 'strict' });
  const { 'session.update': update } = await allBodies(run);
  const body = code === 'InvalidParameters' ? {} : { ...update, ...changes };
  expect(decode('session.update', await answerOf(run, 'session.update', body))).toMatchObject({ ok: false, code });
});

test.each(['type.list', 'venue.list'] as const)('the rows of %s break no rule of the standard', async (id) => {
  await using run = await startWht93();
  const answer = await answerOf(run, id, { pageNo: 1, pageSize: 200 });
  const { datalist } = JSON.parse(answer.bodyText).data;
  expect(datalist.length).toBeGreaterThan(20);
  expect(lint(id satisfies Wht93EndpointId, datalist)).toEqual([]);
});

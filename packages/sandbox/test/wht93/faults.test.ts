import { expect, test } from 'vitest';
import { send } from '../send.ts';
import { registered, sold } from './samples.ts';
import { PATHS, startWht93, type Json, type Running } from './start.ts';

const ORDERS = { match: { endpoint: 'order.report' }, times: 1 } as const;

async function lines(run: Running, sessionCode: string): Promise<number | undefined> {
  return run.session(sessionCode)?.sold;
}

test('tokenExpires ends the token in the middle of a batch: 4200 until a new one is fetched, and nothing is lost', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  run.admin.faults.add({
    match: { endpoint: 'order.report' },
    nth: 3,
    action: { type: 'named', name: 'tokenExpires' },
  });
  const report = (number: number): Promise<number> =>
    run.code('order.report', made.order([made.line(number)], { orderId: `O-${number}` }));
  expect([await report(1), await report(2), await report(3), await report(4)]).toEqual([200, 200, 4200, 4200]);
  expect(await lines(run, made.sessionCode)).toBe(2);
  await run.renew();
  expect([await report(3), await report(4)]).toEqual([200, 200]);
  expect(await lines(run, made.sessionCode)).toBe(4);
  expect(run.received().kinds['order.report']).toMatchObject({
    requests: 6,
    accepted: 4,
    refused: { 4200: 2 },
    distinct: 4,
    duplicates: 0,
  });
});

test('systemError answers 5000 and changes nothing; with commit the report stands and its repeat is a duplicate', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  run.admin.faults.add({ ...ORDERS, action: { type: 'named', name: 'systemError' } });
  expect(await run.post('order.report', made.order())).toEqual({
    status: 200,
    code: 5000,
    data: null,
    msg: '系统异常，请重新上报',
    success: false,
  });
  expect(await lines(run, made.sessionCode)).toBe(0);
  run.admin.faults.add({ ...ORDERS, action: { type: 'named', name: 'systemError', args: { commit: true } } });
  expect(await run.code('order.report', made.order())).toBe(5000);
  expect(await lines(run, made.sessionCode)).toBe(1);
  expect(await run.code('order.report', made.order())).toBe(200);
  expect(run.received().kinds['order.report']).toMatchObject({
    requests: 3,
    accepted: 2,
    refused: { 5000: 1 },
    distinct: 1,
    duplicates: 1,
    repeatedRequests: 1,
  });
});

test('unavailable answers 5100 to everything, the token included', async () => {
  await using run = await startWht93();
  const id = run.admin.faults.add({ action: { type: 'named', name: 'unavailable' } });
  expect(await run.post('venue.list', {})).toMatchObject({ status: 200, code: 5100, success: false });
  expect(await run.code('token.get', { appId: 'boxwire-demo', secret: 'boxwire-sandbox-secret' })).toBe(5100);
  run.admin.faults.remove(id);
  expect(await run.code('venue.list', {})).toBe(200);
});

test('a 503 of a gateway in front changes nothing', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  run.admin.faults.add({ ...ORDERS, action: { type: 'respond', status: 503, body: '<html>503</html>' } });
  const body = JSON.stringify({ accessToken: run.accessToken, ...made.order() });
  const answer = await send(run.cis, { path: PATHS['order.report'], method: 'POST', body });
  expect([answer.status, answer.text]).toEqual([503, '<html>503</html>']);
  expect(run.received().kinds['order.report'].requests).toBe(0);
});

test('a connection cut before the commit lost the report, one cut after kept it', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  run.admin.faults.add({ ...ORDERS, action: { type: 'dropBeforeCommit' } });
  await expect(run.post('order.report', made.order())).rejects.toThrow('fetch failed');
  expect(await lines(run, made.sessionCode)).toBe(0);
  run.admin.faults.add({ ...ORDERS, action: { type: 'dropAfterCommit' } });
  await expect(run.post('order.report', made.order())).rejects.toThrow('fetch failed');
  expect(await lines(run, made.sessionCode)).toBe(1);
  expect(await run.code('order.report', made.order())).toBe(200);
  expect(await lines(run, made.sessionCode)).toBe(1);
});

test('an answer that does not parse stands for a report that was kept', async () => {
  await using run = await startWht93();
  const made = await registered(run);
  run.admin.faults.add({ ...ORDERS, action: { type: 'malformedJson' } });
  await expect(run.post('order.report', made.order())).rejects.toThrow(SyntaxError);
  expect(await lines(run, made.sessionCode)).toBe(1);
});

test('a slow answer takes its time on the sandbox clock, and a token may expire on the way', async () => {
  await using run = await startWht93({ tokenLifeSeconds: 60 });
  run.admin.faults.add({ match: { endpoint: 'venue.list' }, times: 2, action: { type: 'latency', ms: 30_000 } });
  const slow = run.code('venue.list', {});
  await expect.poll(() => run.admin.clock.view().sleepers).toBe(1);
  await run.admin.clock.advance(30_000);
  expect(await slow).toBe(200);
  const slower = run.code('venue.list', {});
  await expect.poll(() => run.admin.clock.view().sleepers).toBe(1);
  await run.admin.clock.advance(30_000);
  expect(await slower).toBe(4200);
});

test('seeded faults break the same requests of the same seed', async () => {
  const play = async (seed: number): Promise<number[]> => {
    await using run = await startWht93({}, { seed });
    const made = await registered(run);
    run.admin.faults.add({ id: 'bad-day', probability: 0.4, action: { type: 'named', name: 'systemError' } });
    const codes: number[] = [];
    for (let number = 1; number <= 20; number += 1) {
      codes.push(await run.code('order.report', made.order([made.line(number)], { orderId: `O-${number}` })));
    }
    return codes;
  };
  const [one, again, other] = [await play(3), await play(3), await play(4)];
  expect(one).toEqual(again);
  expect(one).not.toEqual(other);
  expect(new Set(one)).toEqual(new Set([200, 5000]));
});

test('neither secret nor token stands in the request log', async () => {
  await using run = await startWht93();
  await sold(run);
  await fetch(`${run.cis}${PATHS['type.list']}?accessToken=${run.accessToken}`);
  const log = JSON.stringify(run.admin.requests());
  expect(log).toContain('"orderId\\":\\"O-1');
  expect(log).not.toContain('boxwire-sandbox-secret');
  expect(log).not.toContain(run.accessToken);
  const state: Json = await (await fetch(`${run.cis}/__sandbox/state/wht93`)).json();
  expect(state.state.received).toEqual(JSON.parse(JSON.stringify(run.received())));
  expect(JSON.stringify(state)).not.toContain(run.accessToken);
});

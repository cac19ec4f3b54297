import { expect, it } from 'vitest';
import { INTERPARK_FAULTS } from '@boxwire/sandbox/interpark';
import { crossBridge, GOODS, PLACE, signature, signIn, startInterpark, waitingKey } from './start.ts';
import { exchange } from './wire.ts';

const ROUND = `goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001`;
const SHOW = { goodsCode: GOODS, placeCode: PLACE };
const SEAT = `${GOODS}:${PLACE}:001:101`;
const one = { playSeq: '001', blockKey: '001:401', seatGrade: '1', seatInfoId: SEAT };

const CODES = [
  'P40054',
  'P40059',
  'P41150',
  'P41149',
  'P40021',
  'P40051',
  'P41154',
  'P41155',
  'P41151',
  'P41152',
  'P41153',
  'P41156',
  'P41157',
  'P41147',
  'P41148',
  'IE0006',
  'P40057',
  'P40027',
  'P00002',
  'P40056',
  'P10050',
  'ME7107',
  'ME7922',
  'BOOKING_AVAILABLE_SEAT_NOT_EXIST',
];

it.each(CODES)('%s can be injected in E2, E3 and E4', async (code) => {
  await using running = await startInterpark();
  const session = await running.admit();
  running.fault('backendError', '/onestop/api/seats/block-data', { code });
  const rest = await running.slow(session, `/seats/block-data?${ROUND}`);
  expect([rest.status, rest.json.data]).toMatchObject([400, { code: 400, backendErrorCode: code }]);
  running.fault('problemForm', '/onestop/api/seats/block-data', { code });
  const problem = await running.slow(session, `/seats/block-data?${ROUND}`);
  expect([problem.status, problem.json]).toEqual([
    400,
    { detail: expect.any(String), properties: { backendErrorCode: code } },
  ]);
  running.fault('backendError', '/onestop/gql', { code });
  const gql = await running.gql(session, 'ExpiredSession');
  expect([gql.status, gql.json.errors[0].extensions]).toEqual([200, { backendErrorCode: code }]);
});

it('abuseBlock is 403 E5 with retryAfterMs, on every host', async () => {
  await using running = await startInterpark();
  const session = await running.admit();
  const body =
    '{"errorCode":"GATEWAY_ABUSE_BLOCKED","abuseStage":"BLOCKED","retryAfterMs":30000,"classification":"FORBIDDEN"}';
  running.fault('abuseBlock', '/onestop/gql', { retryAfterMs: 30_000 });
  const gql = await running.gql(session, 'ExpiredSession');
  expect([gql.status, gql.text]).toEqual([403, body]);
  running.fault('abuseBlock', '/waiting/api/rank');
  expect((await exchange(`${running.waiting}/waiting/api/rank?waitingId=x`)).json.retryAfterMs).toBe(60_000);
  running.fault('wafPage', '/api/users');
  const page = await exchange(`${running.world}/api/users`);
  expect([page.status, page.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
});

it('staleSeats shows a held seat as free, and the hold is still refused', async () => {
  await using running = await startInterpark({ shows: [SHOW] });
  const [first, second] = [await running.admit(), await running.admit('user2@example.test')];
  await running.gql(first, 'PreselectSeat', { command: one });
  const status = () => running.fast(second, `/seatStatus?${ROUND}&blockKeys=001:401&bizCode=10965`);
  expect((await status()).json.data).toEqual(['7FFFF']);
  running.fault('staleSeats', '/onestop/api/seatStatus');
  expect((await status()).json.data).toEqual(['FFFFF']);
  const { json } = await running.gql(second, 'PreselectSeat', { command: one });
  expect(json.errors[0].extensions.backendErrorCode).toBe('P40054');
});

it('serverError is 500 E1, and sessionLost ends the session and frees its seats', async () => {
  await using running = await startInterpark({ shows: [SHOW] });
  const session = await running.admit();
  await running.gql(session, 'PreselectSeat', { command: one });
  running.fault('serverError', '/onestop/api/seats/block-data');
  const broken = await running.slow(session, `/seats/block-data?${ROUND}`);
  expect([broken.status, broken.json.statusCode]).toEqual([500, 500]);
  running.fault('sessionLost', '/onestop/api/seats/block-data');
  expect((await running.slow(session, `/seats/block-data?${ROUND}`)).status).toBe(400);
  expect(running.state().sessions).toMatchObject([{ ended: true, held: [] }]);
  expect(running.broken()).toEqual([]);
});

it('unselectable confirms nothing and names every seat', async () => {
  await using running = await startInterpark({ shows: [SHOW] });
  const session = await running.admit();
  await running.gql(session, 'PreselectSeat', { command: one });
  running.fault('unselectable', '/onestop/api/seats/select');
  const seats = [{ seatGrade: '1', seatInfoId: SEAT }];
  const { sessionId } = session;
  const body = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatType: 'DEFAULT', seats, sessionId };
  const answer = await running.slowPost(session, '/seats/select', body);
  expect([answer.status, answer.text]).toEqual([201, `{"unselectableSeatInfoIds":["${SEAT}"]}`]);
  expect(running.state().sessions[0].held).toEqual([{ seatInfoId: SEAT, state: 'PRESELECTED' }]);
});

it('the line can refuse, lose a place, or keep it waiting', async () => {
  await using running = await startInterpark();
  const gate = await signature(running, await crossBridge(running, await signIn(running)));
  const key = await waitingKey(running, gate, '10965');
  running.fault('waitingError', '/waiting/api/line-up', { error: 'AccessDenied', status: 500 });
  const refused = await running.post(`${running.waiting}/waiting/api/line-up`, { key });
  expect([refused.status, refused.text]).toEqual([500, '{"error":"AccessDenied"}']);
  const { waitingId } = (await running.post(`${running.waiting}/waiting/api/line-up`, { key })).json;
  const url = `${running.waiting}/waiting/api/rank?waitingId=${encodeURIComponent(waitingId)}`;
  running.fault('rankGone', '/waiting/api/rank');
  expect((await exchange(url)).json).toMatchObject({ myRank: -1, totalRank: -1 });
  running.fault('rankGone', '/waiting/api/rank', { form: 'existing' });
  const existing = (await exchange(url)).json;
  expect([existing.myRank, existing.sessionId]).toEqual([0, undefined]);
  await exchange(url);
  running.fault('keepPending', '/waiting/api/rank');
  expect((await exchange(url)).json).toMatchObject({ myRank: 1 });
  expect((await exchange(url)).json).toHaveProperty('sessionId');
});

it.each(['E04', 'E05', 'E06', 'E09', 'P01021', 'P01022'])('errorPage redirects to %s', async (errorCode) => {
  await using running = await startInterpark();
  running.fault('errorPage', '/onestop', { errorCode });
  const answer = await exchange(`${running.tickets}/onestop?key=any`);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `/onestop/error?errorCode=${errorCode}`]);
  expect((await exchange(`${running.tickets}/onestop/error?errorCode=${errorCode}`)).status).toBe(200);
});

it('every fault has a line in the listing', async () => {
  await using running = await startInterpark();
  expect(Object.keys(INTERPARK_FAULTS).filter((name) => !(name in running.admin.faults.names()))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { cartBody } from './cart-body.ts';
import { GOODS, PLACE, startInterpark, type Admitted, type Running } from './start.ts';
import { exchange } from './wire.ts';

const SHOW = { goodsCode: GOODS, placeCode: PLACE };
const seat = (serial: number): string => `${GOODS}:${PLACE}:001:${String(serial)}`;
const one = { playSeq: '001', blockKey: '001:401', seatGrade: '1' };
const P40054 = '이미 선점된 좌석입니다.';

async function bitmap(running: Running, session: Admitted): Promise<string> {
  const query = `goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001&blockKeys=001:401&bizCode=${session.bizCode}`;
  return (await running.fast(session, `/seatStatus?${query}`)).json.data[0];
}

async function select(running: Running, session: Admitted, serials: readonly number[]) {
  const seats = serials.map((serial) => ({ seatGrade: '1', seatInfoId: seat(serial) }));
  const { sessionId } = session;
  const body = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatType: 'DEFAULT', seats, sessionId };
  return running.slowPost(session, '/seats/select', body);
}

describe('holds of January', () => {
  it('go to one session: the other gets P40054, the owner P41150', async () => {
    await using running = await startInterpark({ generation: '2026-01', shows: [SHOW] });
    const [first, second] = [await running.admit(), await running.admit('user2@example.test')];
    const body = { blockKey: '001:401', ...SHOW, playSeq: '001', seatInfoId: seat(102) };
    const hold = (session: Admitted) =>
      running.slowPost(session, '/seats/preselect', { ...body, sessionId: session.sessionId });
    expect(await bitmap(running, first)).toBe('FFFFF');
    const held = await hold(first);
    expect([held.status, held.text]).toEqual([201, '{"mode":"WEBSOCKET","isSuccess":true}']);
    // index 1 is bit 2 of the first nibble: 1011
    expect(await bitmap(running, second)).toBe('BFFFF');
    const lost = await hold(second);
    const detail = `"data":{"unselectableSeatInfoIds":["${seat(102)}"]}`;
    const at = '"timestamp":"2026-01-16T02:19:58.000Z","path":"/v1/seats/preselect"';
    expect([lost.status, lost.text]).toEqual([
      400,
      `{"data":{"code":400,"backendErrorCode":"P40054","message":"${P40054}",${at},${detail}}}`,
    ]);
    expect((await hold(first)).json.data.backendErrorCode).toBe('P41150');
    const cleared = await running.slow(
      first,
      `/seats/clear-select/${GOODS}?placeCode=${PLACE}&sessionId=${first.sessionId}`,
    );
    expect([cleared.status, cleared.text]).toEqual([200, '{}']);
    expect((await hold(second)).status).toBe(201);
    expect(running.broken()).toEqual([]);
  });
});

describe('holds of October', () => {
  it('say true, or errors[0] with HTTP 200', async () => {
    await using running = await startInterpark({ shows: [SHOW] });
    const [first, second] = [await running.admit(), await running.admit('user2@example.test')];
    const command = { ...one, seatInfoId: seat(101) };
    const held = await running.gql(first, 'PreselectSeat', { command });
    expect([held.status, held.text]).toEqual([200, '{"data":{"preselectSeat":true}}']);
    const lost = await running.gql(second, 'PreselectSeat', { command });
    const extensions = `{"backendErrorCode":"P40054","unselectableSeatInfoIds":["${seat(101)}"]}`;
    expect([lost.status, lost.text]).toEqual([
      200,
      `{"errors":[{"message":"${P40054}","extensions":${extensions},"path":["preselectSeat"]}],"data":null}`,
    ]);
    const free = await running.gql(first, 'DeselectSeat', { command: { seatInfoId: seat(101) } });
    expect(free.text).toBe('{"data":{"deselectSeat":true}}');
    expect((await running.gql(second, 'PreselectSeat', { command })).text).toBe('{"data":{"preselectSeat":true}}');
  });

  it('of many are all or nothing, and a single one is P40021', async () => {
    await using running = await startInterpark({ shows: [SHOW] });
    const [first, second] = [await running.admit(), await running.admit('user2@example.test')];
    const bulk = (session: Admitted, ...serials: number[]) =>
      running.gql(session, 'BulkPreselectSeats', { command: { ...one, seatInfoIds: serials.map(seat) } });
    expect((await bulk(first, 101)).json.errors[0].extensions.backendErrorCode).toBe('P40021');
    expect((await bulk(first, 101, 102)).text).toBe('{"data":{"bulkPreselectSeats":true}}');
    const lost = await bulk(second, 102, 103);
    expect(lost.json.errors[0].extensions).toEqual({
      backendErrorCode: 'P40054',
      unselectableSeatInfoIds: [seat(102)],
    });
    expect(await bitmap(running, second)).toBe('3FFFF');
    expect((await bulk(second, 103, 104, 105, 106)).json.errors[0].extensions.backendErrorCode).toBe('P40051');
    const none = await running.gql(first, 'BulkDeselectSeats', { command: { seatInfoIds: [] } });
    expect(none.text).toBe('{"data":{"bulkDeselectSeats":true}}');
    expect(await bitmap(running, second)).toBe('FFFFF');
  });

  it('of AutoAssignSeats take what is free, or say success false', async () => {
    await using running = await startInterpark({ shows: [SHOW] });
    const [first, second] = [await running.admit(), await running.admit('user2@example.test')];
    const assign = (session: Admitted, ...serials: number[]) =>
      running.gql(session, 'AutoAssignSeats', { command: { ...one, seatInfoIds: serials.map(seat) } });
    const answer = (ids: readonly number[]): string =>
      JSON.stringify({
        data: {
          autoAssignSeats: { seatInfoIds: ids.map(seat), success: true, errorCode: null, errorMessage: null },
        },
      });
    expect((await assign(first, 102)).text).toBe(answer([102]));
    expect((await assign(second, 102, 105)).text).toBe(answer([105, 101]));
    const failed = await assign(first);
    expect(failed.json.data.autoAssignSeats).toEqual({
      seatInfoIds: [],
      success: false,
      errorCode: 'BOOKING_AVAILABLE_SEAT_NOT_EXIST',
      errorMessage: 'BOOKING_AVAILABLE_SEAT_NOT_EXIST',
    });
    expect(running.broken()).toEqual([]);
  });
});

describe('select', () => {
  it.each([
    [{}, 400, 'P40059'],
    [{ forms: { unselectable: 'list' } }, 201, undefined],
  ] as const)('with %j names the seats the session does not hold', async (options, status, code) => {
    await using running = await startInterpark({ shows: [SHOW], ...options });
    const session = await running.admit();
    await running.gql(session, 'PreselectSeat', { command: { ...one, seatInfoId: seat(101) } });
    const answer = await select(running, session, [101, 102]);
    expect([answer.status, answer.json.data?.backendErrorCode]).toEqual([status, code]);
    const named = answer.json.unselectableSeatInfoIds ?? answer.json.data.data.unselectableSeatInfoIds;
    expect(named).toEqual([seat(102)]);
    const right = await select(running, session, [101]);
    expect([right.status, right.text]).toEqual([201, '{"unselectableSeatInfoIds":[]}']);
  });
});

describe('from the cart to the order', () => {
  const carted = async (running: Running) => {
    const session = await running.admit();
    await running.gql(session, 'PreselectSeat', { command: { ...one, seatInfoId: seat(101) } });
    await select(running, session, [101]);
    const { json } = await running.slowPost(session, `/payment/ready/${GOODS}`, cartBody(session));
    const correlationId = `${json.cartID}${json.cartIDSeq}`;
    const request = { correlationId, amount: '151000', currency: 'KRW' };
    const handover = await running.slowPost(session, '/payment/method/eximbay/request', request);
    const order = {
      entMemberCode: session.entMemberCode,
      bizCode: session.bizCode,
      cartId: json.cartID,
      cartIdSeq: json.cartIDSeq,
      goodsCode: GOODS,
      placeCode: PLACE,
    };
    const approve = (): ReturnType<Running['slow']> =>
      running.slow(session, '/payment/method/eximbay/approve', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ correlationId }),
      });
    return {
      session,
      correlationId,
      handover,
      approve,
      transaction: () => running.slow(session, `/payment/method/eximbay/transaction?correlationId=${correlationId}`),
      order: () => running.slowPost(session, `/payment/order/${GOODS}`, order),
    };
  };

  it('the seat is sold once the account holder paid in the loopback window', async () => {
    await using running = await startInterpark({ shows: [SHOW] });
    const { session, correlationId, handover, approve, transaction, order } = await carted(running);
    expect(handover.json).toMatchObject({ payment: { order_id: correlationId }, merchant: { mid: 'SANDBOXMID' } });
    expect((await order()).json).toMatchObject({ errorCode: 'P40027' });
    expect((await transaction()).json.data.backendErrorCode).toBe('P00002');
    expect((await approve()).json.data.backendErrorCode).toBe('P00002');
    expect(handover.json.url).toBe(`${running.tickets}/sandbox/pay/${correlationId}`);
    expect((await exchange(handover.json.url)).text).toContain('151000 KRW');
    expect((await exchange(handover.json.url, { method: 'POST' })).text).toContain('결제 완료');
    expect((await transaction()).json).toMatchObject({ correlationId, amount: '151000', updatedAt: 1768529998 });
    expect((await approve()).text).toBe('{"approvalStatus":"CONFIRMED"}');
    expect((await order()).text).toBe('{"errorCode":"0","errorMessage":""}');
    expect(await bitmap(running, session)).toBe('7FFFF');
    const page = await exchange(`${running.tickets}/onestop/complete?correlationId=${correlationId}`);
    expect(page.text).toContain('{"bdate":"20260116","bdateSeq":"100001","totalAmount":151000,"bookedSeatCount":1}');
    await running.admin.clock.advance(600_000);
    expect(await running.state().receivedWon).toBe(151000);
    expect(running.state().shows.at(-1).rounds[0]).toMatchObject({ SOLD: 1 });
    expect(running.broken()).toEqual([]);
  });

  it('a hold that lapsed while it was paid is no order, and the money goes back', async () => {
    await using running = await startInterpark({ shows: [SHOW] });
    const { correlationId, approve, order } = await carted(running);
    expect(await running.holder(correlationId, 'pay')).toEqual({ correlationId, state: 'paid' });
    await approve();
    await running.admin.clock.advance(420_000);
    const answer = await order();
    expect([answer.status, answer.json]).toEqual([200, { errorCode: 'P40059', errorMessage: P40054 }]);
    expect(running.state().carts).toMatchObject([{ state: 'dead', refundDue: true }]);
    expect(running.broken()).toEqual([]);
  });

  it('paymentGate keeps data under a uuid', async () => {
    await using running = await startInterpark();
    const url = `${running.tickets}/onestop/middleware/paymentGate`;
    const { uuid } = (await running.post(url, { data: { type: 'EXIMBAY' } })).json;
    expect((await exchange(`${url}?uuid=${uuid}`)).text).toBe('{"data":{"type":"EXIMBAY"}}');
    expect((await exchange(`${url}?uuid=none`)).status).toBe(404);
  });
});

import { describe, expect, it } from 'vitest';
import { GOODS, PLACE, startInterpark, type Admitted, type Running } from './start.ts';

const SHOW = { goodsCode: GOODS, placeCode: PLACE };
const seat = (serial: number): string => `${GOODS}:${PLACE}:001:${String(serial)}`;

const preselect = (running: Running, session: Admitted, serial: number) =>
  running.gql(session, 'PreselectSeat', {
    command: { playSeq: '001', blockKey: '001:401', seatGrade: '1', seatInfoId: seat(serial) },
  });

const select = (running: Running, session: Admitted, ...serials: number[]) => {
  const seats = serials.map((serial) => ({ seatGrade: '1', seatInfoId: seat(serial) }));
  const { sessionId } = session;
  const body = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatType: 'DEFAULT', seats, sessionId };
  return running.slowPost(session, '/seats/select', body);
};

const held = (running: Running): string[] =>
  running
    .state()
    .sessions.flatMap((session: { held: { seatInfoId: string; state: string }[] }) =>
      session.held.map(({ seatInfoId, state }) => `${seatInfoId.split(':')[3] ?? ''} ${state}`),
    );

describe('the timers', () => {
  it('count seven minutes from the first preselect, not from the last', async () => {
    await using running = await startInterpark({ shows: [SHOW] });
    const session = await running.admit();
    await preselect(running, session, 101);
    await running.admin.clock.advance(300_000);
    await preselect(running, session, 102);
    await running.admin.clock.advance(119_999);
    expect(held(running)).toEqual(['101 PRESELECTED', '102 PRESELECTED']);
    await running.admin.clock.advance(1);
    expect(held(running)).toEqual([]);
    await preselect(running, session, 103);
    // the session ends before the new hold does
    await running.admin.clock.advance(179_999);
    expect(held(running)).toEqual(['103 PRESELECTED']);
    await running.admin.clock.advance(1);
    expect(held(running)).toEqual([]);
    expect(running.broken()).toEqual([]);
  });

  it('count seven minutes from select, and selecting again does not stretch them', async () => {
    await using running = await startInterpark({ shows: [SHOW], sessionMs: 3_600_000 });
    const session = await running.admit();
    await preselect(running, session, 101);
    await running.admin.clock.advance(400_000);
    await select(running, session, 101);
    await running.admin.clock.advance(300_000);
    expect((await select(running, session, 101)).status).toBe(201);
    await running.admin.clock.advance(119_999);
    expect(held(running)).toEqual(['101 SELECTED']);
    await running.admin.clock.advance(1);
    expect(held(running)).toEqual([]);
  });

  it('end a session ten minutes after the second its id tells', async () => {
    await using running = await startInterpark({ shows: [SHOW] });
    const session = await running.admit();
    expect(session.sessionId.slice(-10)).toBe('1768529998');
    await running.admin.clock.advance(599_999);
    expect((await running.gql(session, 'ExpiredSession')).status).toBe(200);
    await running.admin.clock.advance(1);
    const over = await running.gql(session, 'ExpiredSession');
    expect(over.json.errors[0].extensions).toEqual({ backendErrorCode: 'IE0006' });
    const rest = await running.slow(session, `/seats/block-data?goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001`);
    expect([rest.status, rest.json.statusCode]).toEqual([400, 400]);
  });

  it('start anew once everything was let go', async () => {
    await using running = await startInterpark({ shows: [SHOW], sessionMs: 3_600_000 });
    const session = await running.admit();
    await preselect(running, session, 101);
    await running.admin.clock.advance(400_000);
    await running.gql(session, 'BulkDeselectSeats', { command: { seatInfoIds: [] } });
    await preselect(running, session, 101);
    await running.admin.clock.advance(419_999);
    expect(held(running)).toEqual(['101 PRESELECTED']);
    await running.admin.clock.advance(1);
    expect(held(running)).toEqual([]);
  });

  it('let go of everything when the operator ends the session', async () => {
    await using running = await startInterpark({ shows: [SHOW] });
    const session = await running.admit();
    await preselect(running, session, 101);
    await select(running, session, 101);
    await preselect(running, session, 102);
    expect(held(running)).toEqual(['102 PRESELECTED', '101 SELECTED']);
    await running.operate(session.sessionId, 'endSession');
    expect(held(running)).toEqual([]);
    expect(running.broken()).toEqual([]);
  });
});

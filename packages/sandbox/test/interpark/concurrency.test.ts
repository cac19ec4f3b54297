import { expect, it } from 'vitest';
import { PLACE, startInterpark, type Admitted, type Running } from './start.ts';

const GOODS = '26019999';
const SHOW = {
  goodsCode: GOODS,
  placeCode: PLACE,
  rounds: [{ day: 0, time: '19:00' }],
  blocks: [{ no: '401', grade: '1', rows: 4, seatsPerRow: 10 }],
};
const SEATS = Array.from({ length: 40 }, (_, index) => `${GOODS}:${PLACE}:001:${String(101 + index)}`);
const FREE = { seats: 40, FREE: 40, PRESELECTED: 0, SELECTED: 0, SOLD: 0, hidden: 0 };

it.each(['2026-01', '2026-10'] as const)(
  '100 sessions on 40 seats hold each once, lose by P40054, and give all back in time (%s)',
  async (generation) => {
    await using running = await startInterpark({ generation, members: 100, shows: [SHOW], queue: { perSecond: 0 } });
    const sessions = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        running.admit(`user${index === 0 ? '' : String(index + 1)}@example.test`, GOODS),
      ),
    );
    const outcomes = await Promise.all(
      sessions.map(async (session, index) => {
        const seat = SEATS[(index * 7) % 40] ?? '';
        return { session, seat, code: await preselect(running, session, seat) };
      }),
    );
    const winners = outcomes.filter(({ code }) => code === 'held');
    expect(winners).toHaveLength(40);
    expect(new Set(winners.map(({ seat }) => seat)).size).toBe(40);
    expect(outcomes.filter(({ code }) => code === 'P40054')).toHaveLength(60);
    expect(round(running)).toEqual({ ...FREE, FREE: 0, PRESELECTED: 40 });
    expect(running.broken()).toEqual([]);

    // the first ten confirm, a minute later; the rest only looked
    await running.admin.clock.advance(60_000);
    const confirmed = await Promise.all(
      winners.slice(0, 10).map(({ session, seat }) => select(running, session, seat)),
    );
    expect(confirmed).toEqual(Array.from({ length: 10 }, () => '{"unselectableSeatInfoIds":[]}'));
    expect(round(running)).toEqual({ ...FREE, FREE: 0, PRESELECTED: 30, SELECTED: 10 });
    await running.admin.clock.advance(359_999);
    expect(round(running)).toEqual({ ...FREE, FREE: 0, PRESELECTED: 30, SELECTED: 10 });
    await running.admin.clock.advance(1);
    expect(round(running)).toEqual({ ...FREE, FREE: 30, SELECTED: 10 });
    await running.admin.clock.advance(60_000);
    expect(round(running)).toEqual(FREE);
    expect(running.broken()).toEqual([]);

    // a loser takes what came back
    const loser = outcomes.find(({ code }) => code === 'P40054');
    expect(await preselect(running, loser?.session as Admitted, loser?.seat ?? '')).toBe('held');
    expect(running.broken()).toEqual([]);
  },
);

async function preselect(running: Running, session: Admitted, seatInfoId: string): Promise<string> {
  const { sessionId } = session;
  if (running.state().generation === '2026-01') {
    const body = { blockKey: '001:401', goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatInfoId, sessionId };
    const { json } = await running.slowPost(session, '/seats/preselect', body);
    return json.isSuccess === true ? 'held' : json.data.backendErrorCode;
  }
  const command = { playSeq: '001', blockKey: '001:401', seatGrade: '1', seatInfoId };
  const { json } = await running.gql(session, 'PreselectSeat', { command });
  return json.data?.preselectSeat === true ? 'held' : json.errors[0].extensions.backendErrorCode;
}

async function select(running: Running, session: Admitted, seatInfoId: string): Promise<string> {
  const { sessionId } = session;
  const seats = [{ seatGrade: '1', seatInfoId }];
  const body = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatType: 'DEFAULT', seats, sessionId };
  return (await running.slowPost(session, '/seats/select', body)).text;
}

function round(running: Running) {
  const show = running.state().shows.find(({ goodsCode }: { goodsCode: string }) => goodsCode === GOODS);
  const { playSeq: _, playDate: _date, startsAt: _start, ...counts } = show.rounds[0];
  return counts;
}

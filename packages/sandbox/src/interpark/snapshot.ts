import type { Round } from './catalogue/show.ts';
import { heldSeats } from './onestop/session.ts';
import type { World } from './world.ts';

/** The state as JSON: shows, lines, sessions, seats, carts; no token, no cookie, no person. */
export function interparkSnapshot({ settings, shows, lines, sessions, carts }: World): unknown {
  return {
    generation: settings.generation,
    channel: settings.channel.name,
    bizCode: settings.channel.bizCode,
    shows: shows.shows.map((show) => ({
      goodsCode: show.goodsCode,
      placeCode: show.placeCode,
      goodsName: show.goodsName,
      opensAt: new Date(show.opensAt).toISOString(),
      closesAt: new Date(show.closesAt).toISOString(),
      waiting: lines.get(show)?.places.filter(({ state }) => state === 'waiting').length ?? 0,
      rounds: show.rounds.map(roundView),
    })),
    sessions: sessions.list().map((session) => ({
      goodsCode: session.show.goodsCode,
      ended: session.ended,
      expireAt: new Date(session.expireAt).toISOString(),
      preselectUntil: timeText(session.holds.preselectUntil),
      selectUntil: timeText(session.holds.selectUntil),
      held: heldSeats(session).map(({ seatInfoId, state }) => ({ seatInfoId, state })),
    })),
    carts: carts.carts.map(({ correlationId, state, totalWon, tickets, refundDue }) => ({
      correlationId,
      state,
      totalWon,
      tickets: tickets.length,
      refundDue,
    })),
    receivedWon: carts.receivedWon,
  };
}

function roundView({ playSeq, playDate, startsAt, seats }: Round): unknown {
  const counts = { FREE: 0, PRESELECTED: 0, SELECTED: 0, SOLD: 0, hidden: 0 };
  for (const { state, grade } of seats.values()) counts[grade === null ? 'hidden' : state]++;
  return { playSeq, playDate, startsAt: new Date(startsAt).toISOString(), seats: seats.size, ...counts };
}

function timeText(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}

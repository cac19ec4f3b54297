import { jsonReply, type Reply } from '../../core/http/reply.ts';
import { BackendRefusal } from '../answers/refusal.ts';
import { findBlock } from './seat-map.ts';
import { roundOf } from '../catalogue/show-book.ts';
import type { Seat } from '../catalogue/show.ts';
import { assertBound, readRound } from '../gate/bindings.ts';
import { faultArgs } from '../gate/faults.ts';
import { isMembers, listOf, numberOf, queryText, readMembers, textOf, type Members } from '../reading/read.ts';
import type { OnestopCall } from '../world.ts';
import { bindPath } from './schedule.ts';

/** What a preselect names. */
export interface Wanted {
  readonly playSeq: string | undefined;
  readonly blockKey: string | undefined;
  readonly seatInfoIds: readonly (string | undefined)[];
  /** GraphQL only. */
  readonly seatGrade?: string | undefined;
}

/** January's preselect of one seat (interpark §5.11). */
export function preselect(call: OnestopCall): unknown {
  const body = readMembers(call.request);
  assertBound(call, (name) => textOf(body, name), ['goodsCode', 'placeCode', 'sessionId']);
  holdSeats(call, {
    playSeq: textOf(body, 'playSeq'),
    blockKey: textOf(body, 'blockKey'),
    seatInfoIds: [textOf(body, 'seatInfoId')],
  });
  return { mode: 'WEBSOCKET', isSuccess: true };
}

/** Holds seats of one block for the session, all or none. Throws `BackendRefusal`. */
export function holdSeats(call: OnestopCall, wanted: Wanted): Seat[] {
  const { world, session } = call;
  assertMayHold(call);
  const seats = seatsOf(call, wanted);
  world.seats.preselect(session, seats);
  session.playSeq = wanted.playSeq ?? session.playSeq;
  return seats;
}

/** What stands between a session and any hold. Throws `BackendRefusal`. */
export function assertMayHold({ world, session, show }: OnestopCall): void {
  const now = world.context.clock.now();
  const { preSale } = show;
  const early = preSale !== null && now >= preSale.opensAt && now < preSale.closesAt;
  if (!early && (now < show.opensAt || now >= show.closesAt)) throw new BackendRefusal('P40057', 'the sale is closed');
  if (world.settings.strict.captcha && now >= session.captchaUntil) {
    throw new BackendRefusal('P41147', 'no picture was read right in the last five minutes');
  }
}

function seatsOf({ show }: OnestopCall, wanted: Wanted): Seat[] {
  const block = findBlock(show, wanted.blockKey);
  const invalid = (rule: string): BackendRefusal => new BackendRefusal('P40021', rule);
  if (roundOf(show, wanted.playSeq) !== block.round) throw invalid('playSeq is not the blockKey’s');
  const ids = new Set(wanted.seatInfoIds);
  if (ids.size === 0 || ids.size !== wanted.seatInfoIds.length) throw invalid('no seat, or a seat twice');
  return [...ids].map((id) => {
    const seat = block.seats.find(({ seatInfoId }) => seatInfoId === id);
    if (seat === undefined) throw invalid('a seat that is not of the block');
    if (wanted.seatGrade !== undefined && seat.grade !== null && seat.grade.code !== wanted.seatGrade) {
      throw invalid('a seat of another grade');
    }
    return seat;
  });
}

/** select: confirms what the session preselected (interpark §5.12, U12). */
export function select(call: OnestopCall): Reply {
  const { world, request, session } = call;
  const body = readMembers(request);
  assertBound(call, (name) => textOf(body, name), ['goodsCode', 'placeCode', 'sessionId']);
  const round = readRound(call, textOf(body, 'playSeq'));
  const named = listOf(body, 'seats').filter(isMembers);
  const count = numberOf(body, 'seatCount');
  if (named.length === 0 || (count !== undefined && count !== named.length)) {
    throw new BackendRefusal('P00002', 'seats is empty, or not seatCount');
  }
  const ids = named.map((one) => textOf(one, 'seatInfoId') ?? '');
  if (faultArgs(request, 'unselectable') !== undefined) return selected(call, ids);
  const known = named.map((one) => round.seats.get(textOf(one, 'seatInfoId') ?? ''));
  const lost = ids.filter((_, index) => !isHeld(call, known[index]));
  if (lost.length > 0) {
    if (world.settings.forms.unselectable === 'list') return selected(call, lost);
    throw new BackendRefusal('P40059', 'a seat the session does not hold', { unselectableSeatInfoIds: lost });
  }
  const seats = known.filter((seat) => seat !== undefined);
  assertGrades(named, seats);
  assertGroups(seats);
  world.seats.select(session, seats);
  return selected(call, []);
}

function isHeld({ session }: OnestopCall, seat: Seat | undefined): boolean {
  return seat?.holder === session.id;
}

function assertGrades(named: readonly Members[], seats: readonly Seat[]): void {
  const other = seats.some(({ grade }, index) => grade?.code !== textOf(named[index] ?? {}, 'seatGrade'));
  if (other) throw new BackendRefusal('P41149', 'a seat of another grade');
}

function assertGroups(seats: readonly Seat[]): void {
  const chosen = new Set(seats);
  const broken = seats.some(
    ({ seatGroupId, block }) =>
      seatGroupId !== null && block.seats.some((seat) => seat.seatGroupId === seatGroupId && !chosen.has(seat)),
  );
  if (broken) throw new BackendRefusal('P41154', 'seats that go together, without each other');
}

function selected({ world }: OnestopCall, unselectableSeatInfoIds: readonly string[]): Reply {
  return jsonReply({ unselectableSeatInfoIds }, { status: world.settings.forms.postStatus });
}

/** clear-select and clear-select-external: everything the session holds (interpark §5.12). */
export function clearSelect(call: OnestopCall): unknown {
  const { world, request, session } = call;
  if (request.method === 'GET') {
    bindPath(call);
    assertBound(call, (name) => queryText(request, name), ['placeCode', 'sessionId']);
  } else {
    const body = readMembers(request);
    assertBound(call, (name) => textOf(body, name), ['goodsCode', 'sessionId']);
  }
  world.seats.release(session);
  return {};
}

/** clear-select-external of named seats (interpark §5.12). */
export function clearSeats(call: OnestopCall): unknown {
  const { world, request, session } = call;
  bindPath(call);
  assertBound(call, (name) => queryText(request, name), ['placeCode', 'sessionId']);
  const round = readRound(call, queryText(request, 'playSeq'));
  const ids = (queryText(request, 'seatInfoIds') ?? '').split(',').filter((id) => id !== '');
  world.seats.release(
    session,
    ids.map((id) => round.seats.get(id)).filter((seat) => seat !== undefined),
  );
  return {};
}

/** Book-wait is out of scope: nobody waits (interpark §5.12). */
export function bookWait(call: OnestopCall): unknown {
  bindPath(call);
  return [];
}

import { journeyFailureOf, type Failure } from '@boxwire/contract';
import { z } from 'zod';
import type { Seat } from '../models/seats.ts';
import { heldUntil } from '../timers.ts';
import { gqlOwn, restOwn, sessionOwn, stopWith, type Desk } from './desk.ts';

/** Seats of one block, and how links find them. */
export interface SeatChoice {
  readonly playSeq: string;
  readonly blockKey: string;
  readonly seats: readonly (Pick<Seat, 'seatInfoId'> & { readonly seatGrade: string })[];
  /** Absent where the input names the seats. */
  readonly pick?: {
    readonly date: number;
    readonly round: number;
    readonly block: number;
    readonly seats: readonly number[];
  };
}

/** Seats a session holds. */
export interface Hold {
  readonly choice: SeatChoice;
  readonly preselectedAtMs: number;
  readonly selectedAtMs?: number;
}

const PICTURES = 5;

/** Shows the seat page's picture to the account holder until it is read right, at most five times. */
export async function passCaptcha(desk: Desk): Promise<void> {
  const { run, show, given } = desk;
  for (let picture = 1; ; picture++) {
    const { Img } = run.need(await run.call('captchaImage', { headers: restOwn(desk) }));
    const p1 = await run.challenge({
      kind: 'imageCaptcha',
      ref: `captcha-${picture.toString()}`,
      prompt: 'Type what the picture shows.',
      show: { image: Img },
      answerField: 'p1',
      answer: z.string().min(1),
    });
    const own = given === undefined ? {} : { p2: given.sessionId, p4: given.entMemberCode, p5: given.bizCode };
    const verified = await run.call('captchaVerify', {
      headers: restOwn(desk),
      query: { p1, p3: show.goodsCode, ...own },
    });
    if (verified.ok) return;
    if (verified.code !== 'CaptchaWrong' || picture === PICTURES) stopWith(run, verified);
  }
}

/**
 * Holds seats and confirms them. Whatever fails on the way, what was held is let go before the run ends, or the failure says until
 * when it stays held.
 */
export async function holdSeats(desk: Desk, choice: SeatChoice): Promise<Hold & { readonly selectedAtMs: number }> {
  // one command names one grade (interpark §5.15)
  if (desk.generation === '2026-10' && new Set(choice.seats.map((seat) => seat.seatGrade)).size > 1) {
    desk.run.fail({
      kind: 'invalid',
      code: 'MixedGrades',
      message: 'seats of several grades are held one grade at a time',
    });
  }
  const hold = { choice, preselectedAtMs: desk.run.now() };
  return guarded(desk, hold, async () => {
    await preselect(desk, choice);
    watch(desk, hold);
    await select(desk, choice);
    return { ...hold, selectedAtMs: desk.run.now() };
  });
}

/**
 * Runs what may fail while seats are held. A failure lets them go; a lost answer to a write does too, since nothing can tell what
 * came of it. A lost answer to a read does not: the journey can be resumed, and the seats are still there.
 */
export async function guarded<Result>(desk: Desk, hold: Hold, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const ended = journeyFailureOf(error);
    if (ended === undefined || isResumable(ended.failure)) throw error;
    return stopWith(desk.run, await letGo(desk, hold, ended.failure));
  }
}

/** Fails with `HoldLapsed` when the hold has run out by the clock. */
export function watch(desk: Desk, hold: Hold): void {
  const lapsesAt = heldUntil({ ...hold, sessionId: desk.sessionId });
  if (desk.run.now() < lapsesAt.getTime()) return;
  desk.run.fail({
    kind: 'expired',
    code: 'HoldLapsed',
    message: `the seats were held until ${lapsesAt.toISOString()}`,
  });
}

/** Lets go of everything the session holds. */
export async function release(desk: Desk) {
  const { run, show, generation } = desk;
  if (generation === '2026-10') {
    return run.call('deselectAll', { headers: gqlOwn(desk), body: { command: { seatInfoIds: [] } } });
  }
  return run.call('clearSelect', {
    headers: restOwn(desk),
    params: { goodsCode: show.goodsCode },
    query: { placeCode: show.placeCode, ...sessionOwn(desk, 'sessionId') },
  });
}

// a transport failure has no status and was not recorded, so a resumed run does that operation anew
function isResumable({ status, kind, code }: Failure): boolean {
  return status === 0 && kind === 'upstream' && code !== 'UNSETTLED';
}

async function letGo(desk: Desk, hold: Hold, failure: Failure): Promise<Failure> {
  const released = await release(desk);
  const until = heldUntil({ ...hold, sessionId: desk.sessionId }).toISOString();
  const told = released.ok ? 'its seats were let go' : `its seats stay held until ${until} at the latest`;
  return {
    ...failure,
    message: `${failure.message}; ${told}`,
    detail: { ...failure.detail, released: released.ok, ...(!released.ok && { heldUntil: until }) },
  };
}

async function preselect(desk: Desk, choice: SeatChoice): Promise<void> {
  if (desk.generation === '2026-01') {
    for (const [index] of choice.seats.entries()) await preselectJanuary(desk, choice, index);
    return;
  }
  await (choice.seats.length === 1 ? preselectOne(desk, choice) : preselectMany(desk, choice));
}

async function preselectJanuary(desk: Desk, choice: SeatChoice, index: number): Promise<void> {
  const { run, show } = desk;
  const { blockKey, playSeq } = choice;
  const own = choice.pick === undefined ? { blockKey, playSeq, seatInfoId: choice.seats[index]?.seatInfoId ?? '' } : {};
  const body = { ...show, ...own, ...sessionOwn(desk, 'sessionId') };
  run.need(await run.call('preselect', { headers: restOwn(desk), body }, picks(choice, index)));
}

async function preselectOne(desk: Desk, choice: SeatChoice): Promise<void> {
  const { blockKey, playSeq, seats } = choice;
  const [seat] = seats;
  const own =
    choice.pick === undefined && seat !== undefined
      ? { body: { command: { playSeq, blockKey, seatGrade: seat.seatGrade, seatInfoId: seat.seatInfoId } } }
      : {};
  desk.run.need(await desk.run.call('preselectSeat', { headers: gqlOwn(desk), ...own }, picks(choice, 0)));
}

async function preselectMany(desk: Desk, choice: SeatChoice): Promise<void> {
  const { blockKey, playSeq, seats, pick } = choice;
  const seatInfoIds = seats.map((seat) => seat.seatInfoId);
  const linked = pick === undefined ? { playSeq, blockKey, seatGrade: seats[0]?.seatGrade ?? '' } : {};
  // any part of the command may be left to links, which `call` states for whole members only
  const command = { ...linked, seatInfoIds } as {
    playSeq: string;
    blockKey: string;
    seatGrade: string;
    seatInfoIds: string[];
  };
  desk.run.need(await desk.run.call('preselectSeats', { headers: gqlOwn(desk), body: { command } }, picks(choice, 0)));
}

async function select(desk: Desk, choice: SeatChoice): Promise<void> {
  const { run, show, generation } = desk;
  const own = choice.pick === undefined ? { playSeq: choice.playSeq } : {};
  const seats = choice.seats.map(({ seatGrade, seatInfoId }) => ({ seatGrade, seatInfoId }));
  const extra = generation === '2026-01' ? { seatCount: seats.length } : { autoAssign: false };
  const selected = run.need(
    await run.call(
      'select',
      {
        headers: restOwn(desk),
        body: { ...show, ...own, seatType: 'DEFAULT', seats, ...sessionOwn(desk, 'sessionId'), ...extra },
      },
      picks(choice, 0),
    ),
  );
  const refused = selected.unselectableSeatInfoIds.length;
  if (refused > 0) {
    run.fail({
      kind: 'conflict',
      code: 'SeatsUnselectable',
      message: `${refused.toString()} of the seats could not be selected`,
    });
  }
}

function picks({ pick }: SeatChoice, index: number) {
  if (pick === undefined) return {};
  return { pick: { date: pick.date, round: pick.round, block: pick.block, seat: pick.seats[index] ?? 0 } };
}

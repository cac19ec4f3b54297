import type { z } from 'zod';
import type { Round, SeatGradeSummary } from '../models/rounds.ts';
import { playDate, playSeq, secretText } from '../models/wire-values.ts';
import { gqlOwn, restOwn, sessionOwn, type Desk } from './desk.ts';

/** Which round, and which part of the map. */
export const roundInput = {
  /** `yyyyMMdd`; the first date when left out. */
  playDate: playDate.optional(),
  /** The first round of the date when left out. */
  playSeq: playSeq.optional(),
  /** January: the opaque string the page made for set-cookie, where the caller has it. Never computed. */
  middlewareText: secretText.optional(),
};

type RoundInput = z.output<z.ZodObject<typeof roundInput>>;

/** A round that seats can be taken of. */
export interface OpenRound {
  readonly playDate: string;
  readonly playSeq: string;
  readonly round: Round;
  /** Indexes the links pick by. */
  readonly pick: { readonly date: number; readonly round: number };
  readonly ticketMaxCount: number;
  readonly grades: readonly SeatGradeSummary[];
}

/** Chooses date and round, and starts seat selection. */
export async function openRound(desk: Desk, input: RoundInput): Promise<OpenRound> {
  const { run, show, generation } = desk;
  const { call, need, fail } = run;
  const january = generation === '2026-01';
  if (january && input.middlewareText !== undefined) need(await call('setCookie', { body: input.middlewareText }));
  const { playDate: dates } = need(
    await call('playDate', {
      headers: restOwn(desk),
      params: { goodsCode: show.goodsCode },
      query: { placeCode: show.placeCode, ...sessionOwn(desk, 'sessionId', 'bizCode', 'entMemberCode') },
    }),
  );
  const date = input.playDate === undefined ? 0 : dates.indexOf(input.playDate);
  const wanted = dates[date];
  if (wanted === undefined)
    return fail({ kind: 'notFound', code: 'DateNotPlayed', message: 'the show does not play on that date' });
  const rounds = january ? await januaryRounds(desk, wanted, date) : await octoberRounds(desk, wanted, date);
  const at = rounds.findIndex((one) => input.playSeq === undefined || one.playSeq === input.playSeq);
  const round = rounds[at];
  if (round === undefined)
    return fail({ kind: 'notFound', code: 'RoundNotPlayed', message: 'the date has no such round' });
  const pick = { date, round: at };
  const chosen = { playDate: wanted, playSeq: round.playSeq, round, pick };
  const ticketMaxCount = await startSeats(desk, chosen);
  const own = desk.given === undefined ? {} : { playSeq: round.playSeq };
  const grades = need(
    await call(
      'grades',
      { headers: restOwn(desk), query: { ...show, ...own, ...sessionOwn(desk, 'bizCode') } },
      { pick },
    ),
  );
  return { ...chosen, ticketMaxCount, grades };
}

async function januaryRounds({ run, show, ...desk }: Desk, wanted: string, date: number): Promise<readonly Round[]> {
  const whole = { run, show, ...desk };
  const own = desk.given === undefined ? {} : { playDate: wanted };
  const answer = await run.call(
    'rounds',
    {
      headers: restOwn(whole),
      params: { goodsCode: show.goodsCode },
      query: { placeCode: show.placeCode, ...own, ...sessionOwn(whole, 'sessionId', 'bizCode', 'entMemberCode') },
    },
    { pick: { date } },
  );
  return run.need(answer);
}

async function octoberRounds(desk: Desk, wanted: string, date: number): Promise<readonly Round[]> {
  const own = desk.given === undefined ? {} : { playDate: wanted };
  return desk.run.need(await desk.run.call('playSeqs', { headers: gqlOwn(desk), body: own }, { pick: { date } }));
}

type Chosen = Pick<OpenRound, 'playSeq' | 'pick'>;

async function startSeats(desk: Desk, chosen: Chosen): Promise<number> {
  const { run, generation } = desk;
  const { ticketMaxCount, isInterlocking } =
    generation === '2026-01' ? await startJanuary(desk, chosen) : await startOctober(desk, chosen);
  if (!isInterlocking) return ticketMaxCount;
  const message = 'this show sells through another system; call the seats.*External endpoints yourself';
  return run.fail({ kind: 'refused', code: 'InterlockingShow', message });
}

interface SeatStart {
  readonly ticketMaxCount: number;
  readonly isInterlocking: boolean;
}

async function startJanuary(desk: Desk, { playSeq: round, pick }: Chosen): Promise<SeatStart> {
  const { run, show, given } = desk;
  const { call, need } = run;
  const suffix = given === undefined ? {} : { suffix: given.sessionId.slice(given.sessionId.indexOf('_') + 1) };
  need(await call('sessionCheck', { headers: restOwn(desk), params: suffix, body: {} }));
  const own = given === undefined ? {} : { playSeq: round };
  return need(
    await call(
      'seatInit',
      {
        headers: restOwn(desk),
        params: { goodsCode: show.goodsCode },
        query: {
          goodsGenreType: '1',
          placeCode: show.placeCode,
          seatGrade: '',
          seatRenderType: 'D2003',
          reserved: true,
          kindOfGoods: '01003',
          ...own,
          ...sessionOwn(desk, 'sessionId', 'bizCode', 'entMemberCode'),
        },
      },
      { pick },
    ),
  );
}

async function startOctober(desk: Desk, { playSeq: round, pick }: Chosen): Promise<SeatStart> {
  const { run, given } = desk;
  const { call, need, fail } = run;
  const expired = need(await call('expiredSession', { headers: gqlOwn(desk), body: {} }));
  if (expired) return fail({ kind: 'expired', code: 'SessionExpired', message: 'the OneStop session has expired' });
  const own = given === undefined ? {} : { playSeq: round };
  return need(await call('initSeat', { headers: gqlOwn(desk), body: own }, { pick }));
}

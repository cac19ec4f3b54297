import type { Reply } from '../../core/http/reply.ts';
import { BackendRefusal, GatewayRefusal } from '../answers/refusal.ts';
import type { Round, Show } from '../catalogue/show.ts';
import { assertBound } from '../gate/bindings.ts';
import { queryText } from '../reading/read.ts';
import { freeCount } from '../seats/seat-desk.ts';
import { kstClockTime, kstDateTime, kstDigits } from '../time/kst.ts';
import type { OnestopCall } from '../world.ts';

/** The dates of a show (interpark §5.2). Takes any entMemberCode: the real one says nothing of a wrong one either. */
export function playDates(call: OnestopCall): unknown {
  const { world, request, session, show } = call;
  bindPath(call);
  assertBound(call, (name) => queryText(request, name), ['placeCode', 'bizCode', 'sessionId']);
  if (queryText(request, 'entMemberCode') === undefined) throw new GatewayRefusal(400, 'entMemberCode is missing');
  if (world.settings.strict.setCookie && !request.cookies.has('niost_hash'))
    throw new GatewayRefusal(400, 'no niost_hash');
  if (show.adultOnly !== null && session.member.age < show.adultOnly) {
    throw new BackendRefusal(show.adultOnly === 19 ? 'P41156' : 'P41157', `younger than ${show.adultOnly}`);
  }
  const dates = [...new Set(show.rounds.map(({ playDate }) => playDate))];
  for (const date of dates) world.mintOnce(request, '/playDate', date);
  return { playDate: dates, nextPlayDate: '' };
}

/** Public holidays: the sandbox knows none (interpark §5.2; the answer is not recorded). */
export function holidays(): unknown {
  return [];
}

/** The rounds of a date, January (interpark §5.3). */
export function roundsOfDate(call: OnestopCall): unknown {
  const { request } = call;
  bindPath(call);
  assertBound(call, (name) => queryText(request, name), ['placeCode', 'bizCode', 'sessionId']);
  return roundsOn(call, queryText(request, 'playDate')).map((round) => roundView(call, round, yesNo));
}

/** The rounds of a date as GraphQL gives them: booleans, and more members (interpark §5.3). */
export function roundsForDate(call: OnestopCall, playDate: string | undefined): unknown {
  return roundsOn(call, playDate).map((round) => ({
    ...roundView(call, round, (flag) => flag),
    showCasting: false,
    onlineAccountLimitStart: null,
    onlineAccountLimitEnd: null,
    bookWaitStartDate: null,
    bookWaitMaxDate: null,
    bookWaitStatus: 'NA',
    onlineDate: null,
    cancelableDate: null,
  }));
}

function roundsOn({ world, request, show }: OnestopCall, playDate: string | undefined): Round[] {
  const rounds = show.rounds.filter((round) => round.playDate === playDate);
  if (rounds.length === 0) throw new BackendRefusal('ME7107', 'no rounds on this date');
  for (const { playSeq } of rounds) world.mintOnce(request, '/playSeq', playSeq);
  return rounds;
}

const yesNo = (flag: boolean): string => (flag ? 'Y' : 'N');

function roundView({ show, language }: OnestopCall, round: Round, flag: (value: boolean) => unknown) {
  const dayBefore = round.startsAt - 86_400_000;
  return {
    playDate: round.playDate,
    playSeq: round.playSeq,
    playTime: kstClockTime(round.startsAt),
    noOfTime: round.noOfTime,
    isSeatRemain: flag(freeCount(round) > 0),
    isRemainSeatVisible: !show.qualities.includes('C5021'),
    onlineDepositEndTime: kstDateTime(dayBefore),
    onlineAccountYn: flag(false),
    cancelableEndDate: kstDigits(dayBefore - 2 * 3_600_000),
    goodsCode: show.goodsCode,
    placeCode: show.placeCode,
    seats: gradesOf(round, show).map(({ grade, remainCount }) => ({
      seatExternalType: 0,
      seatGrade: grade.code,
      seatGradeName: grade.names[language],
      remainCount,
      salesPrice: grade.priceWon,
      isSacToday: 'N',
      isVisibleSeatCount: !show.qualities.includes('C5148'),
    })),
    casting: [],
    bookWait: false,
    bookingEndDate: kstDigits(show.closesAt),
  };
}

/** The grades of a round with what anybody could take of them. */
export function gradesOf(round: Round, show: Show) {
  return show.grades.map((grade) => ({ grade, remainCount: freeCount(round, grade.code) }));
}

/** `{goodsCode}` of the path must be the session's. */
export function bindPath({ request, show }: OnestopCall): void {
  if (request.params.goodsCode !== show.goodsCode)
    throw new BackendRefusal('P00002', 'another goodsCode than the session’s');
}

/** session-check: 201 and no body (interpark §5.4). Takes the suffix, or the whole id. */
export function sessionCheck({ world, request, session }: OnestopCall): Reply {
  const named = world.sessions.bySuffix(request.params.suffix);
  if (named !== session) throw new GatewayRefusal(404, 'no live session of this suffix');
  return { status: 201, headers: {}, body: null };
}

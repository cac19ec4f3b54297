import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { BackendRefusal, GatewayRefusal } from '../answers/refusal.ts';
import { roundOf } from '../catalogue/show-book.ts';
import type { Round, Seat } from '../catalogue/show.ts';
import type { Operation } from '../gate/onestop-gate.ts';
import { heldSeats } from '../onestop/session.ts';
import { isMembers, listOf, membersOf, numberOf, readJson, textOf, type Members } from '../reading/read.ts';
import type { OnestopCall } from '../world.ts';
import { assertMayHold, holdSeats } from './hold.ts';
import { gradesOf, roundsForDate } from './schedule.ts';
import { findBlock } from './seat-map.ts';

type Resolver = (call: OnestopCall, variables: Members) => unknown;

/** Root field and resolver by operationName (interpark §5.15, U16). */
const OPERATIONS: Readonly<Record<string, readonly [field: string, resolve: Resolver]>> = {
  GetPlaySeqsForDate: ['getPlaySeqsForDate', (call, variables) => roundsForDate(call, textOf(variables, 'playDate'))],
  InitSeat: ['initSeat', initSeat],
  ExpiredSession: ['isExpiredSession', () => false],
  GetRemainSeats: ['getRemainSeats', remainSeats],
  GetSeatGradePrices: ['getSeatGradePrices', gradePrices],
  PreselectSeat: ['preselectSeat', preselectSeat],
  BulkPreselectSeats: ['bulkPreselectSeats', bulkPreselect],
  DeselectSeat: ['deselectSeat', deselect],
  BulkDeselectSeats: ['bulkDeselectSeats', bulkDeselect],
  AutoAssignSeats: ['autoAssignSeats', autoAssign],
  ValidatePricingSelection: ['validatePricingSelection', validatePricing],
  PreOrder: ['preOrder', preOrder],
  CertifyHpoint: ['certifyHpoint', () => true],
};

// a Map: `toString` is no operation
const BY_NAME = new Map(Object.entries(OPERATIONS));

/** Names of the operations. */
export const OPERATION_NAMES: readonly string[] = Object.keys(OPERATIONS);

/** The operation of a request: by `operationName` alone, whatever the query text says. */
export function findOperation(request: SandboxRequest): Operation {
  const body = readJson(request);
  if (!isMembers(body)) throw new GatewayRefusal(400, 'expected a JSON object');
  const found = BY_NAME.get(textOf(body, 'operationName') ?? '');
  if (found === undefined) throw new BackendRefusal('P00002', 'no such operationName');
  const [field, resolve] = found;
  return { field, run: (call) => resolve(call, membersOf(body, 'variables')) };
}

/** operationName of a body, for the request log. */
export function operationNameOf(bodyText: string | null): string | undefined {
  return /"operationName"\s*:\s*"(\w{1,60})"/.exec(bodyText ?? '')?.[1];
}

function initSeat(call: OnestopCall, variables: Members): unknown {
  // 5.5 says an input, 5.15 the bare variable
  const round = readRound(call, textOf(variables, 'playSeq') ?? textOf(membersOf(variables, 'input'), 'playSeq'));
  call.session.playSeq = round.playSeq;
  return { ticketMaxCount: call.show.ticketMaxCount, isInterlocking: call.show.isInterlocking };
}

function readRound({ show }: OnestopCall, playSeq: string | undefined): Round {
  const round = roundOf(show, playSeq);
  if (round === undefined) throw new BackendRefusal('P00002', 'no such playSeq');
  return round;
}

function sortedGrades(call: OnestopCall, variables: Members) {
  const input = membersOf(variables, 'input');
  const sort = textOf(input, 'sort') ?? 'SEAT_GRADE_ASC';
  const found = gradesOf(readRound(call, textOf(input, 'playSeq')), call.show);
  const byRemain = sort.startsWith('REMAIN_SEAT');
  if (!byRemain && !sort.startsWith('SEAT_GRADE')) throw new BackendRefusal('P00002', 'no such sort');
  const ascending = found.toSorted((one, other) =>
    byRemain ? one.remainCount - other.remainCount : one.grade.code.localeCompare(other.grade.code),
  );
  return sort.endsWith('_DESC') ? ascending.reverse() : ascending;
}

function remainSeats(call: OnestopCall, variables: Members): unknown {
  const { show, language } = call;
  const playSeq = textOf(membersOf(variables, 'input'), 'playSeq');
  return sortedGrades(call, variables).map(({ grade, remainCount }) => ({
    goodsCode: show.goodsCode,
    placeCode: show.placeCode,
    playSeq,
    remainSeatCount: remainCount,
    isNonReservedSeat: false,
    salePrice: grade.priceWon,
    seatGrade: grade.code,
    seatGradeName: grade.names[language],
    seatGradeNotice: '',
    allocatedSeatCount: 0,
    spacSeatGrade: '',
    viewRange: '',
    isAutoAssignSeat: false,
    isDisplayRemainSeat: !show.qualities.includes('C5021'),
    isSACTodayDiscount: false,
    isBlankSeat: remainCount === 0,
    seatColor: grade.color,
    blockKey: null,
  }));
}

function gradePrices(call: OnestopCall, variables: Members): unknown {
  return sortedGrades(call, variables).map(({ grade }) => ({
    seatGrade: grade.code,
    seatGradeName: grade.names[call.language],
    seatColor: grade.color,
    salePrice: grade.priceWon,
    isNonReservedSeat: false,
  }));
}

function preselectSeat(call: OnestopCall, variables: Members): true {
  const command = membersOf(variables, 'command');
  holdSeats(call, { ...wantedOf(command), seatInfoIds: [textOf(command, 'seatInfoId')] });
  return true;
}

function bulkPreselect(call: OnestopCall, variables: Members): true {
  const command = membersOf(variables, 'command');
  const seatInfoIds = idsOf(command);
  if (seatInfoIds.length < 2) throw new BackendRefusal('P40021', 'bulk with fewer than two seats');
  holdSeats(call, { ...wantedOf(command), seatInfoIds });
  return true;
}

function wantedOf(command: Members) {
  const text = (name: string): string | undefined => textOf(command, name);
  return { playSeq: text('playSeq'), blockKey: text('blockKey'), seatGrade: text('seatGrade') };
}

function idsOf(command: Members): string[] {
  return listOf(command, 'seatInfoIds').filter((id) => typeof id === 'string');
}

function deselect({ world, session }: OnestopCall, variables: Members): true {
  const seats = ownSeats(session, [textOf(membersOf(variables, 'command'), 'seatInfoId') ?? '']);
  world.seats.release(session, seats);
  return true;
}

function bulkDeselect({ world, session }: OnestopCall, variables: Members): true {
  const ids = idsOf(membersOf(variables, 'command'));
  // an empty list lets go of all (interpark §5.11)
  world.seats.release(session, ids.length === 0 ? heldSeats(session) : ownSeats(session, ids));
  return true;
}

function ownSeats(session: OnestopCall['session'], ids: readonly string[]): Seat[] {
  const held = heldSeats(session);
  return ids.map((id) => {
    const seat = held.find(({ seatInfoId }) => seatInfoId === id);
    if (seat === undefined) throw new BackendRefusal('P40059', 'a seat the session does not hold');
    return seat;
  });
}

/** Takes as many seats as are named: those where they are free, others of the block and grade where not. */
function autoAssign(call: OnestopCall, variables: Members): unknown {
  const command = membersOf(variables, 'command');
  const { playSeq, blockKey, seatGrade } = wantedOf(command);
  const asked = idsOf(command);
  assertMayHold(call);
  const block = findBlock(call.show, blockKey);
  if (block.round.playSeq !== playSeq) throw new BackendRefusal('P40021', 'playSeq is not the blockKey’s');
  const free = block.seats.filter(({ state, grade }) => state === 'FREE' && grade?.code === seatGrade);
  const preferred = free.toSorted(
    (one, other) => Number(asked.includes(other.seatInfoId)) - Number(asked.includes(one.seatInfoId)),
  );
  const seats = preferred.slice(0, asked.length);
  if (asked.length === 0 || seats.length < asked.length) {
    const errorCode = 'BOOKING_AVAILABLE_SEAT_NOT_EXIST';
    return { seatInfoIds: [], success: false, errorCode, errorMessage: errorCode };
  }
  call.world.seats.preselect(call.session, seats);
  return { seatInfoIds: seats.map(({ seatInfoId }) => seatInfoId), success: true, errorCode: null, errorMessage: null };
}

/** Whether the chosen prices fit the selected seats (interpark §6.2). */
function validatePricing(call: OnestopCall, variables: Members): true {
  const round = readRound(call, textOf(variables, 'playSeq'));
  const selected = [...call.session.holds.selected].filter(({ block }) => block.round === round);
  if (selected.length === 0) throw new BackendRefusal('P40059', 'nothing is selected');
  const counts = new Map<string, number>();
  for (const choice of listOf(variables, 'selectedPrices').filter(isMembers)) {
    const code = textOf(choice, 'seatGrade') ?? '';
    const grade = call.show.grades.find((own) => own.code === code);
    const known = grade?.prices.some(({ priceGrade }) => priceGrade === textOf(choice, 'priceGrade')) === true;
    if (!known) throw new BackendRefusal('P00002', 'no such price');
    counts.set(code, (counts.get(code) ?? 0) + (numberOf(choice, 'selectCnt') ?? 0));
  }
  const held = Map.groupBy(selected, ({ grade }) => grade?.code ?? '');
  const fits = held.size === counts.size && [...held].every(([code, seats]) => counts.get(code) === seats.length);
  if (!fits) throw new BackendRefusal('P00002', 'the counts are not those of the selected seats');
  return true;
}

function preOrder({ show }: OnestopCall): true {
  if (!show.isPreOrder) throw new BackendRefusal('P00002', 'the show takes no pre-orders');
  return true;
}

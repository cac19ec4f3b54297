import { jsonReply, type Reply } from '../../core/http/reply.ts';
import { BackendRefusal } from '../answers/refusal.ts';
import type { Grade, Price, Round, Seat } from '../catalogue/show.ts';
import { assertBound, readRound } from '../gate/bindings.ts';
import { isMembers, listOf, membersOf, numberOf, readMembers, textOf, type Members } from '../reading/read.ts';
import type { CartTicket } from '../payment/cart.ts';
import type { OnestopCall } from '../world.ts';
import { bindPath } from './schedule.ts';

/** payment/ready: the cart (interpark §6.4, U12, U13). */
export function ready(call: OnestopCall): Reply {
  const { world, request, session } = call;
  const body = readMembers(request);
  bindPath(call);
  assertBound(call, (name) => textOf(body, name), ['goodsCode', 'placeCode', 'bizCode', 'sessionId']);
  const round = readRound(call, textOf(body, 'playSeq'));
  if (textOf(body, 'playDate') !== round.playDate) throw new BackendRefusal('P00002', 'playDate is not the round’s');
  if (textOf(body, 'entMemberCode') !== session.member.entMemberCode) throw cartFailed('another entMemberCode');
  const tickets = ticketsOf(call, body, round);
  const totalWon = assertTotals(call, body, tickets);
  const { cartID, cartIDSeq } = world.carts.create(session, tickets, totalWon);
  request.mint('/cartID', cartID);
  request.mint('/cartIDSeq', cartIDSeq);
  return jsonReply({ cartID, cartIDSeq }, { status: world.settings.forms.postStatus });
}

function cartFailed(rule: string): BackendRefusal {
  return new BackendRefusal('P40027', rule);
}

function ticketsOf(call: OnestopCall, body: Members, round: Round): CartTicket[] {
  const seatInfo = listOf(body, 'seatInfo').filter(isMembers);
  const priceInfo = listOf(body, 'priceInfo').filter(isMembers);
  const seats = seatInfo.map((one) => seatOf(one, round));
  const lost = seats.filter((seat) => seat.holder !== call.session.id);
  if (lost.length > 0) throw new BackendRefusal('P40059', 'a seat the session does not hold', idsOf(lost));
  const unselected = seats.filter(({ state }) => state !== 'SELECTED');
  if (unselected.length > 0) throw cartFailed('a seat that is not selected');
  const twice = new Set(seats).size !== seats.length;
  if (seats.length === 0 || twice || numberOf(body, 'ticketCount') !== seats.length) throw cartFailed('ticketCount');
  if (priceInfo.length !== seats.length) throw cartFailed('one priceInfo per ticket');
  return pair(call, seats, priceInfo);
}

function seatOf(one: Members, round: Round): Seat {
  const seat = round.seats.get(textOf(one, 'seatInfoId') ?? '');
  if (seat === undefined) throw new BackendRefusal('P00002', 'no such seatInfoId');
  // blockNo is the part of the block key after the colon
  if (textOf(one, 'blockNo') !== seat.block.no) throw cartFailed('blockNo is not the seat’s');
  return seat;
}

/** Gives every seat a price of its grade: prices and seats need not come in one order. */
function pair(call: OnestopCall, seats: readonly Seat[], priceInfo: readonly Members[]): CartTicket[] {
  const left = [...priceInfo];
  return seats.map((seat) => {
    const at = left.findIndex((one) => textOf(one, 'seatGrade') === seat.grade?.code);
    const [info] = at < 0 ? [] : left.splice(at, 1);
    if (info === undefined || seat.grade === null) throw cartFailed('no price of the seat’s grade');
    return { seat, price: priceOf(call, info, seat.grade) };
  });
}

function priceOf({ world }: OnestopCall, info: Members, grade: Grade): Price {
  const price = grade.prices.find(({ priceGrade }) => priceGrade === textOf(info, 'priceGrade'));
  if (price === undefined) throw cartFailed('no such priceGrade');
  const fits =
    textOf(info, 'groupId') === price.priceGroup &&
    textOf(info, 'pgCode') === price.pgCode &&
    textOf(info, 'discountCode') === price.kindOfDiscount &&
    numberOf(info, 'salesPrice') === price.salesWon &&
    numberOf(info, 'ticketAmount') === price.paidWon;
  if (!fits) throw cartFailed('a price other than prices gave');
  const { strict } = world.settings;
  if (strict.priceText && !hasDecimals(info)) throw cartFailed('amounts without their .0');
  if (strict.priceGradeName && textOf(info, 'priceGradeName') !== price.names.KO) throw cartFailed('priceGradeName');
  return price;
}

function hasDecimals(info: Members): boolean {
  return ['salesPrice', 'ticketAmount'].every((name) => /^\d+\.0$/.test(textOf(info, name) ?? ''));
}

function idsOf(seats: readonly Seat[]): Readonly<Record<string, unknown>> {
  return { unselectableSeatInfoIds: seats.map(({ seatInfoId }) => seatInfoId) };
}

/** `totalFee = Σ tickets + shipping + commission × count + package` (interpark §6.4). */
function assertTotals({ show }: OnestopCall, body: Members, tickets: readonly CartTicket[]): number {
  const delivery = membersOf(body, 'deliveryInfo');
  const commission = show.commissionWon * tickets.length;
  const shipping = (numberOf(delivery, 'deliveryAmount') ?? 0) + (numberOf(delivery, 'deliveryPackageAmount') ?? 0);
  const total = tickets.reduce((sum, { price }) => sum + price.paidWon, 0) + commission + shipping;
  const sent = [
    numberOf(body, 'totalFee') === total,
    numberOf(body, 'totalCommissionFee') === commission,
    numberOf(membersOf(body, 'paymentInfo'), 'firstSettleAmount') === total,
    shipping === 0,
  ];
  if (sent.includes(false)) throw cartFailed('totalFee, totalCommissionFee, firstSettleAmount or a delivery amount');
  return total;
}

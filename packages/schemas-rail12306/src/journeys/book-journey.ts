import { journey, type JourneyContext } from '@boxwire/contract';
import { z } from 'zod';
import { isVerified } from '../codes/person-codes.ts';
import { standingSeatCode } from '../codes/seat-types.ts';
import type { OrderPage } from '../models/init-dc.ts';
import { awaitOrderId, findHeldOrder } from './await-order.ts';
import { bookInput, type BookInput } from './book-input.ts';
import { bookSteps, type BookSteps } from './book-steps.ts';
import { chooseTrain } from './choose-train.ts';
import { orderPageTransforms } from './order-page-transforms.ts';
import { seatWishes, wishProblem } from './seat-wishes.ts';
import { matchPassengers, ticketStrings } from './travellers.ts';
import { findTrains, tripTransforms } from './trip.ts';

type Context = JourneyContext<BookInput, BookSteps>;
type Strings = ReturnType<typeof ticketStrings>;

/** Base of the queue's poll where the page does not say (rail12306 §5.19). */
const POLL_MS = 3_000;

/**
 * `rail12306.book`: query → checkUser → submit → order page → passengers → check → queue count → confirm → queue →
 * result → the order among the unfinished ones. Ends in a held order, never twice: a confirmation whose answer was lost
 * is looked up first. Waits at the server's pace and never tries a refused booking again.
 */
export const bookJourney = journey({
  id: 'rail12306.book',
  summary: 'Books seats on one train and ends with the held order, ready to be paid',
  source: 'rail12306 §3, §5.16, §5.18, §5.23, §5.24, §6.1',
  input: bookInput,
  steps: bookSteps,
  transforms: { ...tripTransforms, ...orderPageTransforms },
  run: async (context: Context) => {
    const page = await openOrder(context);
    const strings = await choosePassengers(context, page);
    const { randCode, wishes } = await checkOrder(context, page, strings);
    const placed = await confirmOrder(context, { ...strings, randCode, ...wishes.fields });
    const intervalMs = Number(page.queryOrderWaitTimeInterval ?? POLL_MS) || POLL_MS;
    const orderId = placed ? await awaitOrderId(context, intervalMs) : undefined;
    // lossy by design: whatever it answers, the order exists (rail12306 §5.25)
    if (orderId !== undefined) await context.call('result');
    const order = await findHeldOrder(context, orderId, intervalMs);
    return { ...order, wishes: wishes.sent };
  },
});

/** From the query to the order page of the chosen train. */
async function openOrder({ input, call, need, fail }: Context): Promise<OrderPage> {
  const problem = wishProblem(input);
  if (problem !== undefined) return fail(problem);
  const found = await findTrains(
    {
      need,
      fail,
      stations: () => call('stations'),
      init: () => call('init'),
      log: (query) => call('log', { query }),
      query: (query, queryName) => call('query', { query, ...(queryName !== undefined && { params: { queryName } }) }),
    },
    input,
  );
  const chosen = chooseTrain(found, input);
  if (!('row' in chosen)) return fail(chosen);
  const { index, row } = chosen;
  if (!need(await call('checkUser')).flag) {
    return fail({ kind: 'notLoggedIn', code: 'NotLoggedIn', message: 'the session may not order; log in again' });
  }
  const body = {
    train_date: input.date,
    back_train_date: input.date,
    purpose_codes: input.purpose,
    query_from_station_name: found.map[row.from_station_telecode] ?? input.from,
    query_to_station_name: found.map[row.to_station_telecode] ?? input.to,
  };
  need(await call('submit', { body }, { pick: { train: index } }));
  return need(await call('page'));
}

async function choosePassengers({ input, call, need, fail }: Context, page: OrderPage): Promise<Strings> {
  const form = page.ticketInfoForPassengerForm;
  const most = Number(form.maxTicketNum ?? Number.NaN);
  if (input.passengers.length > most) {
    return fail({ kind: 'invalid', code: 'TooManyPassengers', message: `one order takes ${most.toString()} tickets` });
  }
  const answer = need(await call('passengers'));
  const listed = answer.normal_passengers ?? [];
  const standing = form.queryLeftNewDetailDTO?.WZ_seat_type_code || standingSeatCode(input.train);
  const matched = matchPassengers(listed, input, standing);
  if ('booked' in matched) {
    const pending = matched.booked.findIndex(({ passenger }) => !isVerified(passenger, answer));
    if (pending < 0) return ticketStrings(matched.booked);
    const message = `the identity of passenger ${(pending + 1).toString()} is not verified`;
    return fail({ kind: 'permission', code: 'PassengerUnverified', message });
  }
  const which = `passenger ${(matched.index + 1).toString()}`;
  return fail(
    matched.problem === 'unknown'
      ? { kind: 'notFound', code: 'PassengerUnknown', message: `${which} is not in the account's list` }
      : { kind: 'invalid', code: 'PassengerAmbiguous', message: `${which} fits several people; give the id number` },
  );
}

/** Checks the order, lets the holder answer what the site asks, and looks at the queue before it is joined. */
async function checkOrder(context: Context, page: OrderPage, strings: Strings) {
  const { input, call, need, challenge, wait } = context;
  let checked = need(await call('check', { body: strings }));
  let randCode = '';
  // absent and N both mean no challenge (rail12306 §5.21)
  if (checked.ifShowPassCode === 'Y') {
    randCode = await challenge({
      kind: 'imageCaptcha',
      ref: 'order',
      prompt: 'The site asks for a captcha on its order page; give the answer.',
      answerField: 'randCode',
      answer: z.string().min(1),
    });
    checked = need(await call('check', { body: { ...strings, randCode } }));
  }
  if (checked.smokeStr) {
    await challenge({
      kind: 'notice',
      ref: 'order',
      prompt: 'Read the notice of the site and go on with true.',
      show: { notice: checked.smokeStr },
      answerField: 'smokeStr',
      answer: z.literal(true),
    });
  }
  await askQueue(context, page, strings);
  const delayMs = Number(checked.ifShowPassCodeTime ?? 0) || 0;
  if (delayMs > 0) await wait(delayMs, 'the site asks for a pause before the order is confirmed');
  return { randCode, wishes: seatWishes(input, checked) };
}

/** A queue longer than the stock ends the booking; a call that fails does not (rail12306 §5.22). */
async function askQueue({ call, need, fail }: Context, page: OrderPage, strings: Strings): Promise<void> {
  const form = page.ticketInfoForPassengerForm;
  const ypInfo = form.queryLeftTicketRequestDTO?.ypInfoDetail ?? form.leftTicketStr;
  if (form.isAsync !== '1' || ypInfo === '') return;
  const seatType = strings.passengerTicketStr[0]?.seatType ?? '';
  const counted = await call('queueCount', { body: { seatType } });
  if (!counted.ok) {
    if (counted.code === 'NotLoggedIn') need(counted);
    return;
  }
  const { ticket, op_2: queueTooLong } = counted.data;
  const left = ticket.split(',').some((part) => part === '充足' || Number(part) > 0);
  if (!queueTooLong && left) return;
  const message = queueTooLong ? 'more people queue than seats remain' : 'no seats remain';
  return fail({ kind: 'soldOut', code: 'SoldOut', message });
}

/** Places the order. False: it was placed before, or may have been, and the unfinished orders know. */
async function confirmOrder(
  { call, need }: Context,
  body: Strings & {
    readonly randCode: string;
    readonly choose_seats: string;
    readonly seatDetailType: string;
    readonly roomType: string;
  },
): Promise<boolean> {
  const confirmed = await call('confirm', { body });
  if (confirmed.ok) return true;
  if (confirmed.code === 'AlreadyProcessing') return false;
  if (confirmed.kind !== 'busy') return need<never>(confirmed);
  // a busy site may have taken the order all the same
  const unfinished = need(await call('unfinished'));
  if (unfinished?.orderDBList?.length || unfinished?.orderCacheDTO) return false;
  return need<never>(confirmed);
}

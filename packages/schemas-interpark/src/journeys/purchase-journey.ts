import { journey, sensitive, type Journey } from '@boxwire/contract';
import { z } from 'zod';
import { heldUntil } from '../timers.ts';
import { openDesk, restOwn, runOf, type Desk, type JourneySettings } from './desk.ts';
import { enter, ENTER_STEPS, showInput, userIdInput } from './enter-journey.ts';
import { guarded, holdSeats, passCaptcha, watch, type Hold, type SeatChoice } from './hold.ts';
import { HOLD_STEPS } from './hold-journey.ts';
import { loginInput, logIn } from './login-journey.ts';
import { openRound, roundInput, type OpenRound } from './open-round.ts';
import { pickSteps } from './pick-steps.ts';
import { priceInput, priceSeats, type Cart } from './price.ts';
import { PRICE_STEPS } from './price-journey.ts';
import { queue, QUEUE_STEPS, queueInput } from './queue-journey.ts';
import { readBlocks, type MapChoice } from './read-blocks.ts';
import { mapInput, SEATS_STEPS } from './seats-journey.ts';
import type { AvailableBlock } from '../seat-map/seat-availability.ts';
import type { Handover } from '../models/payment.ts';
import type { InterparkSteps } from './steps.ts';
import type { HeldCart } from './price-journey.ts';
import { interparkTransforms } from './transforms.ts';

const STEPS: readonly (keyof InterparkSteps)[] = [
  'signIn',
  'login',
  'me',
  ...ENTER_STEPS,
  ...QUEUE_STEPS,
  ...SEATS_STEPS,
  ...HOLD_STEPS,
  ...PRICE_STEPS,
  'handOver',
];

const purchaseInput = z.object({
  ...showInput,
  ...loginInput,
  ...queueInput,
  ...roundInput,
  ...mapInput,
  ...priceInput,
  userId: userIdInput,
  /** How many seats, of one grade and one block. Default 1. */
  count: z.int().min(1).max(10).optional(),
  /** The first grade that has them when left out. */
  seatGrade: z.string().min(1).optional(),
  /** Whether the show asks for the picture. Default: in the API of October. */
  captcha: z.boolean().optional(),
  /** The platform's number of the member at the payment service. */
  merchantMemberNo: sensitive(z.string().min(1), 'personal'),
});

type PurchaseInput = z.output<typeof purchaseInput>;

/** A cart that only the payment window is left for. */
export interface Purchase extends HeldCart {
  readonly handover: Handover;
  readonly seatInfoIds: readonly string[];
}

/**
 * `interpark.purchase`: login → enter → queue → seats → hold → price → hand-over. It stops before the payment window: the account
 * holder pays there, until `heldUntil`. The map is read once; what is gone is gone.
 */
export function purchaseJourney(
  steps: InterparkSteps,
  settings: JourneySettings,
): Journey<typeof purchaseInput, InterparkSteps, Purchase> {
  return journey({
    id: 'interpark.purchase',
    summary: 'Buys seats up to the payment window',
    source: 'interpark §0',
    input: purchaseInput,
    transforms: interparkTransforms,
    steps: pickSteps(steps, STEPS, settings.generation),
    run: async (context) => {
      const { input } = context;
      const run = runOf(context);
      await logIn(run, input);
      const { goodsName } = await enter(run, settings, input);
      const admission = await queue(run, settings, input);
      const { sessionId, preOpt } = admission.session;
      const show = { goodsCode: input.goodsCode, placeCode: input.placeCode };
      const desk = openDesk({ ...settings, run, show, sessionId, given: undefined, preOpt });
      const open = await openRound(desk, input);
      const found = await findSeats(desk, open, input);
      if (settings.generation === '2026-10' && input.captcha !== false) await passCaptcha(desk);
      const hold = await holdSeats(desk, found.choice);
      const { round, date } = open.pick;
      const cart = await priceSeats(
        desk,
        { ...open, hold, ...found, pick: { round, date }, session: admission.session },
        input,
      );
      const handover = await handOver(desk, { hold, cart, goodsName }, input);
      return {
        ...cart,
        handover,
        seatInfoIds: found.choice.seats.map((seat) => seat.seatInfoId),
        heldUntil: heldUntil({ ...hold, sessionId }),
        sessionEndsAt: admission.sessionEndsAt,
      };
    },
  });
}

interface FoundSeats {
  readonly choice: SeatChoice;
  readonly seatGrade: string;
  readonly seats: readonly (AvailableBlock['seats'][number] & { readonly blockKey: string })[];
}

async function findSeats(desk: Desk, open: OpenRound, input: PurchaseInput & MapChoice): Promise<FoundSeats> {
  const count = input.count ?? 1;
  if (count > open.ticketMaxCount) {
    const message = `this show sells at most ${open.ticketMaxCount.toString()} tickets to a member`;
    desk.run.fail({ kind: 'refused', code: 'ExceedTicketMaxCount', message });
  }
  for await (const { found } of readBlocks(desk, open, input)) {
    for (const [index, block] of found.entries()) {
      const seats = seatsOfOneGrade(block, input.seatGrade, count);
      if (seats !== undefined) return chosen(open, { block, index, seats });
    }
  }
  const message = `no block has ${count.toString()} free seats of the grade`;
  return desk.run.fail({ kind: 'soldOut', code: 'NoSeatsTogether', message });
}

function seatsOfOneGrade(block: AvailableBlock, wanted: string | undefined, count: number): number[] | undefined {
  const byGrade = new Map<string, number[]>();
  for (const [index, seat] of block.seats.entries()) {
    const grade = seat.seatGrade;
    if (!seat.free || seat.isExposable === false || typeof grade !== 'string') continue;
    if (wanted !== undefined && grade !== wanted) continue;
    const seats = byGrade.get(grade) ?? [];
    seats.push(index);
    byGrade.set(grade, seats);
    if (seats.length === count) return seats;
  }
  return undefined;
}

function chosen(
  { playSeq, pick }: OpenRound,
  {
    block,
    index,
    seats,
  }: { readonly block: AvailableBlock; readonly index: number; readonly seats: readonly number[] },
): FoundSeats {
  const taken = seats.map((at) => block.seats[at]).filter((seat) => seat !== undefined);
  const seatGrade = taken[0]?.seatGrade ?? '';
  return {
    seatGrade,
    seats: taken.map((seat) => ({ ...seat, blockKey: block.blockKey })),
    choice: {
      playSeq,
      blockKey: block.blockKey,
      seats: taken.map(({ seatInfoId }) => ({ seatInfoId, seatGrade })),
      pick: { ...pick, block: index, seats },
    },
  };
}

interface Ready {
  readonly hold: Hold;
  readonly cart: Cart;
  readonly goodsName: string;
}

async function handOver(desk: Desk, { hold, cart, goodsName }: Ready, input: PurchaseInput) {
  const { run } = desk;
  return guarded(desk, hold, async () => {
    watch(desk, hold);
    const amount = cart.totalFeeWon.toString();
    const body = {
      mchtMemberNo: input.merchantMemberNo,
      payMethod: 'CARD_ONESTOP',
      currency: 'KRW',
      amount,
      lang: 'EN',
      callFromApp: 'N',
      callFromScheme: '',
      displayType: 'P',
      autoclose: 'Y',
      ostype: 'P',
      catId: 'ONESTOP',
      buyerName: input.buyer.name,
      buyerEmail: input.buyer.email,
      productName: goodsName,
      prod: [{ name: goodsName, quantity: hold.choice.seats.length, price: amount, link: '' }],
    } as const;
    return run.need(await run.call('handOver', { headers: restOwn(desk), body: { ...body, prod: [...body.prod] } }));
  });
}

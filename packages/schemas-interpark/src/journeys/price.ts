import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { WORLD_HIDDEN_PRICE_GROUPS, type GradePrices, type Price } from '../models/prices.ts';
import { cartRequestOf, type CartSeat } from '../onestop/cart-request.ts';
import { fastOwn, gqlOwn, restOwn, sessionOwn, type Desk } from './desk.ts';
import { guarded, watch, type Hold } from './hold.ts';

const personal = () => sensitive(z.string(), 'personal');

/** Who buys, and what a ticket costs beyond its price. */
export const priceInput = {
  buyer: z.strictObject({
    name: personal(),
    /** YYMMDD and one digit. */
    birthDate: sensitive(z.string().regex(/^\d{7}$/, 'expected YYMMDD and one digit'), 'personal'),
    email: personal(),
    phone: personal(),
  }),
  /** The first price offered for the grade when left out. */
  priceGrade: z.string().min(1).optional(),
  /** Taken from the payment page where that states a plain amount; must be given where it does not. */
  commissionPerTicketWon: z.int().nonnegative().optional(),
};

type PriceInput = z.output<z.ZodObject<typeof priceInput>>;

/** Held seats and the round they are of. */
export interface PricedSeats {
  readonly hold: Hold;
  readonly playDate: string;
  readonly playSeq: string;
  readonly seatGrade: string;
  readonly seats: readonly CartSeat[];
  readonly pick?: { readonly date: number; readonly round: number };
  readonly session: Parameters<typeof cartRequestOf>[0]['session'];
}

/** A cart that waits for its payment. */
export interface Cart {
  readonly cartID: string;
  readonly cartIDSeq: string;
  /** `cartID` and `cartIDSeq` in one, as the payment wants it. */
  readonly correlationId: string;
  readonly totalFeeWon: number;
  readonly priceGrade: string;
}

/** prices → (validate) → payment page → cart. A failure lets go of the seats. */
export function priceSeats(desk: Desk, seats: PricedSeats, input: PriceInput): Promise<Cart> {
  return guarded(desk, seats.hold, async () => {
    const { price, pick } = await choosePrice(desk, seats, input.priceGrade);
    if (desk.generation === '2026-10') await validate(desk, seats, price);
    const commissionPerTicketWon = input.commissionPerTicketWon ?? (await readCommission(desk, seats, { price, pick }));
    watch(desk, seats.hold);
    const { sessionId, bizCode, entMemberCode, playDate, playSeq, ...body } = cartRequestOf({
      generation: desk.generation,
      session: seats.session,
      ...desk.show,
      playSeq: seats.playSeq,
      playDate: seats.playDate,
      tickets: seats.seats.map((seat) => ({ seat, price })),
      commissionPerTicketWon,
      buyer: input.buyer,
    });
    const own = desk.given === undefined ? {} : { sessionId, bizCode, entMemberCode, playDate, playSeq };
    const cart = desk.run.need(
      await desk.run.call(
        'ready',
        { headers: koreanOwn(desk), params: { goodsCode: desk.show.goodsCode }, body: { ...body, ...own } },
        picked(seats),
      ),
    );
    const correlationId = `${cart.cartID}${cart.cartIDSeq}`;
    return {
      cartID: cart.cartID,
      cartIDSeq: cart.cartIDSeq,
      correlationId,
      totalFeeWon: body.totalFee,
      priceGrade: price.priceGrade,
    };
  });
}

interface ChosenPrice {
  readonly price: Price;
  readonly pick: { readonly grade: number; readonly price: number };
}

async function choosePrice(desk: Desk, seats: PricedSeats, wanted: string | undefined): Promise<ChosenPrice> {
  const { run, show } = desk;
  const own = desk.given === undefined ? {} : { playSeq: seats.playSeq };
  const hidden = desk.profile.memberChannelCode === 'gp' ? WORLD_HIDDEN_PRICE_GROUPS : [];
  const offer = ({ priceGrade, pgCode }: Price) =>
    wanted === undefined ? !hidden.includes(pgCode) : priceGrade === wanted;
  const grades = run.need(
    await run.call(
      'prices',
      {
        headers: koreanOwn(desk),
        params: { goodsCode: show.goodsCode },
        query: {
          placeCode: show.placeCode,
          ...own,
          ...sessionOwn(desk, 'bizCode', 'entMemberCode'),
          seatType: 'DEFAULT',
          seatGrade: [seats.seatGrade],
        },
      },
      picked(seats),
    ),
  );
  return (
    findPrice(grades, seats.seatGrade, offer) ??
    run.fail({ kind: 'notFound', code: 'PriceNotOffered', message: 'the grade is not sold at that price' })
  );
}

function findPrice(
  grades: readonly GradePrices[],
  seatGrade: string,
  offer: (price: Price) => boolean,
): ChosenPrice | undefined {
  const grade = grades.findIndex((found) => found.seatGrade === seatGrade);
  const list = grades[grade]?.priceList ?? [];
  const at = list.findIndex(offer);
  const price = list[at];
  return price === undefined ? undefined : { price, pick: { grade, price: at } };
}

async function validate(desk: Desk, seats: PricedSeats, price: Price): Promise<void> {
  const own = desk.given === undefined ? {} : { playSeq: seats.playSeq };
  const selectedPrices = [{ seatGrade: price.seatGrade, priceGrade: price.priceGrade, selectCnt: seats.seats.length }];
  desk.run.need(
    await desk.run.call('validate', { headers: gqlOwn(desk), body: { ...own, selectedPrices } }, picked(seats)),
  );
}

async function readCommission(desk: Desk, seats: PricedSeats, chosen: ChosenPrice): Promise<number> {
  const { run, show, generation } = desk;
  const pick = { pick: { ...seats.pick, ...chosen.pick } };
  const own = desk.given === undefined ? {} : { playSeq: seats.playSeq, priceGrade: chosen.price.priceGrade };
  const shared = {
    placeCode: show.placeCode,
    ...own,
    seatGrade: seats.seatGrade,
    memberType: '3',
    willCallPrice: false,
  };
  const page =
    generation === '2026-01'
      ? await run.call(
          'initEssential',
          {
            headers: restOwn(desk),
            params: { goodsCode: show.goodsCode },
            query: { ...shared, ...sessionOwn(desk, 'bizCode', 'entMemberCode', 'intMemberCode') },
          },
          pick,
        )
      : await run.call(
          'paymentInit',
          {
            headers: fastOwn(desk),
            query: { goodsCode: show.goodsCode, ...shared, isNonMember: 'N', ...sessionOwn(desk, 'bizCode') },
          },
          pick,
        );
  const won = z.int().nonnegative().safeParse(run.need(page).commission);
  if (won.success) return won.data;
  const message = 'the payment page states no plain commission; give commissionPerTicketWon';
  return run.fail({ kind: 'invalid', code: 'CommissionUnknown', message });
}

// the one recorded success spoke Korean, so that priceGradeName is Korean too (interpark §6.4)
function koreanOwn(desk: Desk) {
  return { ...restOwn(desk), 'x-ticket-bff-language': 'KO' as const };
}

function picked({ pick }: PricedSeats) {
  return pick === undefined ? {} : { pick };
}

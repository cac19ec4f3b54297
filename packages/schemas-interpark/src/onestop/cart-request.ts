import type { InterparkGeneration } from '../generation.ts';
import { parseBlockKey } from '../identifiers/block-key.ts';
import { PAYMENT_KINDS, type CartRequest } from '../models/cart.ts';
import type { Price } from '../models/prices.ts';
import type { Seat } from '../models/seats.ts';
import { orderTotals } from '../models/total-fee.ts';
import type { OnestopSession } from './onestop-session.ts';

/** Who picks the tickets up. */
export interface CartBuyer {
  readonly name: string;
  /** YYMMDD and one digit. */
  readonly birthDate: string;
  readonly email: string;
  readonly phone: string;
}

/** What a cart is made of: one seat and one price per ticket, in the same order. */
export interface CartParts {
  readonly generation: InterparkGeneration;
  readonly session: Pick<OnestopSession, 'sessionId' | 'bizCode' | 'entMemberCode'>;
  readonly goodsCode: string;
  readonly placeCode: string;
  readonly playSeq: string;
  /** `yyyyMMdd`. */
  readonly playDate: string;
  readonly tickets: readonly { readonly seat: CartSeat; readonly price: Price }[];
  readonly commissionPerTicketWon: number;
  readonly buyer: CartBuyer;
}

/** A seat of a cart. */
export type CartSeat = Pick<Seat, 'seatInfoId' | 'floor' | 'rowNo' | 'seatNo'> & { readonly blockKey: string };

/** The body of payment/ready for tickets picked up at the venue and paid by card (interpark §6.4). */
export function cartRequestOf(parts: CartParts): CartRequest {
  const { session, tickets, buyer } = parts;
  const { totalFee, totalCommissionFee } = orderTotals({
    ticketsWon: tickets.map(({ price }) => price.discountSalesPrice),
    commissionPerTicketWon: parts.commissionPerTicketWon,
    freeChargeCount: tickets.filter(({ price }) => price.isFreeCharge === true).length,
  });
  return {
    autoSeat: false,
    bizCode: session.bizCode,
    entMemberCode: session.entMemberCode,
    sessionId: session.sessionId,
    goodsCode: parts.goodsCode,
    placeCode: parts.placeCode,
    playSeq: parts.playSeq,
    playDate: parts.playDate,
    ticketCount: tickets.length,
    totalFee,
    totalCommissionFee,
    paymentInfo: cardPayment(totalFee, parts.generation),
    deliveryInfo: willCall(buyer),
    discountInfo: { cardDiscountNumber: '', cardDiscountType: '', otherDiscountType: '', topingDiscountType: '' },
    priceInfo: tickets.map(({ price }) => priceInfo(price)),
    seatInfo: tickets.map(({ seat, price }) => seatInfo(seat, price)),
    couponInfo: { discountAmount: 0 },
    marketingAgree: false,
    waitingInfo: {},
    partnerPointInfo: {},
  };
}

function cardPayment(totalFee: number, generation: InterparkGeneration): CartRequest['paymentInfo'] {
  return {
    settleCount: 1,
    kindOfPayment: PAYMENT_KINDS.card,
    firstSettleAmount: totalFee,
    useVoucher: false,
    voucherCodes: [''],
    voucherSalesPrices: ['0'],
    pgType: generation === '2026-01' ? 'VN005' : '',
    cardNo: '',
    cardPassword: '',
    cardSsn: '',
    validInfo: '',
    cardKind: '12001',
  };
}

function willCall({ name, birthDate, email, phone }: CartBuyer): CartRequest['deliveryInfo'] {
  return {
    deliveryMethod: 'WILL_CALL',
    deliveryAmount: 0,
    deliveryPackage: '',
    deliveryPackageAmount: 0,
    isDelivery: false,
    name,
    birthDate,
    email,
    userPhone: phone,
    recipient: '',
    addressPhone: '',
    subAddressPhone: '',
    // what the page itself sends for a pick-up (interpark §6.4)
    address: 'undefined | undefined | undefined | undefined',
    subAddress: '',
    zipCode: '',
    bookPassword: '',
  };
}

function priceInfo(price: Price): CartRequest['priceInfo'][number] {
  return {
    dblDiscountOrNot: price.dblDiscountOrNot === true ? 'Y' : 'N',
    discountCode: price.kindOfDiscount,
    groupId: price.priceGroup,
    pgCode: price.pgCode,
    priceGrade: price.priceGrade,
    priceGradeName: price.priceGradeName,
    salesPrice: price.salesPrice,
    seatGrade: price.seatGrade,
    seatGradeName: price.seatGradeName ?? '',
    ticketAmount: price.discountSalesPrice,
  };
}

function seatInfo(seat: CartSeat, price: Price): CartRequest['seatInfo'][number] {
  return {
    blockNo: parseBlockKey(seat.blockKey).block,
    floor: seat.floor ?? '',
    rowNo: seat.rowNo ?? '',
    seatGrade: price.seatGrade,
    seatNo: seat.seatNo ?? '',
    seatInfoId: seat.seatInfoId,
  };
}

import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { sessionBizCode } from './biz-code.ts';
import { blockKey, entMemberCode, itemCode, playDate, playSeq, seatInfoId, sessionId } from './wire-values.ts';
import { wonText } from './won.ts';

/** `kindOfPayment` (interpark §6.4). */
export const PAYMENT_KINDS = {
  card: '22003',
  bank: '22004',
  kakao: '22084',
  payco: '22070',
  naver: '22106',
  toss: '22102',
} as const;

/** Deliveries of 5.15. */
export const DELIVERY_METHODS = [
  'BARCODE',
  'DELIVERY',
  'EXPRESS_DELIVERY',
  'MOBILE_TICKET',
  'NONE',
  'OVERSEAS_DELIVERY',
  'WILL_CALL',
] as const;

const won = z.int().nonnegative();
const personal = () => sensitive(z.string(), 'personal');

const paymentInfo = z.strictObject({
  settleCount: z.int(),
  kindOfPayment: z.string(),
  firstSettleAmount: won,
  useVoucher: z.boolean(),
  voucherCodes: z.array(z.string()),
  voucherSalesPrices: z.array(z.string()),
  /** `VN005` (Eximbay) in January, empty since September. */
  pgType: z.string(),
  cardNo: sensitive(z.string(), 'secret'),
  cardPassword: sensitive(z.string(), 'secret'),
  cardSsn: sensitive(z.string(), 'secret'),
  validInfo: sensitive(z.string(), 'secret'),
  cardKind: z.string(),
});

const deliveryInfo = z.strictObject({
  deliveryMethod: z.enum(DELIVERY_METHODS),
  deliveryAmount: won,
  deliveryPackage: z.string(),
  deliveryPackageAmount: won,
  isDelivery: z.boolean(),
  name: personal(),
  /** YYMMDD and one digit. */
  birthDate: personal(),
  email: personal(),
  userPhone: personal(),
  recipient: personal(),
  addressPhone: personal(),
  subAddressPhone: personal(),
  address: personal(),
  subAddress: personal(),
  zipCode: personal(),
  bookPassword: sensitive(z.string(), 'secret'),
});

/** One ticket's price. Amounts keep the `.0` of the prices answer (interpark §6.4). */
const ticketPrice = z.strictObject({
  dblDiscountOrNot: z.enum(['Y', 'N']),
  discountCode: z.string(),
  groupId: z.string(),
  pgCode: z.string(),
  priceGrade: z.string(),
  priceGradeName: z.string(),
  salesPrice: wonText,
  seatGrade: z.string(),
  seatGradeName: z.string(),
  ticketAmount: wonText,
});

const seatInfo = z.strictObject({
  /** Part of the block key after the colon. */
  blockNo: z.string(),
  floor: z.string(),
  rowNo: z.string(),
  seatGrade: z.string(),
  seatNo: z.string(),
  seatInfoId,
});

/** The body of payment/ready (interpark §6.4). `totalFee` and its like are integer won. */
export const cartRequest = z.strictObject({
  autoSeat: z.boolean(),
  bizCode: sessionBizCode,
  entMemberCode,
  sessionId,
  goodsCode: itemCode,
  placeCode: itemCode,
  playSeq,
  playDate,
  ticketCount: z.int().positive(),
  totalFee: won,
  totalCommissionFee: won,
  paymentInfo,
  deliveryInfo,
  discountInfo: z.strictObject({
    cardDiscountNumber: z.string(),
    cardDiscountType: z.string(),
    otherDiscountType: z.string(),
    topingDiscountType: z.string(),
  }),
  priceInfo: z.array(ticketPrice).min(1),
  seatInfo: z.array(seatInfo).min(1),
  couponInfo: z.looseObject({ discountAmount: won }),
  marketingAgree: z.boolean(),
  waitingInfo: z.looseObject({}),
  partnerPointInfo: z.looseObject({}),
});

/** See `cartRequest`. */
export type CartRequest = z.output<typeof cartRequest>;

/** The cart payment/ready creates. `cartID` + `cartIDSeq` is the correlation id of the payment. */
export const cart = z.looseObject({ cartID: z.string().min(1), cartIDSeq: z.string().min(1) });

/** What preselecting one seat takes in January (interpark §5.11). */
export const preselectRequest = z.strictObject({
  blockKey,
  goodsCode: itemCode,
  placeCode: itemCode,
  playSeq,
  seatInfoId,
  sessionId,
});

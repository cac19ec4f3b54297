import { sensitive, yesNo } from '@boxwire/contract';
import { z } from 'zod';
import { gatesBizCode, goodsBizCode } from './biz-code.ts';
import { kstDateTime, kstDigits } from './kst.ts';

/** Flags of `goodsQualityList` with a known meaning (interpark §3.1). */
export const GOODS_QUALITIES = {
  C5015: 'hideSoldOut',
  C5021: 'hideRemaining',
  C5148: 'hideCounts',
  C5026: 'hidePackage',
  C5027: 'bookWait',
} as const satisfies Readonly<Record<string, string>>;

const qualityList = z.codec(z.string(), z.array(z.string()), {
  decode: (wire) => wire.split(',').filter((flag) => flag !== ''),
  encode: (flags) => flags.join(','),
});

/** goods-info (interpark §3.1). Its `bizCode` is the supplier's and goes nowhere; `reserveBizCode` is the gates'. */
export const goodsInfo = z.looseObject({
  goodsCode: z.string(),
  goodsName: z.string(),
  goodsStatus: z.string(),
  placeName: z.string().optional(),
  playStartDate: z.string().optional(),
  playEndDate: z.string().optional(),
  reservedOrNot: yesNo().optional(),
  ticketOpenDate: kstDigits.optional(),
  bookingEndDate: kstDigits.optional(),
  goodsQualityList: qualityList.optional(),
  certifyGoodsYN: yesNo().optional(),
  bizCode: goodsBizCode,
  reserveBizCode: gatesBizCode.optional(),
  genreCodeName: z.string().optional(),
  genreSubCodeName: z.string().optional(),
  playSeqList: z
    .array(
      z.looseObject({
        playSeq: z.string(),
        playDate: z.string(),
        playTime: z.string().optional(),
        dayOfWeek: z.string().optional(),
        saleOpenTime: z.string().optional(),
        saleCloseTime: z.string().optional(),
      }),
    )
    .optional(),
});

/** See `goodsInfo`. */
export type GoodsInfo = z.output<typeof goodsInfo>;

/** member-info (interpark §3.2). `memberCode` differs at every call; `signature` and `secureData` go to secure-url. */
export const memberInfo = z.looseObject({
  memberCode: sensitive(z.string(), 'personal'),
  encMemberCode: sensitive(z.string(), 'personal'),
  email: sensitive(z.string(), 'personal'),
  name: sensitive(z.string(), 'personal').optional(),
  phone: sensitive(z.string(), 'personal').optional(),
  birthDate: sensitive(z.string(), 'personal').optional(),
  signature: sensitive(z.string(), 'secret'),
  secureData: sensitive(z.string(), 'secret'),
});

const preSale = z.looseObject({
  goodsCode: z.string(),
  placeCode: z.string(),
  preBookingKindCode: z.string(),
  preBookingKindName: z.string().optional(),
  bizCode: gatesBizCode.optional(),
  bookingOpenTime: kstDateTime,
  bookingEndTime: kstDateTime,
  seq: z.int().optional(),
  limitType: z.string().optional(),
  limitCount: z.int().optional(),
  limitPlaySeq: yesNo().optional(),
  mobileYn: yesNo().optional(),
  authGroup: z.boolean().optional(),
});

/** Sales info (interpark §1.6): when general and pre-sale booking open and end, in Korean time. */
export const salesInfo = z.looseObject({
  goodsCode: z.string(),
  placeCode: z.string(),
  salesInfo: z.looseObject({
    displayViewRateType: z.int().optional(),
    playStartDate: z.string().optional(),
    playEndDate: z.string().optional(),
    bookingOpenTime: kstDateTime,
    bookingEndTime: kstDateTime,
    goodsStatus: z.string().optional(),
  }),
  preSalesInfo: z.array(preSale),
  preSalesTimeInfo: z.array(z.unknown()).optional(),
});

/** See `salesInfo`. */
export type SalesInfo = z.output<typeof salesInfo>;

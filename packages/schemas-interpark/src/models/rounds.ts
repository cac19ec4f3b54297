import { z } from 'zod';
import { flag } from './flag.ts';
import { kstDigits } from './kst.ts';

/** One grade as rounds and grades show it; `salesPrice` is integer won (prices gives decimal text instead). */
export const seatGradeSummary = z.looseObject({
  seatExternalType: z.int().optional(),
  seatGrade: z.string(),
  /** In the header's language, whereas seatMeta's name is Korean: join by `seatGrade`. */
  seatGradeName: z.string(),
  remainCount: z.int(),
  salesPrice: z.int(),
  isSacToday: flag('yn').optional(),
  isVisibleSeatCount: z.boolean().optional(),
  salesColor: z.string().optional(),
});

/** States of book-wait. */
export const BOOK_WAIT_STATUSES = ['NA', 'NOTYET', 'POSSIBLE', 'CLOSED'] as const;

/** One round of a date (interpark §5.3), the same from both generations: `"Y"`/`"N"` become booleans. */
export const round = z.looseObject({
  playDate: z.string(),
  playSeq: z.string(),
  playTime: z.string().optional(),
  noOfTime: z.int().optional(),
  isSeatRemain: flag().optional(),
  isRemainSeatVisible: flag().optional(),
  onlineDepositEndTime: z.string().nullish(),
  onlineAccountYn: flag().optional(),
  cancelableEndDate: kstDigits.nullish(),
  goodsCode: z.string().optional(),
  placeCode: z.string().optional(),
  seats: z.array(seatGradeSummary).optional(),
  casting: z
    .array(
      z.looseObject({
        characterName: z.string().nullish(),
        manName: z.string().nullish(),
        manNo: z.union([z.string(), z.number()]).nullish(),
      }),
    )
    .nullish(),
  showCasting: z.boolean().optional(),
  bookWait: z.boolean().optional(),
  bookWaitStatus: z.enum(BOOK_WAIT_STATUSES).or(z.string()).nullish(),
  bookingEndDate: z.string().nullish(),
});

/** See `round`. */
export type Round = z.output<typeof round>;
/** See `seatGradeSummary`. */
export type SeatGradeSummary = z.output<typeof seatGradeSummary>;

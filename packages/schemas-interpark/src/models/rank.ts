import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { sessionBizCode } from './biz-code.ts';

const shared = {
  myRank: z.int(),
  totalRank: z.int(),
  /** Per cent of the seats that are paid; it says nothing about the line. */
  bookingRate: z.number().optional(),
  goodsCode: z.string(),
  goodsName: z.string().optional(),
  redirectChannel: z.string().optional(),
  lang: z.string().optional(),
  bizCode: sessionBizCode,
  iopAvailable: z.boolean().optional(),
};

const admitted = z.looseObject({
  ...shared,
  sessionId: sensitive(z.string().min(1), 'secret'),
  oneStopUrl: sensitive(z.url(), 'secret'),
  k: sensitive(z.string(), 'secret').optional(),
  key: sensitive(z.string(), 'secret').optional(),
});

const pending = z.looseObject({ ...shared, sessionId: z.undefined().optional(), oneStopUrl: z.undefined().optional() });

/** One answer of rank (interpark §4.3): admitted exactly when it holds `sessionId` and `oneStopUrl`. */
export const rank = z.union([admitted, pending]);

/** See `rank`. */
export type Rank = z.output<typeof rank>;
/** A rank that admits. */
export type AdmittedRank = z.output<typeof admitted>;

/** Whether a rank admits to OneStop. */
export function isAdmitted(answer: Rank): answer is AdmittedRank {
  return answer.sessionId !== undefined;
}

/** The answer of line-up (interpark §4.2). `userSeq` is the place in the line; `exist` tells of an older wait of the same member. */
export const lineUp = z.looseObject({
  waitingId: sensitive(z.string().min(1), 'secret'),
  userSeq: z.int().nonnegative(),
  exist: z.boolean().optional(),
  userAgent: z.string().optional(),
  clientReq: z.looseObject({ bizCode: sessionBizCode.optional(), lang: z.string().optional() }).optional(),
  error: z.string().optional(),
});

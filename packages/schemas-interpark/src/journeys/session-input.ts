import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { sessionBizCode } from '../models/biz-code.ts';
import { entMemberCode, sessionId } from '../models/wire-values.ts';
import { ONESTOP_LANGUAGES } from '../onestop/onestop-headers.ts';

/** The session of an earlier `interpark.queue`, as its result gives it. */
export const sessionInput = z.strictObject({
  sessionId,
  bizCode: sessionBizCode,
  entMemberCode,
  intMemberCode: sensitive(z.string(), 'personal').optional(),
  channelType: z.string().min(1),
  lang: z.enum(ONESTOP_LANGUAGES),
  preOpt: sensitive(z.string(), 'secret').optional(),
});

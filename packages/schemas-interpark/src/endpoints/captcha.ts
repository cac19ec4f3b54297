import { endpoint, jsonAnswer, sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { sessionBizCode } from '../models/biz-code.ts';
import { entMemberCode, itemCode, secretText, sessionId } from '../models/wire-values.ts';
import { fixedOnestopHeaders, restHeaders } from '../onestop/onestop-headers.ts';
import { captchaOutcome } from '../outcome/captcha-outcome.ts';
import { onestopOutcome } from '../outcome/onestop-outcome.ts';

const rest = {
  origin: 'tickets',
  headers: restHeaders,
  fixedHeaders: fixedOnestopHeaders('rest', 'seat'),
  facts: { generation: '2026-10', client: 'rest' },
} as const;

/** The seat page's picture (interpark §5.10). The account holder reads it; nothing here does. */
export const captchaEndpoints = {
  image: endpoint({
    ...rest,
    id: 'captcha.image',
    method: 'POST',
    path: '/onestop/api/captcha/image',
    summary: 'A new picture for the account holder',
    source: 'interpark §5.10',
    effect: 'idempotent',
    responses: {
      200: jsonAnswer(z.looseObject({ Img: z.string().min(1), EncRnd: secretText })),
      201: jsonAnswer(z.looseObject({ Img: z.string().min(1), EncRnd: secretText })),
    },
    outcome: onestopOutcome(),
  }),
  verify: endpoint({
    ...rest,
    id: 'captcha.verify',
    method: 'GET',
    path: '/onestop/api/captcha/verify',
    summary: 'Hands over what the account holder read',
    source: 'interpark §5.10',
    effect: 'idempotent',
    query: z.object({
      /** The account holder's answer. */
      p1: sensitive(z.string().min(1), 'secret'),
      p2: sessionId,
      p3: itemCode,
      p4: entMemberCode,
      p5: sessionBizCode,
      p9: secretText,
    }),
    responses: { 200: jsonAnswer(z.looseObject({ result: z.literal('Y') })) },
    outcome: captchaOutcome(),
  }),
};

import type { z } from 'zod';
import type { OnestopContext } from '../models/onestop-context.ts';
import type { SessionBizCode } from '../models/biz-code.ts';
import { ONESTOP_LANGUAGES, type fastHeaders, type OnestopLanguage, type restHeaders } from './onestop-headers.ts';

/** What every OneStop call repeats. Read from the OneStop context, never composed. */
export interface OnestopSession {
  readonly sessionId: string;
  readonly bizCode: SessionBizCode;
  readonly entMemberCode: string;
  readonly intMemberCode?: string | undefined;
  readonly channelType: string;
  readonly lang: OnestopLanguage;
  /** Pre-sale shows only. */
  readonly preOpt?: string | undefined;
}

/** The session of a page's context. */
export function sessionOf(context: OnestopContext): OnestopSession {
  const { sessionId, bizCode, entMemberCode, intMemberCode, channelType, lang, goods } = context;
  return {
    sessionId,
    bizCode,
    entMemberCode,
    channelType,
    lang: onestopLanguage(lang),
    ...(typeof intMemberCode === 'string' && { intMemberCode }),
    ...(typeof goods?.preOpt === 'string' && goods.preOpt !== '' && { preOpt: goods.preOpt }),
  };
}

/** The header's language for a context's `lang`; `KO` for one the API does not know, as the app does (interpark §5.0). */
export function onestopLanguage(lang: string): OnestopLanguage {
  const known = lang.slice(0, 2).toUpperCase();
  return ONESTOP_LANGUAGES.find((language) => language === known) ?? 'KO';
}

/** Headers of the 60 s REST client and of GraphQL. REST keeps one trace id per page load; GraphQL takes a new one per request. */
export function onestopHeaders(session: OnestopSession, traceId: string): z.output<typeof restHeaders> {
  return {
    ...fastOnestopHeaders(session),
    'x-ticket-bff-language': session.lang,
    'x-onestop-trace-id': traceId,
    ...(session.preOpt !== undefined && { authorization: `Bearer ${session.preOpt}` }),
  };
}

/** Headers of the 5 s REST client: seatMeta, seatStatus, seatPlainStatus, external*, paymentInitEssential. */
export function fastOnestopHeaders(
  session: Pick<OnestopSession, 'sessionId' | 'channelType'>,
): z.output<typeof fastHeaders> {
  return { 'x-onestop-session': session.sessionId, 'x-onestop-channel': session.channelType };
}

const ALPHANUMERICS = 36 ** 8;

/** A trace id of 16 letters and digits out of two draws in [0, 1). */
export function onestopTraceId(random: () => number): string {
  return half(random()) + half(random());
}

function half(draw: number): string {
  return Math.floor(draw * ALPHANUMERICS)
    .toString(36)
    .padStart(8, '0');
}

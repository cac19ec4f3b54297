import { ContractError, parseJson, sensitive, stringifyJson } from '@boxwire/contract';
import { z } from 'zod';
import { goodsBizCode, sessionBizCode } from './biz-code.ts';
import { textMember, isRecord } from '../outcome/is-record.ts';

/** The goods part of the context. Its `bizCode` and `upperBizCode` are the supplier's. */
const contextGoods = z.looseObject({
  goodsCode: z.string(),
  goodsName: z.string().optional(),
  placeCode: z.string(),
  placeName: z.string().optional(),
  kindOfGoods: z.string().optional(),
  subCategory: z.string().optional(),
  reservedSeat: z.boolean().optional(),
  isInterlocking: z.boolean().optional(),
  isPreOrder: z.boolean().optional(),
  ticketMaxCount: z.int().optional(),
  seatRenderType: z.string().optional(),
  /** Pre-sale shows: the bearer token of the API. */
  preOpt: sensitive(z.string(), 'secret').nullish(),
  bizCode: goodsBizCode.optional(),
  upperBizCode: goodsBizCode.nullish(),
});

/** The context of a OneStop page (interpark §5.0): the session's own codes, which every later call repeats. */
export const onestopContext = z.looseObject({
  sessionId: sensitive(z.string().min(1), 'secret'),
  bookingType: z.string().optional(),
  channelType: z.string(),
  entMemberCode: sensitive(z.string(), 'personal'),
  intMemberCode: sensitive(z.string(), 'personal').nullish(),
  bizCode: sessionBizCode,
  lang: z.string(),
  playSeq: z.string().nullish(),
  goods: contextGoods.optional(),
  /** Form not recorded; the session's end also follows from the sessionId. */
  expireAt: z.unknown().optional(),
  serverNow: z.unknown().optional(),
});

/** See `onestopContext`. */
export type OnestopContext = z.output<typeof onestopContext>;

const NEXT_DATA = /<script[^>]*\bid="__NEXT_DATA__"[^>]*>([^<]*(?:<(?!\/script>)[^<]*)*)<\/script>/;

/** The OneStop page ↔ its context. Encoding writes a minimal page, for test servers. */
export const onestopPage = z.codec(z.string(), onestopContext, {
  decode: (html, context) => {
    const found = readContext(html);
    if (found !== undefined) return found as z.input<typeof onestopContext>;
    context.issues.push({
      code: 'custom',
      input: html,
      message: 'expected a page with __NEXT_DATA__ and its initData',
    });
    return z.NEVER;
  },
  encode: (value) => {
    const data = stringifyJson({ props: { pageProps: { initData: value } } });
    // a "</script>" inside the data would end the element early
    return `<!DOCTYPE html><html><body><script id="__NEXT_DATA__" type="application/json">${data.replaceAll('<', '\\u003c')}</script></body></html>`;
  },
});

/** The context inside a OneStop page, in wire form; `undefined` where the page holds none. */
export function readContext(html: string): Readonly<Record<string, unknown>> | undefined {
  const text = NEXT_DATA.exec(html)?.[1];
  if (text === undefined) return undefined;
  try {
    const data = memberOf(memberOf(memberOf(parseJson(text), 'props'), 'pageProps'), 'initData');
    return isRecord(data) && textMember(data, 'sessionId') !== undefined ? data : undefined;
  } catch (error) {
    if (error instanceof ContractError) return undefined;
    throw error;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

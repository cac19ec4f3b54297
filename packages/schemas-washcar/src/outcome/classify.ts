import type { WashcarFailureCode } from './failure-codes.ts';
import { readMessage } from './read-message.ts';

/** What a classification looks at: the code as a number (NaN where it is none), the message, the HTTP status. */
export interface WashcarAnswer {
  readonly code: number;
  readonly message: string;
  readonly httpStatus: number;
}

type Rule = readonly [code: WashcarFailureCode, holds: (facts: Facts) => boolean];

interface Facts extends WashcarAnswer {
  readonly field: string | undefined;
  readonly text: string;
}

const isParameter = ({ code }: Facts): boolean => code >= 300 && code <= 399;
const namesChannel = ({ field }: Facts): boolean => field === 'channelId' || field === 'appId';
const isChannelState = (facts: Facts): boolean =>
  facts.code === 401 || facts.code === 403 || (facts.code === 301 && namesChannel(facts));

// washcar §4.7, first match wins; the order rules refine what would be InvalidParameter or Business
const RULES: readonly Rule[] = [
  ['SignMismatch', ({ code }) => code === 101],
  ['ChannelApiExpired', ({ text }) => text.includes('渠道接口已过期')],
  ['ClockSkew', ({ code, field }) => code === 301 && field === 'timestamp'],
  // 参数重复 says that the query names nonce twice, which signing anew does not cure
  ['Replay', ({ code, field, text }) => code === 301 && field === 'nonce' && /(?<!参数)重复/u.test(text)],
  ['ChannelDisabled', (facts) => isChannelState(facts) && facts.text.includes('禁用')],
  ['ChannelSuspended', (facts) => isChannelState(facts) && facts.text.includes('暂停')],
  ['ChannelExpired', (facts) => isChannelState(facts) && /过期.*续期/su.test(facts.text)],
  ['ChannelNotFound', (facts) => facts.code === 301 && namesChannel(facts) && /未查询到|不存在/u.test(facts.text)],
  ['ChannelNotFound', ({ code }) => code === 404],
  ['PermissionDenied', ({ code }) => code === 403],
  ['OrderExists', (facts) => isOrderMatter(facts) && facts.text.includes('订单号已存在')],
  ['OrderNotFound', (facts) => isOrderMatter(facts) && /订单不存在(?!或手机号)/u.test(facts.text)],
  ['SoldOut', ({ code, text }) => code === 503 && text.includes('库存不足')],
  ['InvalidParameter', isParameter],
  ['RateLimited', ({ code, text }) => code === 503 && text.includes('频率')],
  ['Business', ({ code }) => code === 503],
  ['Upstream', ({ code, httpStatus }) => (code >= 500 && code <= 599) || httpStatus >= 500],
];

// the seed lists the order texts under both codes (washcar §3 C31)
function isOrderMatter(facts: Facts): boolean {
  return isParameter(facts) || facts.code === 503;
}

/** The failure code of an answer whose code is not 200 (washcar §4.7). Unknown codes are `Business`. */
export function classify(answer: WashcarAnswer): { readonly code: WashcarFailureCode; readonly field?: string } {
  const { field, text } = readMessage(answer.message);
  const facts: Facts = { ...answer, field, text };
  const code = RULES.find(([, holds]) => holds(facts))?.[0] ?? 'Business';
  return field === undefined ? { code } : { code, field };
}

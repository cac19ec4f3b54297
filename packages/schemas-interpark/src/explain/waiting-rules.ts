import { isRecord, textMember } from '../outcome/is-record.ts';
import type { CallFacts } from './call-facts.ts';
import type { Rule } from './rule.ts';

const SECURE_URL = '/waiting/api/secure-url';
const LINE_UP = '/waiting/api/line-up';
const NEEDED = ['preSales', 'lang', 'from'] as const;
/** The supplier's code in the notes' example; other goods have their own (interpark §3). */
const EXAMPLE_GOODS_CODE = '61677';

/** Rules of the waiting line and of the gates. */
export const waitingRules: readonly Rule[] = [
  (facts) => {
    if (facts.path !== SECURE_URL || facts.waitingError !== 'AccessDenied' || !isRecord(facts.body)) return undefined;
    const { body } = facts;
    const missing = NEEDED.filter((name) => textMember(body, name) === undefined || body[name] === '');
    if (missing.length === 0) return undefined;
    return {
      cause: 'SecureUrlFieldsMissing',
      certainty: 'shown',
      message: `secure-url needs preSales, lang and from beside the signature; this body lacks ${missing.join(', ')}`,
      fields: missing,
      source: 'interpark §4.1',
    };
  },
  (facts) => {
    const sent = sentBizCode(facts);
    const goodsCode = facts.call.known?.goodsBizCode;
    if (sent === undefined || facts.status < 400) return undefined;
    if (sent !== goodsCode && (goodsCode !== undefined || sent !== EXAMPLE_GOODS_CODE)) return undefined;
    return {
      cause: 'GoodsBizCodeSent',
      certainty: goodsCode === undefined ? 'possible' : 'shown',
      message:
        'bizCode is the goods record’s own (supplier) code, which is only ever received; send the channel’s to secure-url and the session’s from rank on',
      fields: ['bizCode'],
      source: 'interpark §3',
    };
  },
  (facts) =>
    facts.waitingError === 'UnableReservationTime'
      ? {
          cause: 'SaleNotOpen',
          certainty: 'shown',
          message: 'the sale is not open yet; goods-info tells ticketOpenDate in Korean time',
          fields: [],
          source: 'interpark §4.1',
        }
      : undefined,
  (facts) =>
    facts.waitingError === 'AccessDenied_Blacklist'
      ? {
          cause: 'AccountBlocked',
          certainty: 'shown',
          message: 'the platform blocks this account; only the account holder can settle that with it',
          fields: [],
          source: 'interpark §4.1',
        }
      : undefined,
  (facts) => {
    const key = facts.path === LINE_UP && facts.status >= 500 ? textMember(facts.body, 'key') : undefined;
    if (key === undefined || !/%[0-9A-Fa-f]{2}/.test(key)) return undefined;
    return {
      cause: 'KeyStillEncoded',
      certainty: 'shown',
      message: 'the key is still percent-encoded as in the redirectUrl; decode it exactly once before line-up',
      fields: ['key'],
      source: 'interpark §4.2',
    };
  },
  (facts) => {
    if (facts.path !== LINE_UP || facts.status < 500 || !isRecord(facts.body)) return undefined;
    const extra = Object.keys(facts.body).filter((name) => name !== 'key');
    if (extra.length === 0) return undefined;
    return {
      cause: 'LineUpExtraField',
      certainty: 'shown',
      message: `line-up takes the key alone; this body also has ${extra.join(', ')}`,
      fields: extra,
      source: 'interpark §4.2',
    };
  },
  (facts) =>
    facts.path === '/waiting/api/rank' && (facts.waitingError === 'ExpiredSession' || rankIsDead(facts))
      ? {
          cause: 'WaitingPlaceGone',
          certainty: 'shown',
          message: 'this place in the line is gone; a new secure-url and line-up take a new one, at the back',
          fields: ['waitingId'],
          source: 'interpark §4.3',
        }
      : undefined,
  (facts) =>
    facts.path.endsWith('/reserve-gate/goods-info') && facts.status === 400 && !facts.query.has('placeCode')
      ? {
          cause: 'PlaceCodeMissing',
          certainty: 'shown',
          message: 'goods-info answers 400 without placeCode',
          fields: ['placeCode'],
          source: 'interpark §3.1',
        }
      : undefined,
  (facts) =>
    /\/reserve-gate\/member-info$|\/ekyc\/auth\//.test(facts.path) && facts.status === 401
      ? {
          cause: 'PartnerTokenMissing',
          certainty: hasCookie(facts, 'partner_token') ? 'possible' : 'shown',
          message: 'this call needs the cookie partner_token of a gate page, some three hours fresh',
          fields: ['cookie'],
          source: 'interpark §3.2',
        }
      : undefined,
  (facts) =>
    facts.path.endsWith('/bridge/tokenVerify') && facts.call.request.method === 'GET' && facts.status === 401
      ? {
          cause: 'TokenVerifyByGet',
          certainty: 'shown',
          message: 'tokenVerify is a POST whose JSON body repeats the gate parameters; a GET answers 401',
          fields: [],
          source: 'interpark §2.3',
        }
      : undefined,
];

function sentBizCode({ body, query }: CallFacts): string | undefined {
  return textMember(body, 'bizCode') ?? query.get('bizCode');
}

function rankIsDead({ answer }: CallFacts): boolean {
  return (
    isRecord(answer) && (answer.myRank === -1 || (answer.myRank === 0 && textMember(answer, 'sessionId') === undefined))
  );
}

function hasCookie({ headers }: CallFacts, name: string): boolean {
  return (headers.get('cookie') ?? '').split(';').some((pair) => pair.trim().startsWith(`${name}=`));
}

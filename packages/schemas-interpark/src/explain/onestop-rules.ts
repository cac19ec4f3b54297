import { isRecord, textMember } from '../outcome/is-record.ts';
import { sessionEndsAt } from '../timers.ts';
import type { CallFacts } from './call-facts.ts';
import type { Rule } from './rule.ts';

const FAST =
  /^\/onestop\/api\/(?:seatMeta|seatStatus|seatPlainStatus|externalSeatMeta|externalSeatStatus|paymentInitEssential)$/;
const SESSION = 'x-onestop-session';
const FAST_HEADERS = [SESSION, 'x-onestop-channel'] as const;
const REST_HEADERS = [...FAST_HEADERS, 'x-ticket-bff-language', 'x-onestop-trace-id', 'x-requested-with'] as const;
const GQL_HEADERS = REST_HEADERS.filter((name) => name !== 'x-requested-with');
const SESSION_ID = /^[0-9A-Za-z]+_M\d{22}$/;
const INVENTED =
  /^\/onestop\/api\/(?:seat\/reserve|order\/submit|payment\/process|play-seq\/block-data|play-seq\/seat-meta|session-check\/?|play-seq\/play\/[^/]+\/[^/]+)$/;
const MANY_BLOCKS = 2;

/** Rules of OneStop. */
export const onestopRules: readonly Rule[] = [
  (facts) => {
    if (facts.path !== '/onestop/middleware/set-cookie' || facts.status !== 400) return undefined;
    if (typeof facts.body === 'string' && facts.body !== '') return undefined;
    return {
      cause: 'CookieBodyNotString',
      certainty: 'shown',
      message: 'the whole body must be one non-empty JSON string literal, quotes included; an object or nothing came',
      fields: [],
      source: 'interpark §5.1',
    };
  },
  (facts) => {
    if (!/^\/onestop\/api\/play\/play-date\/?$/.test(facts.path) || facts.status !== 404) return undefined;
    return {
      cause: 'GoodsCodeInQuery',
      certainty: 'shown',
      message:
        'the goods code belongs into the path, /play/play-date/{goodsCode}; the /v1/ path of the answer is internal',
      fields: ['goodsCode'],
      source: 'interpark §5.2',
    };
  },
  (facts) => {
    const missing = missingHeaders(facts);
    if (missing.length === 0 || !isOnestopRefusal(facts)) return undefined;
    return {
      cause: 'OnestopHeadersMissing',
      certainty: 'shown',
      message: `OneStop is authenticated by its headers; this call lacks ${missing.join(', ')}`,
      fields: missing,
      source: 'interpark §5.0',
    };
  },
  (facts) => {
    if (!isOnestopRefusal(facts)) return undefined;
    const session = facts.headers.get(SESSION) ?? '';
    if (session === '' || session === 'session_undefined') return notAdmitted('possible', 'no session was sent');
    if (SESSION_ID.test(session)) return undefined;
    return notAdmitted('shown', 'the session header holds no sessionId of an admitted rank');
  },
  (facts) => {
    const { known } = facts.call;
    if (known?.sessionId === undefined || !isOnestopRefusal(facts)) return undefined;
    const session = facts.headers.get(SESSION);
    return session !== undefined && SESSION_ID.test(session) && session !== known.sessionId
      ? notAdmitted('shown', 'the session header is not the sessionId rank gave')
      : undefined;
  },
  (facts) => {
    const session = facts.headers.get(SESSION) ?? '';
    if (!SESSION_ID.test(session) || !isOnestopRefusal(facts)) return undefined;
    const { calledAtMs } = facts.call.known ?? {};
    const endsAt = sessionEndsAt(session);
    const over = calledAtMs !== undefined && calledAtMs >= endsAt.getTime();
    if (!over && facts.backendCode !== 'IE0006' && facts.status !== 404) return undefined;
    return {
      cause: 'SessionEnded',
      certainty: over || facts.backendCode === 'IE0006' ? 'shown' : 'possible',
      message: `a session lives ten minutes from its admission, this one until ${endsAt.toISOString()}; wait in the line again`,
      fields: ['X-Onestop-Session'],
      source: 'interpark §5.13',
    };
  },
  (facts) => {
    const known = facts.call.known?.sessionBizCode;
    const sent = textMember(facts.body, 'bizCode') ?? facts.query.get('bizCode');
    if (known === undefined || sent === undefined || sent === known || !isOnestopRefusal(facts)) return undefined;
    if (sent === facts.call.known?.goodsBizCode) return undefined;
    return {
      cause: 'SessionBizCodeReplaced',
      certainty: facts.backendCode === 'P00002' ? 'shown' : 'possible',
      message: 'after secure-url the bizCode is the session’s, read from rank or the context; another one was sent',
      fields: ['bizCode'],
      source: 'interpark §3',
    };
  },
  (facts) =>
    facts.path.endsWith('/seats/block-data') && facts.status === 400 && facts.query.has('playDate')
      ? {
          cause: 'ExtraPlayDate',
          certainty: 'shown',
          message: 'block-data answers 400 when playDate is sent',
          fields: ['playDate'],
          source: 'interpark §5.7',
        }
      : undefined,
  (facts) => {
    const blocks = facts.call.request.query.filter(([name]) => name === 'blockKeys').length;
    const refused = facts.status === 500 || facts.status === 400;
    if (!FAST.test(facts.path) || blocks <= MANY_BLOCKS || !refused || missingHeaders(facts).length > 0)
      return undefined;
    return {
      cause: 'TooManyBlocks',
      certainty: 'possible',
      message: `${blocks.toString()} blocks were asked for at once; the page asks for ${MANY_BLOCKS.toString()}`,
      fields: ['blockKeys'],
      source: 'interpark §5.9',
    };
  },
];

/** Rules of seats, prices and the gateway. */
export const orderRules: readonly Rule[] = [
  (facts) => {
    const variables =
      isRecord(facts.body) && facts.body.operationName === 'BulkPreselectSeats' ? facts.body.variables : undefined;
    const command = isRecord(variables) ? variables.command : undefined;
    const seats = isRecord(command) && Array.isArray(command.seatInfoIds) ? command.seatInfoIds.length : 0;
    if (seats !== 1 || facts.backendCode !== 'P40021') return undefined;
    return {
      cause: 'SingleSeatInBulk',
      certainty: 'shown',
      message: 'BulkPreselectSeats refuses a single seat; use PreselectSeat',
      fields: ['seatInfoIds'],
      source: 'interpark §5.11',
    };
  },
  (facts) => {
    if (facts.backendCode !== 'P40027' || !isRecord(facts.body) || !Array.isArray(facts.body.priceInfo))
      return undefined;
    const plain = (facts.body.priceInfo as readonly unknown[]).some((ticket) =>
      ['salesPrice', 'ticketAmount'].some((name) => /^\d+$/.test(textMember(ticket, name) ?? '')),
    );
    if (!plain) return undefined;
    return {
      cause: 'PriceWithoutDecimals',
      certainty: 'possible',
      message: 'salesPrice and ticketAmount keep the ".0" of the prices answer; this cart sent whole numbers',
      fields: ['salesPrice', 'ticketAmount'],
      source: 'interpark §6.4',
    };
  },
  (facts) =>
    INVENTED.test(facts.path) && facts.status === 404
      ? {
          cause: 'InventedEndpoint',
          certainty: 'shown',
          message: 'this endpoint was never seen in a capture or a bundle; it does not exist',
          fields: [],
          source: 'interpark §Appendix B',
        }
      : undefined,
  (facts) =>
    facts.status === 403 && textMember(facts.answer, 'errorCode') === 'GATEWAY_ABUSE_BLOCKED'
      ? {
          cause: 'GatewayBlocked',
          certainty: 'shown',
          message: 'the gateway blocks this client for its behaviour; stop until retryAfterMs has passed',
          fields: [],
          source: 'interpark §0.2',
        }
      : undefined,
];

function notAdmitted(certainty: 'shown' | 'possible', problem: string): ReturnType<Rule> {
  return {
    cause: 'NotAdmitted',
    certainty,
    message: `${problem}; OneStop opens only after rank has admitted, also while the sale is quiet`,
    fields: ['X-Onestop-Session'],
    source: 'interpark §4.3',
  };
}

function missingHeaders({ path, headers }: CallFacts): readonly string[] {
  const needed = path === '/onestop/gql' ? GQL_HEADERS : FAST.test(path) ? FAST_HEADERS : REST_HEADERS;
  if (!/^\/onestop\/(?:api\/|gql$)/.test(path)) return [];
  return needed.filter((name) => {
    const value = headers.get(name);
    return value === undefined || value === '' || value === 'session_undefined';
  });
}

function isOnestopRefusal({ path, status, backendCode }: CallFacts): boolean {
  return (
    /^\/onestop\/(?:api\/|gql$)/.test(path) &&
    (status === 400 || status === 401 || status === 404 || backendCode !== undefined)
  );
}

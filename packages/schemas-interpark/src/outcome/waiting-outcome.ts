import { bare, firstOf, type FailureDraft, type OutcomeReader } from '@boxwire/contract';
import { gatewayBlock } from './gateway-block.ts';
import { isRecord, textMember } from './is-record.ts';

const WAITING_FAILURES = [
  'AccessDenied',
  'Blacklisted',
  'UnableReservationTime',
  'KeyRefused',
  'WaitingExpired',
  'WaitingExpiredExisting',
  'WaitingRefused',
] as const;

/** Failure codes of the waiting API. */
export type WaitingFailureCode = (typeof WAITING_FAILURES)[number] | 'GatewayBlocked';

type Draft = Omit<FailureDraft<(typeof WAITING_FAILURES)[number]>, 'wireCode'>;

const BY_ERROR: Readonly<Record<string, Draft>> = {
  AccessDenied: {
    kind: 'permission',
    code: 'AccessDenied',
    message: 'preSales, lang or from is missing, the bizCode is not the channel’s, or the signature is too old',
  },
  AccessDenied_Blacklist: { kind: 'permission', code: 'Blacklisted', message: 'the account is blocked' },
  UnableReservationTime: { kind: 'refused', code: 'UnableReservationTime', message: 'the sale is not open yet' },
  ExpiredSession: { kind: 'expired', code: 'WaitingExpired', message: 'this place in the line is gone' },
  // a definite no: the key was not the decoded one, or came with company (interpark §4.2)
  InternalServerError: {
    kind: 'invalid',
    code: 'KeyRefused',
    message: 'the key must travel URL-decoded and alone in the body',
  },
};

/** Envelope E6 (interpark §0.2). */
const waitingError: OutcomeReader<(typeof WAITING_FAILURES)[number]> = {
  codes: WAITING_FAILURES,
  read({ status, body }) {
    const error = textMember(body, 'error');
    if (error === undefined || error === '') return undefined;
    // a server that fails without naming the key is a server that fails
    if (status >= 500 && error !== 'InternalServerError') return undefined;
    const known = Object.hasOwn(BY_ERROR, error) ? BY_ERROR[error] : undefined;
    const draft = known ?? { kind: 'refused', code: 'WaitingRefused', message: 'the waiting API refused' };
    return { failure: { ...draft, wireCode: error } };
  },
};

/** The two ways a rank of HTTP 200 says that there is no place any more (interpark §4.3). */
const deadRank: OutcomeReader<'WaitingExpired' | 'WaitingExpiredExisting'> = {
  codes: ['WaitingExpired', 'WaitingExpiredExisting'],
  read: ({ status, body }) => (status === 200 && isRecord(body) ? readRank(body) : undefined),
};

function readRank(body: Readonly<Record<string, unknown>>): ReturnType<typeof deadRank.read> {
  if (body.myRank === -1) {
    return { failure: { kind: 'expired', code: 'WaitingExpired', message: 'this place in the line is gone' } };
  }
  const admitted = typeof body.sessionId === 'string' && body.sessionId !== '';
  return body.myRank === 0 && !admitted
    ? { failure: { kind: 'expired', code: 'WaitingExpiredExisting', message: 'an existing session has expired' } }
    : undefined;
}

/** Reads an answer of the waiting API (interpark §4). */
export function waitingOutcome(): OutcomeReader<WaitingFailureCode> {
  return firstOf(gatewayBlock, waitingError, bare());
}

/** Reads a rank; `myRank` -1, or 0 without a session, is a failure although HTTP says 200. */
export function rankOutcome(): OutcomeReader<WaitingFailureCode> {
  return firstOf(gatewayBlock, waitingError, deadRank, bare());
}

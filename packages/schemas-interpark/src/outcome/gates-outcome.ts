import { bare, firstOf, type OutcomeReader } from '@boxwire/contract';
import { isRecord } from './is-record.ts';

/** Failure codes of the bridge and the gates. */
export type GatesFailureCode = 'PartnerTokenMissing' | 'GateRequestRefused' | 'GateBusy' | 'GateRefused';

const gatesError: OutcomeReader<'PartnerTokenMissing' | 'GateRequestRefused'> = {
  codes: ['PartnerTokenMissing', 'GateRequestRefused'],
  read({ status }) {
    if (status === 401) {
      return {
        failure: {
          kind: 'notLoggedIn',
          code: 'PartnerTokenMissing',
          message: 'the cookie partner_token is missing or has lapsed',
        },
      };
    }
    if (status !== 400) return undefined;
    return {
      failure: {
        kind: 'invalid',
        code: 'GateRequestRefused',
        message: 'a parameter is missing; goods-info needs placeCode',
      },
    };
  },
};

/** Reads an answer of the gates (interpark §3.1, §3.2, §3.3). */
export function gatesOutcome() {
  return firstOf(gatesError, bare());
}

const bridgeAnswer: OutcomeReader<'GateBusy' | 'GateRefused'> = {
  codes: ['GateBusy', 'GateRefused'],
  read({ status, body }) {
    if (status === 503)
      return {
        failure: { kind: 'busy', code: 'GateBusy', message: 'the bridge is busy; the page tries again with back-off' },
      };
    if (status >= 200 && status < 300 && isRecord(body) && isRecord(body.data)) return { payload: body.data };
    if (status >= 500) return undefined;
    return {
      failure: { kind: 'permission', code: 'GateRefused', message: 'the bridge did not verify the partner token' },
    };
  },
};

/** Reads an answer of tokenVerify (interpark §2.3): a 2xx without `data` is a refusal, as the page shows one. */
export function bridgeOutcome() {
  return { ...firstOf(bridgeAnswer), payloadIn: 'data' };
}

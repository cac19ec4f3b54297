import type { OutcomeReader } from '@boxwire/contract';
import { isRecord } from './is-record.ts';

/**
 * Envelope E5 (interpark §0.2): the gateway blocks this client. Not retried: the block answers behaviour, so a person decides;
 * `retryAfterMs` says how long it lasts.
 */
export const gatewayBlock: OutcomeReader<'GatewayBlocked'> = {
  codes: ['GatewayBlocked'],
  read({ body }) {
    if (!isRecord(body) || body.errorCode !== 'GATEWAY_ABUSE_BLOCKED') return undefined;
    const { retryAfterMs } = body;
    return {
      failure: {
        kind: 'rateLimited',
        code: 'GatewayBlocked',
        message: 'the gateway blocks this client for its behaviour',
        wireCode: body.errorCode,
        retry: 'no',
        ...(typeof retryAfterMs === 'number' && retryAfterMs >= 0 && { retryAfterMs }),
      },
    };
  },
};

import { firstOf, type OutcomeReader } from '@boxwire/contract';
import { z } from 'zod';
import type { BackendFailureCode } from '../codes/backend-codes.ts';
import { BACKEND_FAILURES, backendFailure } from './backend-failure.ts';
import { gatewayBlock } from './gateway-block.ts';
import { isRecord, textMember } from './is-record.ts';

/** Failure codes of the OneStop GraphQL operations; `GraphqlError` is an error without a `backendErrorCode`. */
export type GqlFailureCode = BackendFailureCode | 'GraphqlError' | 'GatewayBlocked';

/** Envelope E4 (interpark §0.2): `errors[0]` decides, also beside `data`. */
const graphqlErrors: OutcomeReader<BackendFailureCode | 'GraphqlError'> = {
  codes: [...BACKEND_FAILURES, 'GraphqlError'],
  read({ body }) {
    const errors = isRecord(body) && Array.isArray(body.errors) ? (body.errors as readonly unknown[]) : [];
    const [first] = errors;
    if (first === undefined) return undefined;
    const message = textMember(first, 'message') ?? '';
    const wireCode = textMember(isRecord(first) ? first.extensions : undefined, 'backendErrorCode');
    if (wireCode !== undefined) return { failure: backendFailure(wireCode, message) };
    return { failure: { kind: 'refused', code: 'GraphqlError', message } };
  },
};

function rootField(field: string): OutcomeReader<never> {
  return {
    codes: [],
    read({ status, body }) {
      const data = isRecord(body) ? body.data : undefined;
      if (status < 200 || status >= 300 || !isRecord(data) || !Object.hasOwn(data, field)) return undefined;
      return { payload: data[field] };
    },
    wrap: (data) => z.looseObject({ data: z.looseObject({ [field]: data }) }),
  };
}

/** Reads the answer of a GraphQL operation: its errors, else the root field inside `data` (interpark §5.15). */
export function gqlOutcome(field: string): OutcomeReader<GqlFailureCode> {
  return firstOf(gatewayBlock, graphqlErrors, rootField(field));
}

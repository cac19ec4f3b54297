import { findUnknownMembers, readPayload } from '@boxwire/contract';
import type { EndpointSpec, Outcome, WireResponse } from '@boxwire/contract';
import type { DriftEvent } from './hooks.ts';

/** Tells where an answer leaves its contract or carries more than it; silent when it does neither. */
export function reportDrift(
  endpoint: EndpointSpec,
  answer: { readonly outcome: Outcome<unknown>; readonly response: WireResponse },
  tell: (event: DriftEvent) => void,
): void {
  const { outcome, response } = answer;
  const spec = endpoint.responses[response.status] ?? endpoint.responses.default;
  const unknownMembers = spec?.kind === 'json' ? findUnknownMembers(spec.schema, readPayload(endpoint, response)) : [];
  const drifted = !outcome.ok && outcome.kind === 'drift';
  if (!drifted && unknownMembers.length === 0) return;
  tell({
    endpointId: endpoint.id,
    status: response.status,
    ...(drifted && { code: outcome.code }),
    unknownMembers,
    mismatches: (drifted && outcome.mismatches) || [],
  });
}

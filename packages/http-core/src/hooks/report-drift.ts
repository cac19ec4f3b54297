import { findUnknownMembers, parseJson } from '@boxwire/contract';
import type { EndpointSpec, Outcome, ResponseSpec, WireResponse } from '@boxwire/contract';
import type { DriftEvent } from './hooks.ts';

/** Tells where an answer leaves its contract or carries more than it; silent when it does neither. */
export function reportDrift(
  endpoint: EndpointSpec,
  answer: { readonly outcome: Outcome<unknown>; readonly response: WireResponse },
  tell: (event: DriftEvent) => void,
): void {
  const { outcome, response } = answer;
  const spec = endpoint.responses[response.status] ?? endpoint.responses.default;
  const unknownMembers = spec?.kind === 'json' ? unknownIn(endpoint, spec, response) : [];
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

function unknownIn(endpoint: EndpointSpec, spec: ResponseSpec, response: WireResponse): string[] {
  const body = parsed(response.bodyText);
  if (body === undefined) return [];
  const reading = endpoint.outcome.read({ ...response, body, endpoint: { id: endpoint.id, effect: endpoint.effect } });
  return reading !== undefined && 'payload' in reading ? findUnknownMembers(spec.schema, reading.payload) : [];
}

function parsed(bodyText: string): unknown {
  try {
    return parseJson(bodyText);
  } catch {
    return undefined;
  }
}

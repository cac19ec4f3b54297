import type { EndpointSpec } from '@boxwire/contract';
import { z } from 'zod';

/**
 * Encodes data through an endpoint's response schema, so that what the sandbox sends is spelled as the contract says.
 * Throws where the data break the contract: that is a mistake of the sandbox.
 */
export function encodeAnswer(endpoint: EndpointSpec, data: unknown, status = 200): unknown {
  const spec = endpoint.responses[status] ?? endpoint.responses.default;
  if (spec === undefined) throw new TypeError(`${endpoint.id} declares no answer for status ${status}`);
  return z.encode(spec.schema, data);
}

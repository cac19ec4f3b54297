import type { NameValue } from '@boxwire/contract';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';

const HEADER_NAMES: readonly (readonly [parameter: string, header: string])[] = [
  ['appId', 'x-app-id'],
  ['timestamp', 'x-timestamp'],
  ['nonce', 'x-nonce'],
  ['sign', 'x-sign'],
];

/** The query as it counts; with `allowHeaders`, a signing parameter that is not in the URL may come as a header (washcar §3 C13). */
export function signedQuery(request: SandboxRequest, allowHeaders: boolean): readonly NameValue[] {
  if (!allowHeaders) return request.query;
  const inUrl = new Set(request.query.map(([name]) => name));
  const added = HEADER_NAMES.flatMap(([name, header]): NameValue[] => {
    const value = request.header(header);
    return value === undefined || inUrl.has(name) ? [] : [[name, value]];
  });
  return [...request.query, ...added];
}

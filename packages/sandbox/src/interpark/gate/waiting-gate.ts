import type { Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { waitingError } from '../answers/envelopes.ts';
import { faultArgs } from './faults.ts';

/** The only page that may read the waiting API from a browser (interpark Stage 4). */
const PAGE_ORIGIN = 'https://tickets.interpark.com';

/** An E6 that a rule put on this request. */
export function waitingFault(request: SandboxRequest): Reply | undefined {
  const args = faultArgs(request, 'waitingError');
  if (args === undefined) return undefined;
  const status = args.status === 403 || args.status === 500 ? args.status : 400;
  return waitingError(status, typeof args.error === 'string' ? args.error : 'AccessDenied_Blacklist', 'fault');
}

/** Adds the CORS headers where the ticket page asks, by its real name or on this sandbox; nobody else gets them. */
export function withCors(request: SandboxRequest, reply: Reply): Reply {
  const origin = request.header('origin');
  if (origin !== PAGE_ORIGIN && origin !== request.url('tickets', '')) return reply;
  const headers = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'content-type',
    Vary: 'Origin',
  };
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

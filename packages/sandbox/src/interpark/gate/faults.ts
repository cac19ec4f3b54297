import type { Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { isBackendCode } from '../answers/backend-code.ts';
import { abuseBlock, gatewayError } from '../answers/envelopes.ts';
import { page } from '../answers/page.ts';
import { BackendRefusal } from '../answers/refusal.ts';

/** Faults the interpark sandbox implements itself. */
export const INTERPARK_FAULTS = {
  abuseBlock: 'E5: 403 GATEWAY_ABUSE_BLOCKED; args.retryAfterMs, default 60000',
  wafPage: '403 and an HTML page, before anything is read',
  bridgeBusy: 'tokenVerify: 503',
  serverError: 'OneStop: 500 E1',
  backendError: 'OneStop: a business error, E2 or E4; args.code, one of interpark §5.14, default P40054',
  problemForm: 'OneStop REST: the same in form E3; args.code',
  sessionLost: 'OneStop: the session ends before the request is handled',
  staleSeats: 'seatStatus: every seat that is drawn looks free',
  unselectable: 'select: a 2xx that confirms nothing and names every seat',
  waitingError: 'waiting API: args.error (default AccessDenied_Blacklist) with args.status (default 400)',
  rankGone: 'rank: myRank -1 and totalRank -1; args.form "existing": myRank 0 without a session',
  keepPending: 'rank: still pending',
  errorPage: 'the OneStop page redirects to /onestop/error; args.errorCode, default E05',
} as const;

/** Name of such a fault. */
export type InterparkFault = keyof typeof INTERPARK_FAULTS;

type Args = Readonly<Record<string, unknown>>;

const ONE_MINUTE_MS = 60_000;

/** Arguments of a fault that a rule put on this request. */
export function faultArgs(request: SandboxRequest, name: InterparkFault): Args | undefined {
  return request.fault(name);
}

/** What stands in front of every host: E5, or a page of the firewall (interpark §4 U20). */
export function frontFault(request: SandboxRequest): Reply | undefined {
  const block = faultArgs(request, 'abuseBlock');
  if (block !== undefined)
    return abuseBlock(typeof block.retryAfterMs === 'number' ? block.retryAfterMs : ONE_MINUTE_MS);
  if (faultArgs(request, 'wafPage') !== undefined) return page('403 Forbidden', { status: 403 });
  return undefined;
}

/** A failing OneStop, where a rule put one on this request. Throws `BackendRefusal` for the business errors. */
export function onestopFault(request: SandboxRequest): Reply | undefined {
  if (faultArgs(request, 'serverError') !== undefined) return gatewayError(request, 500, 'fault');
  const backend = faultArgs(request, 'backendError');
  if (backend !== undefined) throw new BackendRefusal(codeOf(backend), 'fault');
  return undefined;
}

/** The business error of a `problemForm` fault. */
export function problemFault(request: SandboxRequest): BackendRefusal | undefined {
  const args = faultArgs(request, 'problemForm');
  return args && new BackendRefusal(codeOf(args), 'fault');
}

function codeOf({ code }: Args) {
  return isBackendCode(code) ? code : 'P40054';
}

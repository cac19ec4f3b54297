import { jsonReply, type Reply } from '../../core/http/reply.ts';
import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { BackendRefusal, type GatewayRefusal } from './refusal.ts';

/** E1: what the Nest-like gateway says; `path` is the internal one, `/onestop/api/x` → `/v1/x` (interpark §0.2). */
export function gatewayError(request: SandboxRequest, status: number, rule: string): Reply {
  const internal = request.target.replace(/^\/onestop\/api(?=\/|\?|$)/, '/v1');
  return jsonReply(
    { statusCode: status, timestamp: new Date(request.now).toISOString(), path: internal },
    { status, facts: { rule } },
  );
}

/** E2: the canonical business error of REST, HTTP 400 (interpark §0.2). */
export function backendError(request: SandboxRequest, refusal: BackendRefusal): Reply {
  const { code, message, detail, rule } = refusal;
  const data = {
    code: 400,
    backendErrorCode: code,
    message,
    timestamp: new Date(request.now).toISOString(),
    path: request.path.replace(/^\/onestop\/api/, '/v1'),
    ...(detail !== undefined && { data: detail }),
  };
  return jsonReply({ data }, { status: 400, facts: { backendErrorCode: code, rule } });
}

/** E3: the problem form of the same (interpark §0.2). */
export function problemForm({ code, message, rule }: BackendRefusal): Reply {
  return jsonReply(
    { detail: message, properties: { backendErrorCode: code } },
    { status: 400, facts: { backendErrorCode: code, rule } },
  );
}

/** E4: a GraphQL error, HTTP 200 (interpark §0.2). */
export function graphqlError(refusal: BackendRefusal, field: string | undefined): Reply {
  const { code, message, detail, rule } = refusal;
  const error = {
    message,
    extensions: { backendErrorCode: code, ...detail },
    ...(field !== undefined && { path: [field] }),
  };
  return jsonReply(
    { errors: [error], ...(field !== undefined && { data: null }) },
    { facts: { backendErrorCode: code, rule } },
  );
}

/** E5: the abuse block of the gateway (interpark §0.2). */
export function abuseBlock(retryAfterMs: number): Reply {
  const body = {
    errorCode: 'GATEWAY_ABUSE_BLOCKED',
    abuseStage: 'BLOCKED',
    retryAfterMs,
    classification: 'FORBIDDEN',
  };
  return jsonReply(body, { status: 403, facts: { rule: 'abuse block' } });
}

/** E6: the waiting API's no (interpark §0.2). */
export function waitingError(status: 400 | 403 | 500, error: string, rule: string): Reply {
  return jsonReply({ error }, { status, facts: { rule } });
}

/** E8: NOL World's no (interpark §0.2). */
export function worldError(status: number, errorCode: string): Reply {
  return jsonReply({ errorCode }, { status, facts: { rule: errorCode } });
}

/** A refusal as REST writes it. */
export function restRefusal(request: SandboxRequest, refusal: BackendRefusal | GatewayRefusal): Reply {
  return refusal instanceof BackendRefusal
    ? backendError(request, refusal)
    : gatewayError(request, refusal.status, refusal.rule);
}

import type { HttpErrorCode } from '../errors.ts';
import { errorCodeOf } from './transport-cause.ts';

/** What a transport error is called, and how it is told. */
export interface TransportProblem {
  readonly code: HttpErrorCode;
  readonly problem: string;
}

/**
 * Names a transport error. `started` tells whether undici had begun to write the request: before that, nothing but the
 * connection (or the request's own form) can have failed.
 */
export function classifyTransportError(error: unknown, host: string, started: boolean): TransportProblem {
  const reported = errorCodeOf(error);
  const known = reported === undefined ? undefined : BY_CODE.get(reported);
  if (known !== undefined) return { code: known.code, problem: `${known.problem} (${host})` };
  const detail = reported === undefined ? host : `${host}, ${reported}`;
  if (error instanceof Error && error.name === 'HTTPParserError') {
    return { code: 'HTTP_PROTOCOL_ERROR', problem: `the answer is not HTTP/1.1 (${detail})` };
  }
  if (started)
    return { code: 'HTTP_CONNECTION_LOST', problem: `the connection broke before the answer was whole (${detail})` };
  if (isTlsCode(reported)) {
    return {
      code: 'HTTP_TLS_FAILED',
      problem: `no trusted connection: check the certificate and the host name (${detail})`,
    };
  }
  return {
    code: 'HTTP_CONNECT_FAILED',
    problem: `could not connect: check that the origin is right and up (${detail})`,
  };
}

const BY_CODE: ReadonlyMap<string, TransportProblem> = new Map<string, TransportProblem>([
  ['UND_ERR_BODY_TIMEOUT', { code: 'HTTP_BODY_TIMEOUT', problem: 'the answer stopped in the middle of its body' }],
  ['UND_ERR_CLOSED', { code: 'HTTP_CLIENT_CLOSED', problem: 'the client is closed' }],
  ['UND_ERR_CONNECT_TIMEOUT', { code: 'HTTP_CONNECT_TIMEOUT', problem: 'no connection in time' }],
  ['UND_ERR_DESTROYED', { code: 'HTTP_CLIENT_CLOSED', problem: 'the client is closed' }],
  ['UND_ERR_HEADERS_OVERFLOW', { code: 'HTTP_RESPONSE_TOO_LARGE', problem: 'the answer has too many header bytes' }],
  ['UND_ERR_HEADERS_TIMEOUT', { code: 'HTTP_HEADERS_TIMEOUT', problem: 'no answer in time' }],
  [
    'UND_ERR_INVALID_ARG',
    {
      code: 'HTTP_REQUEST_INVALID',
      problem: 'a header or the path holds characters HTTP cannot carry',
    },
  ],
  ['UND_ERR_NOT_SUPPORTED', { code: 'HTTP_REQUEST_INVALID', problem: 'a header that this client does not send' }],
]);

function isTlsCode(code: string | undefined): boolean {
  return code !== undefined && /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$)/.test(code);
}

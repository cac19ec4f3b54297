import { ClientOptionError } from './client-option-error.ts';

/** Options of one call. */
export interface CallOptions {
  /** Stops the call wherever it is: queued, connecting, waiting for the answer, or between attempts. */
  readonly signal?: AbortSignal | undefined;
  /** Replaces the client's `deadlineMs` for this call; at least 1, `Infinity` for none. */
  readonly deadlineMs?: number | undefined;
  /** Headers of this call only, by any-case name. They win over the client's and the contract's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** W3C `traceparent` to pass on. The client never makes one up. */
  readonly traceparent?: string | undefined;
  /** W3C `tracestate` to pass on; only together with `traceparent`. */
  readonly tracestate?: string | undefined;
  /** `false` turns the retries of this call off. */
  readonly retry?: false | undefined;
  /** The journey step this call belongs to, for its exchanges. */
  readonly journey?: { readonly id: string; readonly stepId: string } | undefined;
}

/** Throws `ClientOptionError` `CALL_OPTION_INVALID`, naming the option. */
export function checkCallOptions(options: CallOptions): void {
  const { deadlineMs, traceparent, tracestate } = options;
  if (deadlineMs !== undefined && !(deadlineMs >= 1)) {
    throw invalid('deadlineMs', 'expected milliseconds, at least 1');
  }
  if (traceparent !== undefined && !isTraceparent(traceparent)) {
    throw invalid('traceparent', 'expected the W3C form 00-<32 hex digits>-<16 hex digits>-<2 hex digits>');
  }
  if (tracestate === undefined) return;
  if (traceparent === undefined) throw invalid('tracestate', 'means nothing without traceparent; give both');
  if (!isTracestate(tracestate)) throw invalid('tracestate', 'expected up to 32 key=value members, 512 characters');
}

function invalid(option: string, problem: string): ClientOptionError {
  return new ClientOptionError('CALL_OPTION_INVALID', option, problem);
}

const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;
const TRACESTATE_MEMBER = /^[ \t]*(?:[a-z\d][\w\-*/@]*=[ -+\--<>-~]*)?[ \t]*$/;

function isTraceparent(value: string): boolean {
  return TRACEPARENT.test(value);
}

function isTracestate(value: string): boolean {
  const members = value.split(',');
  return value.length <= 512 && members.length <= 32 && members.every((member) => TRACESTATE_MEMBER.test(member));
}

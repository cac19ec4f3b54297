import { decodeResponse } from '@boxwire/contract';
import type { Failure, Outcome, WireRequest, WireResponse } from '@boxwire/contract';
import { callHook } from '../hooks/call-hook.ts';
import { reportDrift } from '../hooks/report-drift.ts';
import { decideRetry } from '../retry/decide-retry.ts';
import type { AttemptResult, RetryDecision } from '../retry/decide-retry.ts';
import { parseRetryAfter } from '../retry/retry-after.ts';
import type { Origin } from '../transport/origin.ts';
import { attempt } from './attempt.ts';
import { CallFailure } from './call-failure.ts';
import type { Call } from './call.ts';

/** How a call ended well: what the answer means, and the answer itself. */
export interface CallAnswer {
  readonly outcome: Outcome<unknown>;
  readonly response: WireResponse;
}

type AttemptEnd =
  | ({ readonly type: 'answer'; readonly clockLearned: boolean } & CallAnswer)
  | { readonly type: 'error'; readonly failure: CallFailure };

const SUCCEEDED: RetryDecision = Object.freeze({ retry: false, reason: 'succeeded' });

/** Makes attempts until one counts. Rejects with `HttpError`, or with what the signer threw. */
export async function runCall(call: Call, wire: WireRequest): Promise<CallAnswer> {
  for (;;) {
    const end = await tryOnce(call, wire);
    const decision = end.type === 'answer' && end.outcome.ok ? SUCCEEDED : decide(call, end);
    tell(call, end, decision);
    if (!decision.retry) {
      if (end.type === 'answer') return end;
      throw call.toHttpError(end.failure, decision.reason);
    }
    try {
      await call.backOff(decision.delayMs);
    } catch (error) {
      throw error instanceof CallFailure ? call.toHttpError(error) : error;
    }
    call.nextAttempt();
  }
}

async function tryOnce(call: Call, wire: WireRequest): Promise<AttemptEnd> {
  try {
    const { response, origin } = await attempt(call, wire);
    const outcome: Outcome<unknown> = decodeResponse(call.plan.endpoint, response);
    return { type: 'answer', outcome, response, clockLearned: learnClock(call, origin, { outcome, response }) };
  } catch (error) {
    if (error instanceof CallFailure) return { type: 'error', failure: error };
    throw error;
  }
}

/** Whether the answer showed the server's clock after it refused ours. */
function learnClock(call: Call, { clockOffset }: Origin, { outcome, response }: CallAnswer): boolean {
  const { client, endpoint } = call.plan;
  const { date, age } = response.headers;
  const isRefused = !outcome.ok && outcome.retry === 'syncClock';
  if (date === undefined || (!isRefused && clockOffset.isKnown(date))) return false;
  const sample = { date, age, sentAt: call.sentAt, receivedAt: client.settings.clock.now() };
  const event = isRefused ? clockOffset.correct(sample) : clockOffset.observe(sample);
  if (event === undefined) return false;
  callHook('onClockOffset', client.hooks.onClockOffset, event);
  return isRefused && event.applied && endpoint.signed !== false;
}

function decide(call: Call, end: AttemptEnd): RetryDecision {
  const { client, endpoint, origin, signer } = call.plan;
  const { clock, random, retry } = client.settings;
  const decision = decideRetry(
    {
      attempt: call.attempt,
      effect: endpoint.effect,
      result: resultOf(call, end),
      retryAfterMs:
        end.type === 'answer'
          ? parseRetryAfter(end.response.headers['retry-after'], clock.now() + origin.clockOffset.offsetMs)
          : undefined,
      remainingMs: call.remainingMs(),
      random: random(),
      signed: signer !== undefined,
      resigned: call.resigned,
      synced: call.synced,
      clockLearned: end.type === 'answer' && end.clockLearned,
    },
    call.options?.retry ?? retry,
  );
  call.resigned ||= decision.reason === 'resign';
  call.synced ||= decision.reason === 'sync-clock';
  return decision;
}

function resultOf(call: Call, end: AttemptEnd): AttemptResult {
  if (end.type === 'error') return { type: 'error', code: end.failure.code, mayHaveHappened: call.sentNow };
  return end.outcome.ok ? { type: 'ok' } : { type: 'failure', ...end.outcome };
}

function tell(call: Call, end: AttemptEnd, decision: RetryDecision): void {
  const { client, endpoint } = call.plan;
  if (call.recorder !== undefined) {
    call.recorder.concluded(
      end.type === 'answer'
        ? { outcome: summary(end.outcome) }
        : { error: { code: end.failure.code, message: end.failure.message } },
      decision,
    );
  }
  if (end.type === 'answer' && client.hooks.onDrift !== undefined) {
    reportDrift(endpoint, end, (event) => {
      callHook('onDrift', client.hooks.onDrift, event);
    });
  }
  if (decision.reason === 'succeeded' || client.hooks.onRetry === undefined) return;
  const code = end.type === 'error' ? end.failure.code : (end.outcome as Failure).code;
  callHook('onRetry', client.hooks.onRetry, { endpointId: endpoint.id, attempt: call.attempt, code, decision });
}

function summary(outcome: Outcome<unknown>): { ok: boolean; kind?: Failure['kind']; code?: string } {
  return outcome.ok ? { ok: true } : { ok: false, kind: outcome.kind, code: outcome.code };
}

import { decodeResponse } from '../decode-response.ts';
import { encodeRequest } from '../encode-request.ts';
import type { EndpointSpec } from '../endpoint.ts';
import type { Failure, Outcome } from '../outcome.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import type { JourneyEvent } from './journey-events.ts';
import { isTransportFailure } from './journey-effects.ts';
import type { Settle, StepSpec, Verdict } from './journey.ts';

// enough to outlast a short outage: 0.25 s doubling to 8 s, about 30 s in all
const MAX_ROUNDS = 9;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/** One write of a run, and the ways it may act. */
export interface WriteJob {
  readonly stepId: string;
  readonly step: StepSpec;
  readonly lookup: EndpointSpec | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly request: WireRequest;
  /** Whether an earlier run sent this write and recorded no answer. */
  readonly sentBefore: boolean;
  now(): number;
  recordSent(): Promise<void>;
  send(stepId: string, target: EndpointSpec, request: WireRequest): Promise<WireResponse>;
  pause(pauseMs: number): Promise<void>;
  tell(event: JourneyEvent): Promise<void>;
}

/** The answer that counts for a write: its own, or the lookup's after settling. */
export type WriteEnd =
  | { readonly answeredBy: string; readonly response: WireResponse; readonly outcome: Outcome<unknown> }
  | { readonly failure: Failure };

/**
 * Performs a write at most once as far as anyone can tell: a lost answer is looked up, and only what the lookup shows
 * absent is sent again, where `settle.resend` allows it.
 */
export async function settleWrite(job: WriteJob): Promise<WriteEnd> {
  let doubt = job.sentBefore ? 'an earlier run sent it and recorded no answer' : undefined;
  let doubtedBefore = false;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (doubt !== undefined) {
      doubtedBefore = true;
      const found = await lookUp(job, doubt);
      if ('end' in found) return found.end;
      if (found.verdict === 'unknown') {
        await job.pause(Math.min(FIRST_PAUSE_MS * 2 ** round, LONGEST_PAUSE_MS));
        continue;
      }
    }
    const sent = await sendOnce(job, doubtedBefore);
    if ('end' in sent) return sent.end;
    doubt = sent.doubt;
  }
  return { failure: unsettled(job, `still in doubt after ${MAX_ROUNDS.toString()} rounds: ${doubt ?? ''}`) };
}

type Sent = { readonly end: WriteEnd } | { readonly doubt: string };
type Found = { readonly end: WriteEnd } | { readonly verdict: Verdict };

async function sendOnce(job: WriteJob, doubtedBefore: boolean): Promise<Sent> {
  await job.recordSent();
  try {
    const response = await job.send(job.stepId, job.step.endpoint, job.request);
    const outcome = decodeResponse(job.step.endpoint, response);
    const doubt = outcome.ok ? undefined : doubtOf(outcome, settleOf(job), doubtedBefore);
    return doubt === undefined ? { end: { answeredBy: job.stepId, response, outcome } } : { doubt };
  } catch (error) {
    if (!isTransportFailure(error)) throw error;
    return error.mayHaveHappened ? { doubt: error.code } : { end: { failure: transportFailure(job, error) } };
  }
}

function doubtOf(failure: Failure, settle: Settle | undefined, doubtedBefore: boolean): string | undefined {
  if (failure.kind === 'upstream' || failure.kind === 'drift') return failure.code;
  // without an earlier doubt, "already exists" is a real conflict with someone else's write
  return doubtedBefore && settle?.alreadyDone?.includes(failure.code) === true ? failure.code : undefined;
}

async function lookUp(job: WriteJob, doubt: string): Promise<Found> {
  const settle = settleOf(job);
  if (settle === undefined || job.lookup === undefined) return { end: { failure: unsettled(job, doubt) } };
  await job.tell({ type: 'settling', stepId: job.stepId, reason: doubt, at: job.now() });
  const found = await askLookup(job, settle, job.lookup);
  await job.tell({ type: 'settled', stepId: job.stepId, verdict: found.verdict, at: job.now() });
  if (found.verdict === 'done' && found.answer !== undefined) {
    return { end: { answeredBy: settle.step, ...found.answer } };
  }
  if (found.verdict === 'absent' && settle.resend !== 'when-absent') {
    return { end: { failure: unsettled(job, 'the lookup found nothing, which proves nothing here') } };
  }
  return { verdict: found.verdict };
}

interface LookupAnswer {
  readonly verdict: Verdict;
  readonly answer?: { readonly response: WireResponse; readonly outcome: Outcome<unknown> };
}

async function askLookup(job: WriteJob, settle: Settle, lookup: EndpointSpec): Promise<LookupAnswer> {
  const request = encodeRequest(lookup, settle.input(job.input) as never);
  try {
    const response = await job.send(settle.step, lookup, request);
    const outcome = decodeResponse(lookup, response);
    return { verdict: settle.verdict(outcome, job.input), answer: { response, outcome } };
  } catch (error) {
    if (!isTransportFailure(error)) throw error;
    return { verdict: 'unknown' };
  }
}

function settleOf(job: WriteJob): Settle | undefined {
  return typeof job.step.settle === 'object' ? job.step.settle : undefined;
}

function unsettled(job: WriteJob, reason: string): Failure {
  return {
    ok: false,
    kind: 'upstream',
    code: 'UNSETTLED',
    message: `nobody knows whether it happened (${reason}); resume the journey later, or ask the platform`,
    endpointId: job.step.endpoint.id,
    status: 0,
    retry: 'no',
  };
}

function transportFailure(job: WriteJob, error: { readonly code: string; readonly message: string }): Failure {
  return {
    ok: false,
    kind: 'upstream',
    code: error.code,
    message: error.message,
    endpointId: job.step.endpoint.id,
    status: 0,
    retry: 'no',
  };
}

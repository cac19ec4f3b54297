import { z } from 'zod';
import { decodeResponse } from '../decode-response.ts';
import { encodeRequest } from '../encode-request.ts';
import type { EndpointSpec } from '../endpoint.ts';
import type { Failure, Outcome } from '../outcome.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { fillLinks, type StepAnswer } from './fill-links.ts';
import type { JournalBook } from './journal-book.ts';
import { mismatch } from './journal-book.ts';
import type { OutcomeSummary } from './journal.ts';
import type { ChallengeSpec } from './journey-context.ts';
import { isTransportFailure, type JourneyEffects } from './journey-effects.ts';
import { JourneyError } from './journey-error.ts';
import type { ChallengeEvent, JourneyEvent } from './journey-events.ts';
import type { JourneySpec, StepSpec } from './journey.ts';
import type { LockstepChannel } from './lockstep-channel.ts';
import { settleWrite } from './settle-write.ts';

/** Ends a run with a failure the caller sees as a result. */
export class JourneyStop extends Error {
  readonly stepId: string;
  readonly failure: Failure;

  constructor(stepId: string, failure: Failure) {
    super(failure.message);
    this.stepId = stepId;
    this.failure = failure;
  }
}

/**
 * The failure that ends a run, when a caught error is one: for a `run` that lets go of what it holds before it rethrows.
 * Other errors (a pause, a leave, a mistake) answer `undefined` and must be rethrown as they are.
 */
export function journeyFailureOf(error: unknown): { readonly stepId: string; readonly failure: Failure } | undefined {
  return error instanceof JourneyStop ? { stepId: error.stepId, failure: error.failure } : undefined;
}

/** Ends a run because nobody answered a challenge. */
export class JourneyPause extends Error {
  readonly challenge: { readonly kind: string; readonly ref: string };

  constructor(challenge: { readonly kind: string; readonly ref: string }) {
    super('the journey is paused');
    this.challenge = challenge;
  }
}

type Input = Readonly<Record<string, unknown>>;
type Picks = Readonly<Record<string, number | string>>;

/** What a machine is made of. */
export interface MachineParts {
  readonly journey: JourneySpec;
  readonly effects: JourneyEffects;
  readonly book: JournalBook;
  readonly channel: LockstepChannel<JourneyEvent>;
  readonly signal: AbortSignal | undefined;
}

/** The operations behind a journey's context: each is looked up in the journal first, and recorded after. */
export class JourneyMachine {
  readonly #parts: MachineParts;
  readonly #answers = new Map<string, StepAnswer>();
  /** Which step last called an endpoint, or was answered by it: a failure is that step's, also when others ran since. */
  readonly #stepsByEndpoint = new Map<string, string>();
  #seq = 0;
  #running: string | undefined;
  #lastStepId = '';

  constructor(parts: MachineParts) {
    this.#parts = parts;
  }

  call(stepId: string, own: Input = {}, options: { readonly pick?: Picks } = {}): Promise<Outcome<unknown>> {
    return this.#operate(`call ${stepId}`, async (seq) => {
      const step = this.#step(stepId);
      this.#lastStepId = stepId;
      this.#stepsByEndpoint.set(step.endpoint.id, stepId);
      const known = this.#parts.book.find(seq, 'answered', ['answered', 'sent']);
      if (known !== undefined && known.stepId !== stepId) {
        throw mismatch(seq, `the journal holds step "${known.stepId}", the run calls "${stepId}"`);
      }
      const startedAt = await this.#tellStarted(stepId, known !== undefined);
      const answer =
        known === undefined
          ? await this.#perform({ seq, stepId, step, input: this.#fill(stepId, own, options.pick ?? {}) })
          : { answeredBy: known.answeredBy, response: (await this.#parts.book.unseal(known.response)) as WireResponse };
      return this.#conclude({ stepId, ...answer }, startedAt, known !== undefined);
    });
  }

  need<Data>(outcome: Outcome<Data>): Data {
    if (outcome.ok) return outcome.data;
    throw new JourneyStop(this.#stepsByEndpoint.get(outcome.endpointId) ?? this.#lastStepId, outcome);
  }

  fail(reason: Pick<Failure, 'kind' | 'code' | 'message'>): never {
    const endpointId = this.#lastStepId === '' ? '' : this.#step(this.#lastStepId).endpoint.id;
    throw new JourneyStop(this.#lastStepId, { ...reason, ok: false, endpointId, status: 0, retry: 'no' });
  }

  challenge(challenge: ChallengeSpec): Promise<unknown> {
    return this.#operate(`challenge ${challenge.kind}`, async (seq) => {
      const { book } = this.#parts;
      const family = ['challenged', 'holderAnswered'] as const;
      const known = book.find(seq, 'holderAnswered', family);
      if (known !== undefined) return z.decode(challenge.answer, await book.unseal(known.answer));
      const { kind, ref } = challenge;
      if (book.find(seq, 'challenged', family) === undefined) {
        await book.append({ type: 'challenged', seq, kind, ref, at: this.#now() });
      }
      return this.#askHolder(seq, challenge);
    });
  }

  wait(waitMs: number, reason: string): Promise<void> {
    return this.#operate('wait', async (seq) => {
      const { book, effects, signal } = this.#parts;
      const family = ['waiting', 'waited'] as const;
      if (book.find(seq, 'waited', family) !== undefined) return;
      const untilMs = book.find(seq, 'waiting', family)?.untilMs ?? this.#now() + waitMs;
      await book.append({ type: 'waiting', seq, at: this.#now(), untilMs });
      const leftMs = Math.max(0, untilMs - this.#now());
      await this.#tell({ type: 'waiting', waitMs: leftMs, reason, at: this.#now() });
      await effects.clock.sleep(leftMs, signal);
      await book.append({ type: 'waited', seq, at: this.#now() });
    });
  }

  draw(what: 'now' | 'random'): number {
    const seq = this.#claim(what);
    const known = this.#parts.book.find(seq, 'drew', ['drew']);
    if (known !== undefined && known.what !== what) throw mismatch(seq, `the journal drew "${known.what}"`);
    if (known !== undefined) return known.value;
    const value = what === 'now' ? this.#now() : this.#parts.effects.random();
    this.#parts.book.appendLater({ type: 'drew', seq, what, value });
    return value;
  }

  async #perform(job: { seq: number; stepId: string; step: StepSpec; input: Input }): Promise<{
    answeredBy: string;
    response: WireResponse;
  }> {
    const request = encodeRequest(job.step.endpoint, job.input as never);
    const answer =
      job.step.endpoint.effect === 'write' ? await this.#write(job, request) : await this.#read(job, request);
    const outcome = decodeResponse(this.#step(answer.answeredBy).endpoint, answer.response);
    const { 'set-cookie': _cookies, ...headers } = answer.response.headers;
    await this.#parts.book.append({
      type: 'answered',
      seq: job.seq,
      stepId: job.stepId,
      answeredBy: answer.answeredBy,
      at: this.#now(),
      outcome: summarise(outcome),
      response: await this.#parts.book.seal({ ...answer.response, headers }),
    });
    return answer;
  }

  async #read(
    job: { stepId: string; step: StepSpec },
    request: WireRequest,
  ): Promise<{ answeredBy: string; response: WireResponse }> {
    try {
      return { answeredBy: job.stepId, response: await this.#send(job.stepId, job.step.endpoint, request) };
    } catch (error) {
      if (!isTransportFailure(error)) throw error;
      throw new JourneyStop(job.stepId, {
        ok: false,
        kind: 'upstream',
        code: error.code,
        message: error.message,
        endpointId: job.step.endpoint.id,
        status: 0,
        retry: 'no',
      });
    }
  }

  async #write(
    job: { seq: number; stepId: string; step: StepSpec; input: Input },
    request: WireRequest,
  ): Promise<{ answeredBy: string; response: WireResponse }> {
    const { book, effects, signal } = this.#parts;
    const { seq, stepId, step, input } = job;
    const end = await settleWrite({
      stepId,
      step,
      input,
      request,
      lookup: typeof step.settle === 'object' ? this.#step(step.settle.step).endpoint : undefined,
      sentBefore: book.find(seq, 'sent', ['answered', 'sent']) !== undefined,
      now: () => this.#now(),
      recordSent: async () => {
        await book.append({ type: 'sent', seq, stepId, at: this.#now(), request: await book.seal(request) });
      },
      send: (sender, target, wire) => this.#send(sender, target, wire),
      pause: (pauseMs) => effects.clock.sleep(pauseMs, signal),
      tell: (event) => this.#tell(event),
    });
    if ('failure' in end) throw new JourneyStop(stepId, end.failure);
    return end;
  }

  async #conclude(
    answer: { stepId: string; answeredBy: string; response: WireResponse },
    startedAt: number,
    replayed: boolean,
  ): Promise<Outcome<unknown>> {
    const { endpoint } = this.#step(answer.answeredBy);
    this.#answers.set(answer.stepId, { endpoint, response: answer.response });
    this.#stepsByEndpoint.set(endpoint.id, answer.stepId);
    const outcome = decodeResponse(endpoint, answer.response);
    const at = this.#now();
    const durationMs = at - startedAt;
    await this.#tell({
      type: 'stepEnded',
      stepId: answer.stepId,
      at,
      durationMs,
      outcome: summarise(outcome),
      replayed,
    });
    return outcome;
  }

  async #askHolder(seq: number, challenge: ChallengeSpec): Promise<unknown> {
    let given: { readonly raw: unknown } | undefined;
    const event: ChallengeEvent = {
      type: 'challenge',
      challenge,
      at: this.#now(),
      answer: (raw) => {
        if (!z.safeDecode(challenge.answer, raw).success) {
          throw new JourneyError(
            'ANSWER_INVALID',
            `the answer to "${challenge.kind}" does not have the form it asks for`,
          );
        }
        given = { raw };
      },
    };
    await this.#tell(event);
    const answered = given as { readonly raw: unknown } | undefined;
    if (answered === undefined) throw new JourneyPause({ kind: challenge.kind, ref: challenge.ref });
    const { book } = this.#parts;
    await book.append({ type: 'holderAnswered', seq, at: this.#now(), answer: await book.seal(answered.raw) });
    return z.decode(challenge.answer, answered.raw);
  }

  async #tellStarted(stepId: string, replayed: boolean): Promise<number> {
    const at = this.#now();
    await this.#tell({ type: 'stepStarted', stepId, at, replayed });
    return at;
  }

  #fill(stepId: string, own: Input, pick: Picks): Input {
    return fillLinks({ journey: this.#parts.journey, stepId, answers: this.#answers, pick }, own);
  }

  #send(stepId: string, target: EndpointSpec, request: WireRequest): Promise<WireResponse> {
    const { journey, effects, signal } = this.#parts;
    return effects.send(target, request, { journeyId: journey.id, stepId, ...(signal && { signal }) });
  }

  #tell(event: JourneyEvent): Promise<void> {
    return this.#parts.channel.send(event);
  }

  #step(stepId: string): StepSpec {
    const { journey } = this.#parts;
    const step = Object.hasOwn(journey.steps, stepId) ? journey.steps[stepId] : undefined;
    if (step === undefined) throw new JourneyError('STEP_UNKNOWN', `journey ${journey.id} has no step "${stepId}"`);
    return step;
  }

  #now(): number {
    return this.#parts.effects.clock.now();
  }

  #claim(what: string): number {
    if (this.#running !== undefined) {
      throw new JourneyError(
        'OPERATIONS_OVERLAP',
        `"${what}" began while "${this.#running}" was running; await one before the next`,
      );
    }
    return this.#seq++;
  }

  async #operate<Result>(what: string, operation: (seq: number) => Promise<Result>): Promise<Result> {
    const seq = this.#claim(what);
    this.#running = what;
    try {
      this.#parts.signal?.throwIfAborted();
      await this.#parts.book.flush();
      return await operation(seq);
    } finally {
      this.#running = undefined;
    }
  }
}

function summarise(outcome: Outcome<unknown>): OutcomeSummary {
  return outcome.ok ? { ok: true } : { ok: false, kind: outcome.kind, code: outcome.code };
}

import type { z } from 'zod';
import type { EndpointSpec } from '../endpoint.ts';
import type { CodeOf, DataOf, InputOf } from '../infer.ts';
import type { FailureKind, Outcome } from '../outcome.ts';
import type { GenericCode } from '../outcomes/status-failure.ts';
import type { StepSpec } from './journey.ts';

/** Any part of an input may be left to links. */
export type OwnInput<Input> = {
  readonly [Key in keyof Input]?: Input[Key] extends object ? Partial<Input[Key]> : Input[Key];
};

/** What one call of a step answers. */
export type StepOutcome<Step extends StepSpec> = Step['endpoint'] extends infer Target extends EndpointSpec
  ? Outcome<DataOf<Target>, CodeOf<Target> | GenericCode>
  : never;

/** Something only the account holder can answer. */
export interface ChallengeSpec<Answer extends z.ZodType = z.ZodType> {
  /** Closed set by platform, for example `qr`, `imageCaptcha`, `sms`, `turnstile`. */
  readonly kind: string;
  /** Identifies this challenge to the holder (and to a sandbox's holder controls). */
  readonly ref: string;
  /** What the person has to do, in one sentence. */
  readonly prompt: string;
  /** Facts to show, such as an image as a data URL. Not written to the journal. */
  readonly show?: Readonly<Record<string, unknown>>;
  /** Name of the field the answer travels in. */
  readonly answerField: string;
  readonly answer: Answer;
}

/** Everything a journey's `run` may do. One operation at a time; each is recorded, so a resumed run repeats nothing. */
export interface JourneyContext<Input, Steps extends Readonly<Record<string, StepSpec>>> {
  readonly input: Input;
  /**
   * Calls a step. Linked inputs are filled from the journal; `own` supplies the rest, and wins where both speak.
   * `pick` gives the indexes that `{name}` tokens of link pointers stand for.
   */
  readonly call: <StepId extends keyof Steps & string>(
    stepId: StepId,
    own?: OwnInput<InputOf<Steps[StepId]['endpoint']>>,
    options?: { readonly pick?: Readonly<Record<string, number | string>> },
  ) => Promise<StepOutcome<Steps[StepId]>>;
  /** The data of a success; a failure ends the journey with it. */
  readonly need: <Data>(outcome: Outcome<Data>) => Data;
  /** Ends the journey with a reason of its own, such as a price above the limit. */
  readonly fail: (reason: { readonly kind: FailureKind; readonly code: string; readonly message: string }) => never;
  /** Pauses until the account holder answers. */
  readonly challenge: <Answer extends z.ZodType>(challenge: ChallengeSpec<Answer>) => Promise<z.output<Answer>>;
  /** Waits on the journey's clock. A resumed journey waits only what is left. */
  readonly wait: (waitMs: number, reason: string) => Promise<void>;
  /** Epoch milliseconds, recorded. */
  readonly now: () => number;
  /** A number in [0, 1), recorded. */
  readonly random: () => number;
}

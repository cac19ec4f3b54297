import type { z } from 'zod';
import type { EndpointSpec } from '../endpoint.ts';
import { ContractError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { JourneyContext } from './journey-context.ts';
import { BUILT_IN_TRANSFORMS, type Transform } from './transforms.ts';

/** Where a linked value comes from: the latest answer of an earlier step. */
export interface LinkSource {
  readonly step: string;
  /**
   * JSON pointer on the wire, or several spellings of it, of which the first that has a value counts. A `{name}` token
   * is an index the call chooses through `pick`.
   * For `part: 'header'` the pointer is `/` and the lower-case header name.
   */
  readonly pointer: string | readonly string[];
  /** `data` (default): the payload inside the envelope, still in wire form. `body`: the whole body. `header`: a response header. */
  readonly part?: 'data' | 'body' | 'header';
}

/** Declares that an input of a step is an output of an earlier one. Executed by `call`, and drawn by documents. */
export interface Link {
  /** JSON pointer into the step's typed input, for example `/body/goodsId`. */
  readonly to: string;
  readonly from: LinkSource;
  /** Names of pure transforms, applied in order to the wire value. */
  readonly via?: readonly string[];
}

/** What a lookup says about a write whose answer was lost. */
export type Verdict = 'done' | 'absent' | 'unknown';

/** How to find out whether a write happened, before anything is sent again. */
export interface Settle {
  /** A `read` step of the same journey. Its answer stands in for the lost one, so both must carry the same data. */
  readonly step: string;
  /** Builds the lookup's own input from the write's full input. */
  input(written: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** Judges the lookup's outcome; `written` is the write's full input, to find it among others. */
  verdict(lookup: Outcome<unknown>, written: Readonly<Record<string, unknown>>): Verdict;
  /** Failure codes of the write that mean "it happened before": they are looked up too. */
  readonly alreadyDone?: readonly string[];
  /**
   * `when-absent` sends again after a lookup that found nothing: only for writes the platform keeps unique by a
   * caller's id. `never` (default) leaves the journey unsettled.
   */
  readonly resend?: 'when-absent' | 'never';
}

/** One step: an endpoint, the inputs that earlier steps supply, and for writes how to settle a lost answer. */
export interface StepSpec {
  readonly endpoint: EndpointSpec;
  readonly summary?: string;
  readonly links?: readonly Link[];
  /** Required for `write` endpoints; `never` says that nothing can tell, so a lost answer ends the journey unsettled. */
  readonly settle?: Settle | 'never';
}

/** A journey over any steps; `journey()` infers the exact one. */
export interface JourneySpec {
  /** Platform id, a dot and the name, for example `washcar.order`. */
  readonly id: string;
  readonly summary: string;
  readonly source: string;
  readonly input: z.ZodType;
  readonly steps: Readonly<Record<string, StepSpec>>;
  readonly transforms?: Readonly<Record<string, Transform>>;
  run(context: never): Promise<unknown>;
}

/** A declared journey with its exact input, steps and result. */
export interface Journey<
  Input extends z.ZodType = z.ZodType,
  Steps extends Readonly<Record<string, StepSpec>> = Readonly<Record<string, StepSpec>>,
  Result = unknown,
> extends JourneySpec {
  readonly input: Input;
  readonly steps: Steps;
  run(context: JourneyContext<z.output<Input>, Steps>): Promise<Result>;
}

/**
 * Declares a journey. `run` must be deterministic: it acts only through its context, one operation at a time.
 * Throws `ContractError` `JOURNEY_INVALID` for links or settles that name no step, or a write without `settle`.
 */
export function journey<Input extends z.ZodType, const Steps extends Readonly<Record<string, StepSpec>>, Result>(
  spec: Journey<Input, Steps, Result>,
): Journey<Input, Steps, Result> {
  for (const [stepId, step] of Object.entries(spec.steps)) {
    const problem = stepProblem(spec, stepId, step);
    if (problem !== undefined)
      throw new ContractError('JOURNEY_INVALID', `journey ${spec.id}, step ${stepId}: ${problem}`);
  }
  return Object.freeze({ ...spec });
}

/** A link source's pointers, in the order they are tried. */
export function pointersOf(source: LinkSource): readonly string[] {
  return typeof source.pointer === 'string' ? [source.pointer] : source.pointer;
}

const LINK_TARGET = /^\/(?:params|query|headers|body)(?:\/|$)/;

function stepProblem(spec: JourneySpec, stepId: string, step: StepSpec): string | undefined {
  const problem = (step.links ?? [])
    .map((link) => linkProblem(spec, stepId, link))
    .find((found) => found !== undefined);
  return problem ?? settleProblem(spec, step);
}

function linkProblem(spec: JourneySpec, stepId: string, link: Link): string | undefined {
  if (!LINK_TARGET.test(link.to)) return `link target "${link.to}" is no place in params, query, headers or body`;
  if (!Object.hasOwn(spec.steps, link.from.step)) return `link source "${link.from.step}" is no step`;
  if (link.from.step === stepId) return 'a step cannot feed itself';
  const broken = pointersOf(link.from).find((pointer) => pointer !== '' && !pointer.startsWith('/'));
  if (broken !== undefined) return `"${broken}" is no JSON pointer`;
  const unknown = (link.via ?? []).find(
    (name) => !Object.hasOwn(spec.transforms ?? {}, name) && !Object.hasOwn(BUILT_IN_TRANSFORMS, name),
  );
  return unknown === undefined ? undefined : `"${unknown}" is no transform`;
}

function settleProblem(spec: JourneySpec, step: StepSpec): string | undefined {
  const { settle } = step;
  if (settle === undefined) return step.endpoint.effect === 'write' ? 'a write must declare settle' : undefined;
  if (settle === 'never') return undefined;
  const lookup = Object.hasOwn(spec.steps, settle.step) ? spec.steps[settle.step] : undefined;
  if (lookup === undefined) return `settle names "${settle.step}", which is no step`;
  return lookup.endpoint.effect === 'read' ? undefined : `settle step "${settle.step}" is not a read`;
}

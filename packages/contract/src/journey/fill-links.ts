import { readPayload } from '../decode-response.ts';
import { parseJson } from '../json/parse-json.ts';
import { pointerTokens, toPointer, valueAt, withValueAt } from '../json/pointer.ts';
import type { WireResponse } from '../wire.ts';
import type { EndpointSpec } from '../endpoint.ts';
import { JourneyError } from './journey-error.ts';
import { type JourneySpec, type Link, pointersOf } from './journey.ts';
import { BUILT_IN_TRANSFORMS } from './transforms.ts';

/** The latest answer of a step, with the endpoint that gave it. */
export interface StepAnswer {
  readonly endpoint: EndpointSpec;
  readonly response: WireResponse;
}

/** What link filling needs. */
export interface LinkFacts {
  readonly journey: JourneySpec;
  readonly stepId: string;
  readonly answers: ReadonlyMap<string, StepAnswer>;
  readonly pick: Readonly<Record<string, number | string>>;
}

/** Fills every linked input that `own` leaves open. Throws `LINK_UNRESOLVED`, naming the link, when its source has no value. */
export function fillLinks(facts: LinkFacts, own: Readonly<Record<string, unknown>>): Record<string, unknown> {
  let input: unknown = own;
  for (const link of facts.journey.steps[facts.stepId]?.links ?? []) {
    if (valueAt(own, link.to) === undefined) input = withValueAt(input, link.to, resolve(facts, link));
  }
  return input as Record<string, unknown>;
}

function resolve(facts: LinkFacts, link: Link): unknown {
  const pointers = pointersOf(link.from).map((pointer) => fillPicks(facts, link, pointer));
  const answer = facts.answers.get(link.from.step);
  const found = answer && firstValue(answer, link, pointers);
  if (found === undefined || found === null) {
    const nothing = `its answer has nothing at ${pointers.join(' or ')}`;
    throw unresolved(facts, link, { reason: answer === undefined ? 'that step has not answered yet' : nothing });
  }
  try {
    return (link.via ?? []).reduce<unknown>((value, name) => transform(facts.journey, name)(value), found);
  } catch (cause) {
    throw unresolved(facts, link, { reason: 'a transform refused the value', cause });
  }
}

function firstValue(answer: StepAnswer, link: Link, pointers: readonly string[]): unknown {
  return pointers
    .map((pointer) => sourceValue(answer, link.from.part ?? 'data', pointer))
    .find((value) => value !== undefined && value !== null);
}

function fillPicks(facts: LinkFacts, link: Link, pointer: string): string {
  const tokens = pointerTokens(pointer).map((token) => {
    const name = /^\{(.+)\}$/.exec(token)?.[1];
    if (name === undefined) return token;
    const picked = facts.pick[name];
    if (picked === undefined) throw unresolved(facts, link, { reason: `the call picks no "${name}"` });
    return String(picked);
  });
  return toPointer(tokens);
}

function sourceValue(answer: StepAnswer, part: 'data' | 'body' | 'header', pointer: string): unknown {
  if (part === 'header') return valueAt(answer.response.headers, pointer);
  if (part === 'data') return valueAt(readPayload(answer.endpoint, answer.response), pointer);
  try {
    return valueAt(parseJson(answer.response.bodyText), pointer);
  } catch {
    return pointer === '' ? answer.response.bodyText : undefined;
  }
}

function transform(journey: JourneySpec, name: string): (value: unknown) => unknown {
  const found = journey.transforms?.[name] ?? BUILT_IN_TRANSFORMS[name];
  if (found === undefined) throw new JourneyError('LINK_UNRESOLVED', `"${name}" is no transform of ${journey.id}`);
  return found;
}

function unresolved(
  facts: LinkFacts,
  link: Link,
  why: { readonly reason: string; readonly cause?: unknown },
): JourneyError {
  return new JourneyError(
    'LINK_UNRESOLVED',
    `${facts.journey.id}: ${facts.stepId} needs ${link.to} from ${link.from.step} ${pointersOf(link.from).join(' or ')}, but ${why.reason}`,
    why.cause === undefined ? undefined : { cause: why.cause },
  );
}

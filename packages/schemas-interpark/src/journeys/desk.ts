import type { Failure, JourneyContext } from '@boxwire/contract';
import type { ChannelProfile } from '../channels.ts';
import type { InterparkGeneration } from '../generation.ts';
import { fastOnestopHeaders, onestopHeaders, onestopTraceId, type OnestopSession } from '../onestop/onestop-session.ts';
import type { InterparkSteps } from './steps.ts';

/** The operations of a run, over every step. */
export type Run = Omit<JourneyContext<unknown, InterparkSteps>, 'input'>;

/** What a journey is made for. */
export interface JourneySettings {
  readonly generation: InterparkGeneration;
  readonly profile: ChannelProfile;
}

/** A show at a place. */
export interface Show {
  readonly goodsCode: string;
  readonly placeCode: string;
}

/** The OneStop part of a run: where its session's values come from. */
export interface Desk extends JourneySettings {
  readonly run: Run;
  readonly show: Show;
  /** For timers; also known where links supply it. */
  readonly sessionId: string;
  /** Given by the journey's input. Absent where links read it from rank and context. */
  readonly given: OnestopSession | undefined;
  /** Pre-sale shows only. */
  readonly preOpt: string | undefined;
  /** One per page load; GraphQL draws its own per request. */
  readonly traceId: string;
}

/**
 * The operations of a journey that has some of the steps. Sound as long as the stage functions it is handed to stay within the
 * steps of their journey, which the tests run.
 */
export function runOf(context: unknown): Run {
  return context as Run;
}

/** Opens a desk: draws the trace id of the page load. */
export function openDesk(parts: Omit<Desk, 'traceId'>): Desk {
  return { ...parts, traceId: onestopTraceId(parts.run.random) };
}

/** Own headers of a REST call; the rest is linked. */
export function restOwn(desk: Desk) {
  return ownHeaders(desk, desk.traceId);
}

/** Own headers of a GraphQL call, with a trace id of its own. */
export function gqlOwn(desk: Desk) {
  return ownHeaders(desk, onestopTraceId(desk.run.random));
}

/** Own headers of a 5 s REST call: none where links supply the session. */
export function fastOwn({ given }: Desk) {
  return given === undefined ? {} : fastOnestopHeaders(given);
}

/** Session values for a query or a body: none where links supply them. */
export function sessionOwn<Name extends 'sessionId' | 'bizCode' | 'entMemberCode' | 'intMemberCode'>(
  { given }: Desk,
  ...names: readonly Name[]
): Partial<Record<Name, never>> {
  const known = names.filter((name) => given?.[name] !== undefined).map((name) => [name, given?.[name]] as const);
  // each value has the type its own field asks for
  return Object.fromEntries(known) as Partial<Record<Name, never>>;
}

function ownHeaders(desk: Desk, traceId: string) {
  if (desk.given !== undefined) return onestopHeaders(desk.given, traceId);
  return {
    'x-onestop-trace-id': traceId,
    ...(desk.preOpt !== undefined && { authorization: `Bearer ${desk.preOpt}` }),
  };
}

/** Ends the run with a failure of this call. */
export function stopWith(run: Run, failure: Failure): never {
  return run.need<never>(failure);
}

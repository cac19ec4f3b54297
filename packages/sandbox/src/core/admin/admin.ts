import type { SandboxAction } from '../actions.ts';
import type { ClockView, SandboxClock } from '../clock/clock-types.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { InvariantReport } from '../invariants.ts';
import type { MintRecord } from '../minted.ts';
import type { RequestFilter, SeenRequest } from '../request-log.ts';

/** The clock as the operator moves it. */
export type AdminClock = Pick<
  SandboxClock,
  'now' | 'sleep' | 'mode' | 'view' | 'set' | 'advance' | 'setMode' | 'actor' | 'findActor'
>;

/** One place the sandbox answers. */
export interface RouteListing {
  readonly platform: string;
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  readonly endpointId: string;
  readonly summary?: string;
}

/** One thing the holder or the operator can do. */
export interface ActionListing extends Pick<SandboxAction, 'role' | 'name' | 'summary'> {
  readonly platform: string;
}

/** Names an action by its platform, the thing acted on, and its name. */
export interface ActionTarget<Platform extends string = string> {
  readonly platform: Platform;
  /** The thing acted on, for example an order number. */
  readonly ref: string;
  readonly action: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** What the person who runs a sandbox can see and do; `/__sandbox/` offers the same over HTTP. */
export interface SandboxAdmin<Platform extends string = string> {
  readonly clock: AdminClock;
  readonly faults: FaultBook;
  /** Back to the start: seed, clock, state, faults, log. */
  reset(): void;
  /** Acts as the account holder. Throws `SandboxError`: `PLATFORM_UNKNOWN`, `ACTION_UNKNOWN`, `SUBJECT_UNKNOWN`, `ACTION_REFUSED`. */
  holder(target: ActionTarget<Platform>): Promise<unknown>;
  /** Acts as the operator of the platform. Throws as `holder` does. */
  operator(target: ActionTarget<Platform>): Promise<unknown>;
  actions(): ActionListing[];
  routes(): RouteListing[];
  /** Requests seen, redacted, newest last. */
  requests(filter?: RequestFilter): SeenRequest[];
  /** Every request whose answer gave out this exact value. */
  minted(value: string): readonly MintRecord[];
  invariants(): InvariantReport[];
  /** A JSON look at a platform's state. Throws `SandboxError` `PLATFORM_UNKNOWN`. */
  state(platform: Platform): unknown;
}

/** The clock as JSON. */
export function clockJson(view: ClockView): Readonly<Record<string, unknown>> {
  return { ...view, iso: new Date(view.now).toISOString() };
}

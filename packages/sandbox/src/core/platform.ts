import type { PlatformSpec } from '@boxwire/contract';
import type { SandboxAction } from './actions.ts';
import type { SandboxClock } from './clock/clock-types.ts';
import type { SandboxEvent } from './events.ts';
import type { PathRules } from './http/path.ts';
import type { Reply } from './http/reply.ts';
import type { SandboxRequest } from './http/sandbox-request.ts';
import type { Invariant } from './invariants.ts';
import type { Random } from './random.ts';

/** One origin of a platform: its own loopback port, and the real host names that route to it. */
export interface OriginSpec extends PathRules {
  /** Real host names, for clients that keep them over a loopback connection. Default none. */
  readonly hosts?: readonly string[];
  /** Port taken with `ports: 'default'`. Default: a free one. */
  readonly defaultPort?: number;
}

/** A platform as `createSandbox` takes it. A plug-in makes one; its state is created anew for every sandbox and reset. */
export interface SandboxPlatform<Id extends string = string, OriginKey extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** For redaction and listings. */
  readonly contract: PlatformSpec;
  readonly origins: Readonly<Record<OriginKey, OriginSpec>>;
  /** Faults the platform implements itself: name → what it does. */
  readonly faults?: Readonly<Record<string, string>>;
  start(context: PlatformContext): PlatformInstance;
}

/** The clock as a platform sees it: it never sleeps, it schedules. */
export type PlatformClock = Pick<SandboxClock, 'now' | 'schedule'>;

/** What a platform's state lives in. Times are epoch milliseconds on `clock`. */
export interface PlatformContext {
  readonly clock: PlatformClock;
  /** Seeded for this platform; fork it by feature. */
  readonly random: Random;
  /** Notes a value that no request gave out, such as a seeded id. */
  mint(field: string, value: string): void;
  /** `platform` and `at` are filled in. */
  emit(event: PlatformEvent): void;
  /** Loopback address of an origin, for values made outside any request. */
  baseOf(originKey: string): string;
}

type Unstamped<Event> = Event extends unknown ? Omit<Event, 'platform' | 'at'> : never;

/** An event of the platform's own making. */
export type PlatformEvent = Unstamped<Extract<SandboxEvent, { readonly type: 'state' | 'callback' }>>;

/** Answers one request. */
export type Handler = (request: SandboxRequest) => Reply | Promise<Reply>;

/** One place to answer. */
export interface Route {
  readonly originKey: string;
  /** `*` answers every method. */
  readonly method: string;
  /** Contract path; `{name}` matches one segment. */
  readonly path: string;
  /** Contract endpoint id, or a name of the sandbox's own for a page it adds. */
  readonly endpointId: string;
  readonly summary?: string;
  /**
   * The endpoint id by the body, where one path carries several operations (GraphQL). `undefined` leaves `endpointId`.
   * Must take any text.
   */
  readonly endpointOf?: (bodyText: string | null) => string | undefined;
  /** The path itself is a secret (a link with a token): log and events show the template. Default false. */
  readonly secretPath?: boolean;
  readonly handle: Handler;
}

/** A platform's running state. */
export interface PlatformInstance {
  readonly routes: readonly Route[];
  /** Default: 404 JSON that says where the routes are listed. */
  readonly notFound?: Handler;
  /** Default: 405 with `Allow`. */
  readonly methodNotAllowed?: (request: SandboxRequest, allowed: readonly string[]) => Reply;
  readonly actions?: readonly SandboxAction[];
  readonly invariants?: readonly Invariant[];
  /** A JSON look at the state, for people and the web page; synthetic data only. */
  readonly snapshot?: () => unknown;
}

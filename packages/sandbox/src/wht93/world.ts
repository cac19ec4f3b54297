import type { BatchLimits, Profile } from '@boxwire/schemas-wht93';
import type { PlatformContext } from '../core/platform.ts';
import type { SandboxRequest } from '../core/http/sandbox-request.ts';
import type { AccountBook } from './accounts.ts';
import type { VenueRegistry } from './catalogue/venue-registry.ts';
import type { OrderBreak } from './received/order-break.ts';
import type { ReceivedBook } from './received/received-book.ts';
import type { RecordOutcome } from './received/kind-counts.ts';
import type { Reporter } from './reporting/reporter.ts';
import type { SessionRegistry } from './reporting/session-registry.ts';

/** The settings of one sandbox, defaults filled in. */
export interface Settings {
  readonly profile: Profile;
  readonly limits: BatchLimits;
  readonly tokenLifeSeconds: number;
  readonly acceptIso: boolean;
  readonly acceptEpochMs: boolean;
  readonly rememberTickets: boolean;
}

/** The running state of one wht93 sandbox. */
export interface World {
  readonly context: PlatformContext;
  readonly settings: Settings;
  readonly accounts: AccountBook;
  readonly venues: VenueRegistry;
  readonly typeIds: ReadonlySet<number>;
  readonly sessions: SessionRegistry;
  /** By appId. */
  readonly reporters: ReadonlyMap<string, Reporter>;
  readonly received: ReceivedBook;
}

/** A request whose token and fields are in order. */
export interface Call<Body = unknown> {
  readonly world: World;
  readonly request: SandboxRequest;
  readonly reporter: Reporter;
  readonly body: Body;
  /** Notes what the request did to a record; only once it takes effect. */
  readonly record: (outcome: RecordOutcome, id: string) => void;
  /** Notes a broken soft rule; counted when the request is accepted. */
  readonly warn: (rule: string, at: string) => void;
  /** Notes an order break of a request that is accepted all the same. */
  readonly broke: (name: OrderBreak, id: string) => void;
}

/** Answers a call with its `data`; throws `Wht93Refusal` before anything changed. */
export type CallHandler<Body> = (call: Call<Body>) => unknown;

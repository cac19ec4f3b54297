import type { Clock, Journey, PlatformSpec, WireRequest, WireResponse } from '@boxwire/contract';
import type { ShownCause } from '../../shared/run-messages.ts';
import type { ClientControls, ClientHooks } from '@boxwire/http-core';
import type { FaultRule, SandboxPlatform } from '@boxwire/sandbox';

/** How a client of a scenario is made. */
export interface ClientParts {
  readonly origins: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly hooks: ClientHooks;
}

/** A fault that a reader can switch on. */
export interface ScenarioFault {
  readonly name: string;
  readonly what: string;
  readonly rule: Omit<FaultRule, 'id'>;
}

/** One journey of a scenario. */
export interface ScenarioLeg {
  readonly journey: Journey;
  /** A new input for every run. */
  readonly input: (runId: string) => unknown;
}

/** What the account holder can do when asked. */
export interface HolderHelp {
  readonly actions: readonly string[];
  /** Whom the actions are about. Default: what the challenge refers to. */
  readonly ref?: string;
  /** Whether what an action finds out is the answer, such as a code read off the phone. Default false. */
  readonly reveals?: boolean;
}

/** Journeys with everything they need to run against a sandbox of their own. */
export interface Scenario {
  readonly id: string;
  readonly platform: PlatformSpec;
  readonly summary: string;
  /** Run one after the other with one client; the first that fails ends the run. */
  readonly legs: readonly [ScenarioLeg, ...ScenarioLeg[]];
  /** Where the sandbox's clock starts. Default: the sandbox's own. */
  readonly now?: string;
  readonly sandbox: () => SandboxPlatform;
  readonly client: (parts: ClientParts) => ClientControls;
  /** By kind of challenge. */
  readonly holder: Readonly<Record<string, HolderHelp>>;
  readonly faults: readonly ScenarioFault[];
  /** A planted mistake: changes encoded requests before they are sent. */
  readonly alter?: (request: WireRequest) => WireRequest;
  /** Why the last call of a failed run failed, as far as request and answer show. */
  readonly explain?: (request: WireRequest, answer: WireResponse) => readonly ShownCause[];
}

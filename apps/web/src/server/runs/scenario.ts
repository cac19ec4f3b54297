import type { Clock, Journey, PlatformSpec } from '@boxwire/contract';
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

/** A journey with everything it needs to run against its own sandbox. */
export interface Scenario {
  readonly id: string;
  readonly platform: PlatformSpec;
  readonly journey: Journey;
  readonly summary: string;
  /** A new input for every run. */
  readonly input: (runId: string) => unknown;
  readonly sandbox: () => SandboxPlatform;
  readonly client: (parts: ClientParts) => ClientControls;
  /** Names of holder actions that belong to a kind of challenge. */
  readonly holderActions: Readonly<Record<string, readonly string[]>>;
  readonly faults: readonly ScenarioFault[];
}

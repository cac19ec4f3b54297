import type { ClockMode, ClockOptions } from './clock/clock-types.ts';
import { SandboxError } from './errors.ts';
import type { FaultRule } from './faults/fault-rule.ts';
import type { SandboxPlatform } from './platform.ts';

/** Which ports to take. */
export type PortChoice = 'free' | 'default' | Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Options of `createSandbox`. */
export interface SandboxOptions<Platforms extends readonly SandboxPlatform[]> {
  readonly platforms: Platforms;
  /** Everything random follows from it: same seed, same catalogue, same ids. Default 1. */
  readonly seed?: string | number;
  /** A mode, or a mode with its start time. Default `real`. */
  readonly clock?: ClockMode | ClockOptions;
  /**
   * `free` (default) takes free ports; `default` the platforms' own, such as 8028 for washcar; or ports by platform id
   * and origin key.
   */
  readonly ports?: PortChoice;
  /** Rules in force from the start, and again after a reset. */
  readonly faults?: readonly FaultRule[];
  /** How many requests the log keeps. Default 1000; 0 keeps none. */
  readonly requestLogLimit?: number;
}

/** The port to listen on; 0 for a free one. Throws `SandboxError` `OPTION_INVALID`. */
export function portOf(
  ports: PortChoice,
  { platform, originKey }: { readonly platform: SandboxPlatform; readonly originKey: string },
): number {
  if (ports === 'free') return 0;
  const port = ports === 'default' ? platform.origins[originKey]?.defaultPort : ports[platform.id]?.[originKey];
  if (port === undefined) return 0;
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SandboxError('OPTION_INVALID', `ports.${platform.id}.${originKey}: expected a port from 0 to 65535`);
}

/** Refuses options no sandbox can start with: `SandboxError` `OPTION_INVALID`. */
export function assertOptions({ platforms, requestLogLimit = 0 }: SandboxOptions<readonly SandboxPlatform[]>): void {
  if (!Number.isInteger(requestLogLimit) || requestLogLimit < 0) {
    throw new SandboxError('OPTION_INVALID', 'requestLogLimit: expected an integer of 0 or more');
  }
  if (platforms.length === 0) throw new SandboxError('OPTION_INVALID', 'platforms: expected at least one platform');
  const ids = platforms.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new SandboxError('OPTION_INVALID', `platforms: "${twice}" is there twice`);
}

/** Every fault the platforms implement: name → what it does. */
export function faultNames(platforms: readonly SandboxPlatform[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...platforms.map(({ faults }) => faults ?? {})) as Record<string, string>;
}

import { redactorFor, type Redactor } from '@boxwire/contract';
import { SandboxError } from './errors.ts';
import type { SandboxPlatform } from './platform.ts';

/** Redactors by platform id, each made when it is first needed. */
export function createRedactors(platforms: readonly SandboxPlatform[]): (platformId: string) => Redactor {
  const made = new Map<string, Redactor>();
  return (platformId) => {
    const known = made.get(platformId);
    if (known !== undefined) return known;
    const platform = platforms.find(({ id }) => id === platformId);
    if (platform === undefined) throw new SandboxError('PLATFORM_UNKNOWN', `no platform "${platformId}"`);
    const redactor = redactorFor(platform.contract);
    made.set(platformId, redactor);
    return redactor;
  };
}

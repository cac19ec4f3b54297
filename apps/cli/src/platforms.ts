import { findEndpoint, listEndpoints, type EndpointSpec, type PlatformSpec } from '@boxwire/contract';
import { CliError } from './cli-error.ts';

// loaded when asked for: a platform's schemas are most of a command's start
const PLATFORMS: Readonly<Record<string, () => Promise<PlatformSpec>>> = {
  washcar: async () => (await import('@boxwire/schemas-washcar')).washcar,
  wht93: async () => (await import('@boxwire/schemas-wht93')).wht93,
  rail12306: async () => (await import('@boxwire/schemas-rail12306')).rail12306,
  'bilibili-show': async () => (await import('@boxwire/schemas-bilibili-show')).bilibiliShow,
  interpark: async () => (await import('@boxwire/schemas-interpark')).interpark,
};

/** Shorter names of platforms; every command takes them in place of the id. */
const ALIASES: Readonly<Record<string, string>> = { rail: 'rail12306', bilibili: 'bilibili-show' };

/** Ids of the platforms this command knows. */
export const PLATFORM_IDS: readonly string[] = Object.keys(PLATFORMS);

/** The id an alias stands for; any other name as it is. */
export function platformIdOf(name: string): string {
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
}

/** A platform by id or alias. Throws `CliError` `USAGE` that lists the known ones. */
export async function loadPlatform(name: string): Promise<PlatformSpec> {
  const id = platformIdOf(name);
  const load = Object.hasOwn(PLATFORMS, id) ? PLATFORMS[id] : undefined;
  if (load !== undefined) return load();
  throw new CliError('USAGE', `no platform "${name}"`, { hint: `Known platforms: ${PLATFORM_IDS.join(', ')}.` });
}

/** An endpoint by id. Throws `CliError` `USAGE` that lists the platform's. */
export function endpointOf(platform: PlatformSpec, id: string): EndpointSpec {
  const found = findEndpoint(platform, id);
  if (found !== undefined) return found;
  const known = listEndpoints(platform).map((endpoint) => endpoint.id);
  throw new CliError('USAGE', `${platform.id} has no endpoint "${id}"`, {
    hint: `Its endpoints: ${known.join(', ')}.`,
  });
}

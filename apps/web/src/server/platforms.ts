import type { PlatformSpec } from '@boxwire/contract';

/** The platforms of the page, loaded when asked for. */
const PLATFORMS: Readonly<Record<string, () => Promise<PlatformSpec>>> = {
  washcar: async () => (await import('@boxwire/schemas-washcar')).washcar,
  rail12306: async () => (await import('@boxwire/schemas-rail12306')).rail12306,
  'bilibili-show': async () => (await import('@boxwire/schemas-bilibili-show')).bilibiliShow,
  interpark: async () => (await import('@boxwire/schemas-interpark')).interpark,
  wht93: async () => (await import('@boxwire/schemas-wht93')).wht93,
};

/** Ids of the platforms of the page, in its order. */
export const PLATFORM_IDS: readonly string[] = Object.keys(PLATFORMS);

/** A platform by id; `undefined` for others. */
export async function loadPlatform(id: string): Promise<PlatformSpec | undefined> {
  return Object.hasOwn(PLATFORMS, id) ? PLATFORMS[id]?.() : undefined;
}

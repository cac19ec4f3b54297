import type { PlatformSpec } from '@boxwire/contract';
import type { SandboxPlatform } from '@boxwire/sandbox';
import { createClient } from '@boxwire/http-core';
import type { ClientControls } from '@boxwire/http-core';
import { WebError } from '../http/web-error.ts';
import type { ClientParts } from '../runs/scenario.ts';

/** A platform with its sandbox and a client of it. */
export interface Stage {
  readonly platform: PlatformSpec;
  readonly sandbox: () => SandboxPlatform;
  readonly client: (parts: ClientParts) => ClientControls;
}

const STAGES: Readonly<Record<string, () => Promise<Stage>>> = {
  washcar: async () => {
    const { washcarScenarios } = await import('../runs/washcar-scenarios.ts');
    const [{ platform, sandbox, client }] = washcarScenarios;
    return { platform, sandbox, client };
  },
  rail12306: async () => {
    const [{ platform, sandbox, client }] = (await import('../runs/rail-scenarios.ts')).railScenarios;
    return { platform, sandbox, client };
  },
  'bilibili-show': async () => {
    const { showClient } = await import('../runs/show-scenarios.ts');
    const { bilibiliShow } = await import('@boxwire/schemas-bilibili-show');
    const { bilibiliShowSandbox } = await import('@boxwire/sandbox/bilibili-show');
    return { platform: bilibiliShow, sandbox: () => bilibiliShowSandbox(), client: showClient };
  },
  interpark: async () => {
    const [{ platform, sandbox, client }] = (await import('../runs/interpark-scenarios.ts')).interparkScenarios;
    return { platform, sandbox, client };
  },
  wht93: async () => {
    const { wht93 } = await import('@boxwire/schemas-wht93');
    const { wht93Sandbox } = await import('@boxwire/sandbox/wht93');
    return {
      platform: wht93,
      sandbox: () => wht93Sandbox(),
      client: ({ origins, ...parts }) => createClient(wht93, { origins: { cis: origins.cis ?? '' }, ...parts }),
    };
  },
};

/** A stage by platform id. Throws `WebError` `PLATFORM_UNKNOWN`. */
export async function openStage(platformId: string): Promise<Stage> {
  const load = Object.hasOwn(STAGES, platformId) ? STAGES[platformId] : undefined;
  if (load !== undefined) return load();
  throw new WebError('PLATFORM_UNKNOWN', `There is no platform "${platformId}".`);
}

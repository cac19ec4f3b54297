import type { SandboxPlatform } from '@boxwire/sandbox';
import { CliError } from './cli-error.ts';

/** A platform's plug-in, and the credentials that work against it. Synthetic: they are valid nowhere else. */
export interface SandboxPlugin {
  readonly platform: SandboxPlatform;
  readonly credentials: Readonly<Record<string, string>>;
  /** A command that works against it, `{origin}` standing for its first origin. */
  readonly tryNext: readonly string[];
}

const PLUGINS: Readonly<Record<string, () => Promise<SandboxPlugin>>> = {
  washcar: async () => {
    const { WASHCAR_DEMO_CHANNEL, washcarSandbox } = await import('@boxwire/sandbox/washcar');
    const { appId, secret } = WASHCAR_DEMO_CHANNEL;
    return {
      platform: washcarSandbox(),
      credentials: { appId, secret },
      tryNext: [
        `export WASHCAR_SECRET=${secret}`,
        `boxwire call washcar goods.list --origin api={origin} --app-id ${appId} --secret-env WASHCAR_SECRET`,
      ],
    };
  },
  wht93: async () => {
    const { WHT93_DEMO_ACCOUNT, wht93Sandbox } = await import('@boxwire/sandbox/wht93');
    const { appId, secret } = WHT93_DEMO_ACCOUNT;
    return {
      platform: wht93Sandbox(),
      credentials: { appId, secret },
      tryNext: [
        `export WHT93_SECRET=${secret}`,
        `boxwire report init --origin {origin} --app-id ${appId}`,
        'boxwire report sample --out sample && boxwire report import sample/*.csv && boxwire report run',
        'boxwire report reconcile --received {origin}',
      ],
    };
  },
};

/** Platforms that have a sandbox. */
export const SANDBOX_IDS: readonly string[] = Object.keys(PLUGINS);

/** A plug-in by platform id. Throws `CliError` `USAGE` that lists the known ones. */
export async function loadSandboxPlugin(id: string): Promise<SandboxPlugin> {
  const load = Object.hasOwn(PLUGINS, id) ? PLUGINS[id] : undefined;
  if (load !== undefined) return load();
  throw new CliError('USAGE', `no sandbox of "${id}"`, { hint: `There are: ${SANDBOX_IDS.join(', ')}.` });
}

import type { SandboxPlatform } from '@boxwire/sandbox';
import { CliError } from './cli-error.ts';
import { platformIdOf } from './platforms.ts';

/** A platform's plug-in, and the credentials that work against it. Synthetic: they are valid nowhere else. */
export interface SandboxPlugin {
  readonly platform: SandboxPlatform;
  readonly credentials: Readonly<Record<string, string>>;
  /** Commands that work against it: `{origin}` stands for its first origin, `{origins}` for an option per origin. */
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
  rail12306: async () => {
    const { RAIL12306_DEMO_USER, rail12306Sandbox } = await import('@boxwire/sandbox/rail12306');
    const { username, password } = RAIL12306_DEMO_USER;
    return {
      platform: rail12306Sandbox(),
      credentials: { username, password },
      tryNext: [
        `boxwire rail stations 上海 {origins}`,
        `boxwire rail query 北京南 上海虹桥 ${inFiveDays()} {origins}`,
        `export SESSION_KEY=$(openssl rand -hex 32)`,
        `boxwire journey rail.book --session rail.session --session-key-env SESSION_KEY {origins} --input '${JSON.stringify(
          {
            from: '北京南',
            to: '上海虹桥',
            date: inFiveDays(),
            train: 'G901',
            seat: 'O',
            passengers: [{ name: '张测试' }],
          },
        )}'`,
        `curl -X POST {origin}/__sandbox/holder/rail12306/<uuid>/scan; curl -X POST {origin}/__sandbox/holder/rail12306/<uuid>/confirm`,
      ],
    };
  },
  'bilibili-show': async () => {
    const { BILIBILI_SHOW_DEMO_USER, bilibiliShowSandbox } = await import('@boxwire/sandbox/bilibili-show');
    const cookie = Object.entries(BILIBILI_SHOW_DEMO_USER.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    return {
      platform: bilibiliShowSandbox(),
      credentials: { uid: BILIBILI_SHOW_DEMO_USER.uid.toString(), cookie },
      tryNext: [
        `boxwire bilibili project 710006 {origins}`,
        `export BILIBILI_COOKIE='${cookie}'`,
        `boxwire journey bilibili.order --cookie-env BILIBILI_COOKIE {origins} --input '{"projectId":"710001","screenId":"720001","skuId":"730001"}'`,
      ],
    };
  },
  interpark: async () => {
    const { INTERPARK_DEMO_MEMBER, interparkSandbox } = await import('@boxwire/sandbox/interpark');
    const { email, password } = INTERPARK_DEMO_MEMBER;
    const input = {
      ...{ goodsCode: '25018223', placeCode: '25001698', email, password, webKey: 'sandbox-web-key' },
      ...{ buyer: { name: 'SANDBOX USER', birthDate: '0001011', email, phone: '10012345678' } },
      merchantMemberNo: 'T00000001',
    };
    return {
      platform: interparkSandbox(),
      credentials: { email, password },
      tryNext: [
        `echo '${JSON.stringify(input)}' > purchase.json`,
        'boxwire journey interpark.purchase --input-file purchase.json {origins}',
        `curl -X POST {origin}/__sandbox/holder/interpark/${email}/answerTurnstile   # and readCaptcha`,
        'boxwire demo interpark --break encoded-key',
      ],
    };
  },
};

/** A date on sale, `yyyy-MM-dd` in China. */
function inFiveDays(): string {
  return new Date(Date.now() + (5 * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}

/** Platforms that have a sandbox. */
export const SANDBOX_IDS: readonly string[] = Object.keys(PLUGINS);

/** A plug-in by platform id or alias. Throws `CliError` `USAGE` that lists the known ones. */
export async function loadSandboxPlugin(name: string): Promise<SandboxPlugin> {
  const id = platformIdOf(name);
  const load = Object.hasOwn(PLUGINS, id) ? PLUGINS[id] : undefined;
  if (load !== undefined) return load();
  throw new CliError('USAGE', `no sandbox of "${name}"`, { hint: `There are: ${SANDBOX_IDS.join(', ')}.` });
}

import { createSandbox, type SandboxOptions } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox, type WashcarSandboxOptions } from '@boxwire/sandbox/washcar';
import { getSigned, postSigned, type Answer, type Signer } from './signed-fetch.ts';

type Texts = Readonly<Record<string, string>>;

/** When the tests happen: 2026-01-01T00:00:00Z, on a clock that stands still. */
export const NOW = Date.UTC(2026, 0, 1);

/** A create body that works. */
export const ORDER = {
  channelOrderNo: 'CH0001',
  mobile: '10012345678',
  goodsId: 'G001',
  goodsItemId: 'GI001',
  cityCode: '110100',
} as const;

/** A washcar sandbox on a manual clock with a signed caller. */
export async function startWashcar(
  options: WashcarSandboxOptions = {},
  more: Omit<SandboxOptions<never>, 'platforms'> = {},
) {
  const sandbox = await createSandbox({ platforms: [washcarSandbox(options)], clock: 'manual', ...more });
  const { api } = sandbox.origins.washcar;
  const as = (signer: Partial<Signer>): Signer => ({
    appId: WASHCAR_DEMO_CHANNEL.appId,
    secret: WASHCAR_DEMO_CHANNEL.secret,
    now: sandbox.admin.clock.now(),
    ...signer,
  });
  return {
    sandbox,
    api,
    admin: sandbox.admin,
    get: (path: string, query: Texts = {}, signer: Partial<Signer> = {}): Promise<Answer> =>
      getSigned(api, path, { ...as(signer), query }),
    post: (path: string, body: Texts, signer: Partial<Signer> = {}): Promise<Answer> =>
      postSigned(api, path, { ...as(signer), body }),
    act: (ref: string, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
      sandbox.admin.holder({ platform: 'washcar', ref, action, input }),
    operate: (ref: string, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
      sandbox.admin.operator({ platform: 'washcar', ref, action, input }),
    broken: (): string[] => sandbox.admin.invariants().flatMap(({ problems }) => problems),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** The running sandbox of `startWashcar`. */
export type Running = Awaited<ReturnType<typeof startWashcar>>;

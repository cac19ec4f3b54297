import { createSandbox, type SandboxOptions } from '@boxwire/sandbox';
import {
  RAIL12306_DEMO_USER,
  rail12306Sandbox,
  type Rail12306SandboxOptions,
  type RailOutcome,
} from '@boxwire/sandbox/rail12306';
import { Browser } from './browser.ts';

/** When the tests happen: 2030-01-13 10:00 in Shanghai, on a clock that stands still. */
export const NOW = '2030-01-13T10:00:00+08:00';

/** The day of travel. */
export const DAY = '2030-01-15';

/** A rail12306 sandbox on a manual clock. */
export async function startRail(
  options: Rail12306SandboxOptions = {},
  more: Omit<SandboxOptions<never>, 'platforms'> = {},
) {
  const platforms = [rail12306Sandbox(options)] as const;
  const sandbox = await createSandbox({ platforms, clock: { mode: 'manual', now: NOW }, ...more });
  const { kyfw, portal } = sandbox.origins.rail12306;
  const { admin } = sandbox;
  return {
    sandbox,
    admin,
    kyfw,
    portal,
    browser: (): Browser => new Browser(kyfw),
    holder: (ref: string, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
      admin.holder({ platform: 'rail12306', ref, action, input }),
    operate: (ref: string, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
      admin.operator({ platform: 'rail12306', ref, action, input }),
    arm: (outcome: RailOutcome, ref: string = RAIL12306_DEMO_USER.username): Promise<unknown> =>
      admin.operator({ platform: 'rail12306', ref, action: 'arm', input: { outcome } }),
    state: () => admin.state('rail12306') as RailState,
    broken: (): string[] => admin.invariants().flatMap(({ problems }) => problems),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** The running sandbox of `startRail`. */
export type Running = Awaited<ReturnType<typeof startRail>>;

interface RailState {
  readonly queryName: string;
  readonly users: readonly { readonly username: string; readonly booking: string | null; readonly cancels: object }[];
  readonly queue: readonly { readonly train: string }[];
  readonly orders: readonly {
    readonly orderId: string;
    readonly username: string;
    readonly seats: readonly string[];
    readonly totalFen: number;
    readonly status: string;
  }[];
}

import {
  completeJourney,
  memoryJournal,
  type ChallengeEvent,
  type JournalStore,
  type Journey,
  type JourneyEvent,
  type JourneyResult,
} from '@boxwire/contract';
import { createClient, createCookieJar, journeyEffects, type Client, type ClientHooks } from '@boxwire/http-core';
import { createSandbox, type FaultRule, type Sandbox } from '@boxwire/sandbox';
import { rail12306Sandbox, type Rail12306SandboxOptions, type RailUser } from '@boxwire/sandbox/rail12306';
import { rail12306 } from '@boxwire/schemas-rail12306';
import { seededRandom } from '@boxwire/tooling/test-kit';

/** Five synthetic travellers, one of them a student. */
export const TRAVELLER = {
  username: 'e2e_traveller',
  password: 'e2e-password',
  passengers: [
    { name: '张测试', idNo: '000000000000000000', mobile: '10012340000' },
    { name: '李示例', idNo: '000000000000000001', type: '3' },
    { name: '王样例', idNo: '000000000000000002' },
    { name: '赵范本', idNo: '000000000000000003' },
    { name: '钱示范', idNo: '000000000000000004' },
  ],
} as const satisfies RailUser;

/** The travel date of these tests; the sandbox's clock starts five days before. */
export const DATE = '2030-01-15';
const START = Date.parse('2030-01-10T10:00:00+08:00');

/** A running rail sandbox. */
export type RailSandbox = Sandbox<readonly [ReturnType<typeof rail12306Sandbox>]>;

/** Starts a sandbox whose clock jumps over every wait. */
export function startRail(
  options: Rail12306SandboxOptions = {},
  settings: { readonly faults?: readonly FaultRule[]; readonly seed?: number } = {},
) {
  const clock = { mode: 'auto', now: START } as const;
  return createSandbox({ platforms: [rail12306Sandbox({ users: [TRAVELLER], ...options })], clock, ...settings });
}

/** One browser of one account holder: a client with its jar, and the journeys it runs. */
export interface Browser extends AsyncDisposable {
  readonly client: Client<typeof rail12306>;
  readonly jar: ReturnType<typeof createCookieJar>;
  /** Members and places of answers that the contract does not know, by endpoint. */
  readonly drifts: ReadonlySet<string>;
  run<Result>(target: RailJourney<Result>, input: unknown, options?: RunOptions): Promise<JourneyResult<Result>>;
}

type RailJourney<Result> = Pick<Journey, 'id' | 'steps' | 'summary' | 'source' | 'input'> & {
  run(context: never): Promise<Result>;
};

interface RunOptions {
  readonly journal?: JournalStore;
  readonly onEvent?: (event: JourneyEvent) => void | Promise<void>;
  /** `ready` (default) answers; `absent` never does; `idle` says yes and does nothing; `mistaken` answers wrong. */
  readonly holder?: 'ready' | 'absent' | 'idle' | 'mistaken';
}

/** Opens a browser; `saved` continues a jar saved before. Challenges are answered by the sandbox's holder. */
export function openBrowser(world: RailSandbox, saved?: string): Browser {
  const actor = world.admin.clock.actor(`browser-${(browsers += 1).toString()}`);
  const jar = createCookieJar({ clock: actor, ...(saved !== undefined && { saved }) });
  const random = seededRandom(browsers);
  const drifts = new Set<string>();
  const hooks: ClientHooks = {
    onDrift: ({ endpointId, unknownMembers, mismatches }) => {
      for (const place of [...unknownMembers, ...mismatches.map(({ pointer }) => pointer)])
        drifts.add(`${endpointId} ${place}`);
    },
  };
  const client = createClient(rail12306, { origins: world.origins.rail12306, jar, clock: actor, random, hooks });
  return {
    client,
    jar,
    drifts,
    run: async (target, input, { journal = memoryJournal(), onEvent, holder = 'ready' } = {}) => {
      const effects = journeyEffects(client, { clock: actor, random, journal });
      const result = await completeJourney(target as never, {
        ...(input !== undefined && { input: input }),
        effects,
        onEvent: async (event) => {
          if (event.type === 'challenge' && holder === 'ready') await answer(world, event);
          if (event.type === 'challenge' && holder === 'idle') event.answer(true);
          if (event.type === 'challenge' && holder === 'mistaken') event.answer('1,1');
          await onEvent?.(event);
        },
      });
      return result as JourneyResult<never>;
    },
    [Symbol.asyncDispose]: async () => {
      actor.leave();
      await client.close();
    },
  };
}

let browsers = 0;

/** What the account holder does, played by the sandbox's holder controls. */
async function answer(world: RailSandbox, event: ChallengeEvent): Promise<void> {
  const { kind, ref } = event.challenge;
  const holder = (action: string, subject: string = TRAVELLER.username): Promise<unknown> =>
    world.admin.holder({ platform: 'rail12306', ref: subject, action });
  if (kind === 'qr') {
    await holder('scan', ref);
    await holder('confirm', ref);
    event.answer(true);
  } else if (kind === 'imageCaptcha' && ref === 'order') {
    event.answer(((await holder('readOrderCode')) as { randCode: string }).randCode);
  } else if (kind === 'imageCaptcha') {
    event.answer(((await holder('readCaptcha')) as { answer: string }).answer);
  } else if (kind === 'sms') {
    event.answer(((await holder('readSms')) as { randCode: string }).randCode);
  } else if (kind === 'slider') {
    event.answer(await holder('slide'));
  } else if (kind === 'notice') {
    event.answer(true);
  }
}

/** A browser that is logged in with a QR code. */
export async function loggedIn(world: RailSandbox): Promise<Browser> {
  const browser = openBrowser(world);
  const login = await browser.run(rail12306.journeys['login.qr'], {});
  if (!login.ok) throw new Error(`no login: ${JSON.stringify(login)}`);
  return browser;
}

/** Input of a booking on G901, seats free in every class. */
export function booking(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { from: 'VNP', to: 'AOH', date: DATE, train: 'G901', seat: 'O', passengers: [{ name: '张测试' }], ...changes };
}

/** The sandbox's orders. */
export function ordersOf(
  world: RailSandbox,
): readonly { readonly status: string; readonly seats: readonly string[]; readonly orderId: string }[] {
  return (world.admin.state('rail12306') as { orders: never }).orders;
}

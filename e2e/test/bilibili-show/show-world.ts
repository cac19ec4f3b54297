import {
  completeJourney,
  memoryJournal,
  type ChallengeEvent,
  type JournalEntry,
  type JourneyEvent,
  type WireRequest,
} from '@boxwire/contract';
import { createClient, createCookieJar, journeyEffects } from '@boxwire/http-core';
import { createSandbox, type FaultRule } from '@boxwire/sandbox';
import {
  BILIBILI_SHOW_DEMO_USER,
  bilibiliShowSandbox,
  type BilibiliShowSandboxOptions,
} from '@boxwire/sandbox/bilibili-show';
import { createBilibiliShow, type bilibiliShow, type BilibiliShowOptions } from '@boxwire/schemas-bilibili-show';
import { seededRandom } from '@boxwire/tooling/test-kit';

/** 2026-01-01T00:00:00Z. */
const NOW = Date.UTC(2026, 0, 1);

/** What an order takes, in wire form. */
export type OrderWire = (typeof bilibiliShow.journeys.order)['input']['_zod']['input'];

/** Answers to challenges by kind: a value, or what makes one of the facts shown. */
export type Answers = Readonly<Record<string, unknown>>;

/** A holder who takes the first of whatever is offered, two tickets of it. */
export const WILLING: Answers = {
  date: ({ dates }: { dates: string[] }) => dates.at(-1),
  seats: ({ seats }: { seats: { code: string }[] }) => seats.slice(0, 2).map(({ code }) => code),
  buyers: ({ needed, buyers }: { needed: number; buyers: { id: string }[] }) =>
    buyers.slice(0, needed).map(({ id }) => id),
  contact: { buyer: '测试联系人', tel: '10012345678' },
  address: ({ addresses }: { addresses: { id: string }[] }) => addresses[0]?.id,
};

/** A bilibili-show sandbox on a jumping clock, and a client of its first account. */
export async function startShow(options: BilibiliShowSandboxOptions = {}, bodies: BilibiliShowOptions = {}) {
  const sandbox = await createSandbox({ platforms: [bilibiliShowSandbox(options)], clock: { mode: 'auto', now: NOW } });
  const origins = sandbox.origins['bilibili-show'];
  const jar = createCookieJar();
  const login = (): void => {
    const cookies = Object.entries(BILIBILI_SHOW_DEMO_USER.cookies).map(([name, value]) => `${name}=${value}; Path=/`);
    for (const origin of Object.values(origins)) jar.store(`${origin}/`, cookies);
  };
  login();
  const actor = sandbox.admin.clock.actor('buyer');
  const random = seededRandom(1);
  const platform = createBilibiliShow(bodies);
  const client = createClient(platform, { origins, jar, clock: actor, random });
  const sent: WireRequest[] = [];
  const effectsOver = (entries: readonly JournalEntry[] = []) => {
    const journal = memoryJournal(entries);
    const effects = journeyEffects(client, { clock: actor, random, journal });
    return {
      journal,
      effects: {
        ...effects,
        send: (...[target, request, context]: Parameters<typeof effects.send>) => {
          sent.push(request);
          return effects.send(target, request, context);
        },
      },
    };
  };
  const order = async (input: OrderWire | undefined, answers: Answers = {}, entries: readonly JournalEntry[] = []) => {
    const { journal, effects } = effectsOver(entries);
    const asked: ChallengeEvent['challenge'][] = [];
    const onEvent = (event: JourneyEvent): void => {
      if (event.type !== 'challenge') return;
      asked.push(event.challenge);
      const { kind } = event.challenge;
      if (!Object.hasOwn(answers, kind)) return;
      const answer = answers[kind];
      event.answer(
        typeof answer === 'function' ? (answer as (show: unknown) => unknown)(event.challenge.show) : answer,
      );
    };
    const result = await completeJourney(platform.journeys.order, { ...(input && { input }), effects, onEvent });
    return { result, asked, entries: journal.entries };
  };
  const browse = async (input: (typeof bilibiliShow.journeys.browse)['input']['_zod']['input']) => {
    const result = await completeJourney(platform.journeys.browse, { input, effects: effectsOver().effects });
    if (!result.ok) throw new Error(`browse ended ${result.reason}`);
    return result.data;
  };
  return {
    sandbox,
    browse,
    origins,
    client,
    platform,
    jar,
    login,
    order,
    sent,
    effects: () => effectsOver().effects,
    /** Endpoint ids of what a journey sent. */
    ids: (): string[] => sent.map(({ endpointId }) => endpointId),
    /** Puts a fault on the next request to an endpoint, or on more. */
    fault: (endpoint: string, action: FaultRule['action'], times = 1): void => {
      sandbox.admin.faults.add({ match: { endpoint }, times, action });
    },
    operate: (ref: string | number, action: string, input: Readonly<Record<string, unknown>> = {}) =>
      sandbox.admin.operator({ platform: 'bilibili-show', ref: String(ref), action, input }),
    holder: (ref: string, action: string) => sandbox.admin.holder({ platform: 'bilibili-show', ref, action }),
    state: () => sandbox.admin.state('bilibili-show') as ShowState,
    broken: (): string[] => sandbox.admin.invariants().flatMap(({ problems }) => [...problems]),
    [Symbol.asyncDispose]: async () => {
      actor.leave();
      await client.close();
      await sandbox.close();
    },
  };
}

/** What the tests read of the sandbox's state. */
export interface ShowState {
  readonly projects: readonly {
    readonly projectId: number;
    readonly idBind: 0 | 1 | 2;
    readonly pickSeat: boolean;
    readonly paper: boolean;
    readonly dated: boolean;
  }[];
  readonly orders: readonly {
    readonly orderId: string;
    readonly status: string;
    readonly count: number;
    readonly payMoneyFen: number;
    readonly seats: readonly string[];
  }[];
}

/** A running world of `startShow`. */
export type ShowWorld = Awaited<ReturnType<typeof startShow>>;

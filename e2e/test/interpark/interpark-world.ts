import {
  completeJourney,
  memoryJournal,
  type ChallengeEvent,
  type JournalEntry,
  type Failure,
  type JourneyEvent,
  type JourneyResult,
  type JournalStore,
} from '@boxwire/contract';
import { createClient, createCookieJar, journeyEffects } from '@boxwire/http-core';
import { createSandbox, type FaultRule } from '@boxwire/sandbox';
import { INTERPARK_DEMO_MEMBER, interparkSandbox, type InterparkSandboxOptions } from '@boxwire/sandbox/interpark';
import { createInterpark, openHold, type InterparkGeneration } from '@boxwire/schemas-interpark';
import { seededRandom } from '@boxwire/tooling/test-kit';

/** 2026-01-01T00:00:00Z: the first show is then on sale, and plays on 2026-02-12. */
const NOW = Date.UTC(2026, 0, 1);
const { email, password } = INTERPARK_DEMO_MEMBER;

/** What the purchase of one seat of the first show takes. */
export const PURCHASE = {
  goodsCode: '25018223',
  placeCode: '25001698',
  email,
  password,
  webKey: 'sandbox-web-key',
  buyer: { name: 'SANDBOX USER', birthDate: '0001011', email, phone: '10012345678' },
  merchantMemberNo: 'T00000001',
};

/** An interpark sandbox on a jumping clock, a client of its first member, and the holder who answers for them. */
export async function startInterpark(generation: InterparkGeneration, options: InterparkSandboxOptions = {}) {
  const sandbox = await createSandbox({
    platforms: [interparkSandbox({ generation, ...options })],
    clock: { mode: 'auto', now: NOW },
  });
  const origins = sandbox.origins.interpark;
  const actor = sandbox.admin.clock.actor('buyer');
  const random = seededRandom(1);
  const platform = createInterpark({ generation, channel: options.channel ?? 'world' });
  const client = createClient(platform, { origins, jar: createCookieJar(), clock: actor, random });
  const { journeys } = platform;
  const holder = (ref: string, action: string) => sandbox.admin.holder({ platform: 'interpark', ref, action });

  const answer = async ({ kind }: ChallengeEvent['challenge']): Promise<unknown> => {
    if (kind === 'turnstile') return memberOf(await holder(email, 'answerTurnstile'), 'turnstileToken');
    if (kind === 'imageCaptcha') return memberOf(await holder(email, 'readCaptcha'), 'p1');
    await holder(email, 'passEkyc');
    return true;
  };
  const purchase = async (
    input: (typeof journeys.purchase)['input']['_zod']['input'] | undefined = PURCHASE,
    more: { readonly entries?: readonly JournalEntry[]; readonly onEvent?: (event: JourneyEvent) => void } = {},
  ): Promise<Purchased> => {
    const journal = memoryJournal(more.entries ?? []);
    const effects = journeyEffects(client, { clock: actor, random, journal });
    const asked: string[] = [];
    const onEvent = async (event: JourneyEvent): Promise<void> => {
      more.onEvent?.(event);
      if (event.type !== 'challenge') return;
      asked.push(event.challenge.kind);
      event.answer(await answer(event.challenge));
    };
    try {
      const given = more.entries === undefined ? { input } : {};
      const result = await completeJourney(journeys.purchase, { ...given, effects, onEvent });
      return { result, asked, journal };
    } catch (error) {
      return { error, asked, journal };
    }
  };
  return {
    sandbox,
    purchase,
    openHold: (journal: { readonly entries: readonly JournalEntry[] }) => openHold(journal.entries),
    now: () => actor.now(),
    advance: (ms: number) => sandbox.admin.clock.advance(ms),
    /** Puts a fault on the next request to an endpoint, or on more. */
    fault: (endpoint: string, action: FaultRule['action'], times = 1): void => {
      sandbox.admin.faults.add({ match: { endpoint }, times, action });
    },
    operate: (ref: string, action: string, input: Readonly<Record<string, unknown>> = {}) =>
      sandbox.admin.operator({ platform: 'interpark', ref, action, input }),
    /** Endpoint ids of what was sent. */
    ids: (): string[] => sandbox.admin.requests().map(({ exchange }) => exchange.endpointId),
    /** Seats that sessions hold, by state. */
    held: (): string[] =>
      (sandbox.admin.state('interpark') as State).sessions.flatMap(({ held }) => held.map(({ state }) => state)),
    carts: (): State['carts'] => (sandbox.admin.state('interpark') as State).carts,
    broken: (): string[] => sandbox.admin.invariants().flatMap(({ problems }) => [...problems]),
    [Symbol.asyncDispose]: async () => {
      actor.leave();
      await client.close();
      await sandbox.close();
    },
  };
}

/** How a run ended: a result, or what stopped it. */
interface Purchased {
  readonly result?: JourneyResult<unknown>;
  readonly error?: unknown;
  /** Kinds of the challenges that were answered. */
  readonly asked: readonly string[];
  readonly journal: JournalStore & { readonly entries: readonly JournalEntry[] };
}

/** The failure a run ended with. */
export function failureOf({ result }: Pick<Purchased, 'result'>): Failure | undefined {
  return result?.ok === false && result.reason === 'failed' ? result.failure : undefined;
}

interface State {
  readonly sessions: readonly { readonly held: readonly { readonly state: string }[] }[];
  readonly carts: readonly { readonly state: string; readonly totalWon: number; readonly tickets: number }[];
}

function memberOf(value: unknown, name: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[name];
}

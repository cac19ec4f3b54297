import { completeJourney, memoryJournal, type Clock, type JourneyEvent, type JourneyResult } from '@boxwire/contract';
import { createClient, journeyEffects, type ClientHooks } from '@boxwire/http-core';
import { createSandbox, type FaultRule, type Sandbox } from '@boxwire/sandbox';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox, type WashcarSandboxOptions } from '@boxwire/sandbox/washcar';
import { washcar } from '@boxwire/schemas-washcar';
import { createSigner } from '@boxwire/signing';
import { seededRandom } from '@boxwire/tooling/test-kit';

/** The demo channel without a rate limit that would slow a test down. */
export const CHANNEL = { ...WASHCAR_DEMO_CHANNEL, maxRequestsPerMinute: 10_000_000, balanceFen: 1_000_000_000 };

/** A washcar sandbox for cross-package tests. */
export function startWashcar(
  options: WashcarSandboxOptions = {},
  settings: {
    readonly clock?: 'real' | 'manual' | 'auto';
    readonly faults?: readonly FaultRule[];
    readonly seed?: number;
  } = {},
) {
  return createSandbox({ platforms: [washcarSandbox({ channels: [CHANNEL], ...options })], ...settings });
}

/** A running washcar sandbox. */
export type WashcarWorld = Sandbox<readonly [ReturnType<typeof washcarSandbox>]>;

/** A signing client of the sandbox. */
export function washcarClient(
  api: string,
  options: { readonly clock?: Clock; readonly random?: () => number; readonly hooks?: ClientHooks } = {},
) {
  const signer = createSigner({ appId: CHANNEL.appId, secret: CHANNEL.secret });
  return createClient(washcar, { origins: { api }, signer, ...options });
}

/** Runs `washcar.order` to its end; the customer books and the shop verifies as soon as the journey asks. */
export async function orderOnce(
  world: WashcarWorld,
  order: {
    readonly channelOrderNo: string;
    readonly seed: number;
    readonly resumes?: number;
    readonly hooks?: ClientHooks;
  },
): Promise<JourneyResult<unknown>> {
  const actor = world.admin.clock.actor(order.channelOrderNo);
  const random = seededRandom(order.seed);
  await using client = washcarClient(world.origins.washcar.api, {
    clock: actor,
    random,
    ...(order.hooks && { hooks: order.hooks }),
  });
  const effects = journeyEffects(client, { clock: actor, random, journal: memoryJournal() });
  const input = { cityCode: '110100', mobile: '10012345678', channelOrderNo: order.channelOrderNo };
  const onEvent = (event: JourneyEvent): Promise<void> => visitShop(world, event);
  try {
    let result = await completeJourney(washcar.journeys.order, { input, effects, onEvent });
    // a failed journey resumes where it stopped, as a user's would
    for (let resumed = 0; !result.ok && resumed < (order.resumes ?? 0); resumed++) {
      result = await completeJourney(washcar.journeys.order, { effects, onEvent });
    }
    return result;
  } finally {
    actor.leave();
  }
}

async function visitShop(world: WashcarWorld, event: JourneyEvent): Promise<void> {
  if (event.type !== 'challenge') return;
  for (const action of ['book', 'verify']) {
    await world.admin.holder({ platform: 'washcar', ref: event.challenge.ref, action });
  }
  event.answer(true);
}

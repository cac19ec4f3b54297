import { decodeResponse, type ChallengeEvent, type Journey, type JourneyEffects } from '@boxwire/contract';
import { createClient, createCookieJar, journeyEffects } from '@boxwire/http-core';
import { createSandbox } from '@boxwire/sandbox';
import { INTERPARK_DEMO_MEMBER, interparkSandbox } from '@boxwire/sandbox/interpark';
import {
  createInterpark,
  seatAvailability,
  type AvailableBlock,
  type BlockSeats,
  type InterparkGeneration,
} from '@boxwire/schemas-interpark';

const NOW = Date.UTC(2026, 0, 1);
const { email, password } = INTERPARK_DEMO_MEMBER;

/** What the purchase of one seat of the sandbox's first show takes. */
export const PURCHASE = {
  ...{ goodsCode: '25018223', placeCode: '25001698', email, password, webKey: 'sandbox-web-key' },
  ...{ buyer: { name: 'SANDBOX USER', birthDate: '0001011', email, phone: '10012345678' } },
  merchantMemberNo: 'T00000001',
} as const;

/** A sandbox of one API generation on a clock that jumps, a client of its first member, and who answers for them. */
export async function openInterpark(generation: InterparkGeneration) {
  const sandbox = await createSandbox({
    platforms: [interparkSandbox({ generation })],
    clock: { mode: 'auto', now: NOW },
    seed: 'demo',
  });
  const clock = sandbox.admin.clock.actor('demo');
  const platform = createInterpark({ generation });
  const origins = sandbox.origins.interpark;
  const client = createClient(platform, { origins, jar: createCookieJar({ clock }), clock });
  const seen: SeenMap = { blocks: [] };
  const effects = journeyEffects(client, { clock });
  return {
    sandbox,
    purchase: platform.journeys.purchase as unknown as Journey,
    /** The blocks of the seat map that were read. */
    seen,
    effects: { ...effects, send: mapReading((...sent) => effects.send(...sent), seen) },
    answer: async (event: ChallengeEvent): Promise<void> => event.answer(await answerTo(sandbox, event)),
    [Symbol.asyncDispose]: async () => {
      clock.leave();
      await client.close();
      await sandbox.close();
    },
  };
}

type Sandbox = Awaited<ReturnType<typeof createSandbox>>;

interface SeenMap {
  blocks: AvailableBlock[];
}

async function answerTo({ admin }: Pick<Sandbox, 'admin'>, { challenge }: ChallengeEvent): Promise<unknown> {
  const holder = async (action: string, member: string): Promise<unknown> => {
    const given = await admin.holder({ platform: 'interpark', ref: email, action });
    return (given as Readonly<Record<string, unknown>>)[member];
  };
  switch (challenge.kind) {
    case 'turnstile':
      return holder('answerTurnstile', 'turnstileToken');
    case 'imageCaptcha':
      return holder('readCaptcha', 'p1');
    default:
      await holder('passEkyc', 'ekyc');
      return true;
  }
}

// seatMeta names the seats of the blocks asked for, seatStatus which of them are free
function mapReading(send: JourneyEffects['send'], seen: SeenMap): JourneyEffects['send'] {
  let meta: readonly BlockSeats[] = [];
  return async (target, request, context) => {
    const answer = await send(target, request, context);
    if (target.id !== 'seats.meta' && target.id !== 'seats.status') return answer;
    const outcome = decodeResponse(target, answer);
    if (!outcome.ok) return answer;
    const data: unknown = outcome.data;
    if (target.id === 'seats.meta') meta = data as readonly BlockSeats[];
    else {
      const blockKeys = request.query.filter(([name]) => name === 'blockKeys').map(([, value]) => value);
      seen.blocks.push(...seatAvailability({ blockKeys, meta, bitmaps: data as readonly string[] }));
    }
    return answer;
  };
}

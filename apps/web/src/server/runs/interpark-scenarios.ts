import { createClient, createCookieJar } from '@boxwire/http-core';
import { INTERPARK_DEMO_MEMBER, interparkSandbox } from '@boxwire/sandbox/interpark';
import { INTERPARK_HOSTS, createInterpark, explainFailure } from '@boxwire/schemas-interpark';
import type { InterparkGeneration } from '@boxwire/schemas-interpark';
import { COMMON_FAULTS } from './common-faults.ts';
import { BREAKS } from './interpark-breaks.ts';
import type { ClientParts, Scenario } from './scenario.ts';

const { email, password } = INTERPARK_DEMO_MEMBER;

/** One seat of the sandbox's first show. */
const PURCHASE = {
  goodsCode: '25018223',
  placeCode: '25001698',
  ...{ email, password, webKey: 'sandbox-web-key' },
  buyer: { name: 'SANDBOX USER', birthDate: '0001011', email, phone: '10012345678' },
  merchantMemberNo: 'T00000001',
};

/** Purchases in both generations of the API, and one for each way in which a call of the notes went wrong. */
export const interparkScenarios: readonly [Scenario, ...Scenario[]] = [
  purchase('2026-10'),
  purchase('2026-01'),
  ...BREAKS.map(({ id, summary, alter }): Scenario => ({
    ...purchase('2026-01'),
    id: `interpark.broken.${id}`,
    summary,
    alter,
    explain: (request, answer) =>
      explainFailure({ request, answer }).map(({ cause, message, certainty }) => ({ cause, message, certainty })),
  })),
];

function purchase(generation: InterparkGeneration): Scenario {
  const platform = createInterpark({ generation, channel: 'world' });
  return {
    id: `interpark.purchase.${generation}`,
    platform,
    summary: `${platform.journeys.purchase.summary}, in the API of ${generation}`,
    now: '2026-01-01T00:00:00Z',
    legs: [{ journey: platform.journeys.purchase, input: () => PURCHASE }],
    sandbox: () => interparkSandbox({ generation }),
    client: ({ origins, ...parts }: ClientParts) =>
      createClient(platform, {
        origins: originsOf(origins),
        jar: createCookieJar({ clock: parts.clock }),
        ...parts,
      }),
    faults: COMMON_FAULTS,
    holder: {
      turnstile: { actions: ['answerTurnstile'], ref: email, reveals: true },
      imageCaptcha: { actions: ['readCaptcha'], ref: email, reveals: true },
      ekyc: { actions: ['passEkyc'], ref: email },
    },
  };
}

type OriginKey = keyof typeof INTERPARK_HOSTS;

function originsOf(origins: Readonly<Record<string, string>>): Record<OriginKey, string> {
  const keys = Object.keys(INTERPARK_HOSTS) as OriginKey[];
  return Object.fromEntries(keys.map((key) => [key, origins[key] ?? ''])) as Record<OriginKey, string>;
}

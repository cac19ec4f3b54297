import { createClient } from '@boxwire/http-core';
import { WASHCAR_DEMO_CHANNEL, washcarSandbox } from '@boxwire/sandbox/washcar';
import { washcar } from '@boxwire/schemas-washcar';
import { createSigner } from '@boxwire/signing';
import { COMMON_FAULTS } from './common-faults.ts';
import type { ClientParts, Scenario } from './scenario.ts';

const { appId, secret } = WASHCAR_DEMO_CHANNEL;

/** Journeys of the car-wash channel. */
export const washcarScenarios: readonly [Scenario, ...Scenario[]] = [
  {
    id: 'washcar.order',
    platform: washcar,
    summary: washcar.journeys.order.summary,
    legs: [
      {
        journey: washcar.journeys.order,
        input: (runId) => ({ cityCode: '110100', mobile: '10012345678', channelOrderNo: `BW-${runId}` }),
      },
    ],
    sandbox: () => washcarSandbox(),
    client: washcarClient,
    holder: { visit: { actions: ['book', 'verify'] } },
    faults: COMMON_FAULTS,
  },
];

function washcarClient({ origins, ...parts }: ClientParts): ReturnType<Scenario['client']> {
  return createClient(washcar, {
    origins: { api: origins.api ?? '' },
    signer: createSigner({ appId, secret }),
    redact: { values: [secret] },
    ...parts,
  });
}

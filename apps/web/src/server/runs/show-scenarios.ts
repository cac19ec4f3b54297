import { createClient, createCookieJar } from '@boxwire/http-core';
import { BILIBILI_SHOW_DEMO_USER, bilibiliShowSandbox } from '@boxwire/sandbox/bilibili-show';
import { bilibiliShow } from '@boxwire/schemas-bilibili-show';
import { COMMON_FAULTS } from './common-faults.ts';
import type { ClientParts, Scenario } from './scenario.ts';

/** Projects of the sandbox, one for each kind of purchase of the notes; seats are asked for, other tickets are named. */
const KINDS = [
  ['realName', { projectId: '710001', screenId: '720001', skuId: '730001' }, 'A ticket in the buyer’s name'],
  ['seats', { projectId: '710002', screenId: '720002' }, 'Seats of your choice, in the buyers’ names'],
  ['plain', { projectId: '710003', screenId: '720003', skuId: '730003' }, 'A plain ticket'],
  ['paper', { projectId: '710004', screenId: '720004', skuId: '730004' }, 'A paper ticket by post'],
  ['dated', { projectId: '710005', screenId: '720005', skuId: '730005' }, 'A ticket for a day of your choice'],
] as const;

/** Orders of the ticket shop; what a purchase needs is asked. */
export const showScenarios: readonly Scenario[] = KINDS.map(([kind, wanted, summary]) => ({
  id: `bilibili-show.order.${kind}`,
  platform: bilibiliShow,
  summary,
  legs: [{ journey: bilibiliShow.journeys.order, input: () => wanted }],
  sandbox: () => bilibiliShowSandbox(),
  client: showClient,
  faults: COMMON_FAULTS,
  holder: { riskControl: { actions: ['answerChallenge'] } },
}));

/** A client of the sandbox's first account. */
export function showClient({ origins, ...parts }: ClientParts): ReturnType<Scenario['client']> {
  const jar = createCookieJar({ clock: parts.clock });
  const cookies = Object.entries(BILIBILI_SHOW_DEMO_USER.cookies).map(([name, value]) => `${name}=${value}; Path=/`);
  for (const origin of Object.values(origins)) jar.store(`${origin}/`, cookies);
  return createClient(bilibiliShow, {
    origins: { show: origins.show ?? '', mall: origins.mall ?? '' },
    jar,
    ...parts,
  });
}

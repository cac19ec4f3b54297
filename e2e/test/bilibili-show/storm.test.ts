import { completeJourney, memoryJournal, type JourneyResult } from '@boxwire/contract';
import { createClient, createCookieJar, journeyEffects } from '@boxwire/http-core';
import { createSandbox, type FaultRule } from '@boxwire/sandbox';
import { bilibiliShowSandbox } from '@boxwire/sandbox/bilibili-show';
import { bilibiliShow, type Ordered } from '@boxwire/schemas-bilibili-show';
import { seededRandom } from '@boxwire/tooling/test-kit';
import { expect, test } from 'vitest';

const ACCOUNTS = 80;
const RESUMES = 4;
const all = { platform: 'bilibili-show' } as const;
const onCreate = { ...all, endpoint: 'order.createV2' } as const;

/** What can go wrong on the wire, often. */
const STORM: readonly FaultRule[] = [
  { match: all, probability: 0.2, action: { type: 'latency', ms: [1, 2_000] } },
  { match: all, probability: 0.04, action: { type: 'dropBeforeCommit' } },
  { match: all, probability: 0.04, action: { type: 'dropAfterCommit' } },
  { match: all, probability: 0.03, action: { type: 'malformedJson' } },
  { match: all, probability: 0.03, action: { type: 'named', name: 'gatewayDown' } },
  { match: all, probability: 0.02, action: { type: 'named', name: 'crowded' } },
  { match: onCreate, probability: 0.3, action: { type: 'dropAfterCommit' } },
  { match: onCreate, probability: 0.1, action: { type: 'respond', status: 504, body: '<html>', commit: true } },
  { match: onCreate, probability: 0.2, action: { type: 'named', name: 'pendingCreate', args: { polls: 2 } } },
];

interface State {
  readonly orders: readonly { readonly uid: number; readonly orderId: string }[];
}

test(
  `${ACCOUNTS.toString()} accounts through drops, gateways and lost answers: nobody gets two orders, and every success is one's own`,
  { timeout: 120_000 },
  async () => {
    const platforms = [bilibiliShowSandbox({ users: ACCOUNTS, stock: { 730_003: 10_000 } })] as const;
    await using world = await createSandbox({ platforms, clock: 'auto', faults: STORM, seed: 11 });
    const origins = world.origins['bilibili-show'];
    const orderOnce = async (uid: number): Promise<JourneyResult<Ordered>> => {
      const actor = world.admin.clock.actor(uid.toString());
      const random = seededRandom(uid);
      const jar = createCookieJar();
      jar.store(origins.show, [`SESSDATA=sbx-session-${uid.toString()}; Path=/`]);
      await using client = createClient(bilibiliShow, { origins, jar, clock: actor, random });
      const effects = journeyEffects(client, { clock: actor, random, journal: memoryJournal() });
      const contact = { buyer: '测试联系人', tel: '10012345678' };
      const input = { projectId: '710003', screenId: '720003', skuId: '730003', contact };
      try {
        let result = await completeJourney(bilibiliShow.journeys.order, { input, effects });
        // as a person would, who looks again later
        for (let resumed = 0; !result.ok && resumed < RESUMES; resumed++) {
          result = await completeJourney(bilibiliShow.journeys.order, { effects });
        }
        return result;
      } finally {
        actor.leave();
      }
    };
    const uids = Array.from({ length: ACCOUNTS }, (_, index) => 10_001 + index);
    const results = await Promise.all(uids.map(orderOnce));
    const { orders } = world.admin.state('bilibili-show') as State;
    expect(new Set(orders.map(({ uid }) => uid)).size).toBe(orders.length);
    for (const [index, result] of results.entries()) {
      const own = orders.find(({ uid }) => uid === uids[index]);
      if (result.ok) expect(result.data.orderId).toBe(own?.orderId);
      // what never arrived stays unsettled for good: nothing proves that it will not arrive
      else expect(result).toMatchObject({ failure: { code: 'UNSETTLED' } });
    }
    const settled = results.filter(({ ok }) => ok).length;
    expect(settled).toBeGreaterThan(ACCOUNTS / 2);
    expect(results.some(({ ok }) => !ok)).toBe(true);
    expect(world.admin.invariants().filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(Math.min(...world.admin.faults.list().map(({ hits }) => hits)), 'every fault struck').toBeGreaterThan(0);
  },
);

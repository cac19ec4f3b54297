import type { FaultRule } from '@boxwire/sandbox';
import { expect, test } from 'vitest';
import { CHANNEL, orderOnce, startWashcar } from '../support/washcar-world.ts';

const ORDERS = 500;
const api = { platform: 'washcar' } as const;
const onCreate = { ...api, endpoint: 'order.create' } as const;

/** Everything that can go wrong on the wire, often. */
const STORM: readonly FaultRule[] = [
  { match: api, probability: 0.2, action: { type: 'latency', ms: [1, 3_000] } },
  { match: api, probability: 0.05, action: { type: 'dropBeforeCommit' } },
  { match: api, probability: 0.05, action: { type: 'dropAfterCommit' } },
  { match: api, probability: 0.05, action: { type: 'named', name: 'thrift500' } },
  { match: api, probability: 0.03, action: { type: 'named', name: 'databaseTimeout' } },
  { match: api, probability: 0.03, action: { type: 'malformedJson' } },
  { match: api, probability: 0.03, action: { type: 'truncate' } },
  { match: api, probability: 0.03, action: { type: 'respond', status: 502, body: '<html>bad gateway</html>' } },
  { match: api, probability: 0.03, action: { type: 'clockSkew', ms: 600_000 } },
  { match: onCreate, probability: 0.2, action: { type: 'dropAfterCommit' } },
  { match: onCreate, probability: 0.1, action: { type: 'respond', status: 500, body: '{}', commit: true } },
];

interface State {
  readonly channels: readonly { readonly appId: string; readonly balanceFen: number }[];
  readonly goods: readonly {
    readonly items: readonly { goodsItemId: string; stock: number; settlePriceFen: number }[];
  }[];
  readonly orders: readonly {
    readonly channelOrderNo: string;
    readonly orderStatus: string;
    readonly goodsItemId: string;
  }[];
}

test(
  `${ORDERS.toString()} orders at once through drops, failures, latency and clock skew end with exactly one order each, stock and balance exact`,
  { timeout: 120_000 },
  async () => {
    await using world = await startWashcar({ stock: { GI001: 10_000 } }, { clock: 'auto', faults: STORM, seed: 7 });
    const results = await Promise.all(
      Array.from({ length: ORDERS }, (_, index) =>
        orderOnce(world, { channelOrderNo: `E2E${index.toString().padStart(4, '0')}`, seed: index, resumes: 5 }),
      ),
    );
    expect(results.filter((result) => !result.ok)).toEqual([]);
    const { channels, goods, orders } = world.admin.state('washcar') as State;
    expect(orders).toHaveLength(ORDERS);
    expect(new Set(orders.map(({ channelOrderNo }) => channelOrderNo)).size).toBe(ORDERS);
    expect(orders.filter(({ orderStatus }) => orderStatus !== 'VERIFIED')).toEqual([]);
    const bought = goods.flatMap(({ items }) => items).find(({ goodsItemId }) => goodsItemId === 'GI001');
    expect(orders.every(({ goodsItemId }) => goodsItemId === 'GI001')).toBe(true);
    expect(bought?.stock).toBe(10_000 - ORDERS);
    expect(channels.find(({ appId }) => appId === CHANNEL.appId)?.balanceFen).toBe(
      CHANNEL.balanceFen - ORDERS * (bought?.settlePriceFen ?? Number.NaN),
    );
    expect(world.admin.invariants().filter(({ problems }) => problems.length > 0)).toEqual([]);
    const hits = world.admin.faults.list().map(({ hits }) => hits);
    expect(Math.min(...hits), 'every fault struck').toBeGreaterThan(0);
  },
);

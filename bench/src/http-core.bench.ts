import { codeTable, endpoint, jsonAnswer, platform } from '@boxwire/contract';
import { createClient } from '@boxwire/http-core';
import axios from 'axios';
import got from 'got';
import { Agent as HttpAgent } from 'node:http';
import ky from 'ky';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { startChildServer } from './child-server.ts';
import { inParallel, measure, type Candidate } from './measure.ts';
import { compare, type BenchResult } from './ratio.ts';

const CONCURRENCY = 50;
const BODY = JSON.stringify({
  code: 200,
  message: 'success',
  data: {
    orderNo: '20260116102030405060',
    channelOrderNo: 'CH202603041234567',
    orderStatus: 'CREATED',
    goodsId: 'G001',
    goodsItemId: 'GI001',
    cityCode: '110100',
    salePrice: '98.50',
    quantity: 1,
    codes: [],
  },
});
const QUERY = { orderNo: '20260116102030405060', cityCode: '110100' };

/** http-core's call, decoding included, against bare undici and the usual clients. */
export async function benchHttpCore(): Promise<BenchResult> {
  await using server = await startChildServer('./http-server.ts', BODY);
  await using client = createClient(shop, { origins: { api: server.origin }, maxConcurrentPerOrigin: CONCURRENCY });
  const measured = await measure(
    [
      {
        name: 'http-core',
        run: (count) => inParallel(count, CONCURRENCY, () => client.order.detail({ query: QUERY })),
      },
      ...peers(server.origin),
    ],
    { count: 3_000, rounds: 6 },
  );
  const against = (name: string, atLeast: number) =>
    compare(measured, { area: 'http-core call', ours: 'http-core', against: name, bar: { atLeast } });
  return { ratios: [against('bare undici.request', 0.6), against('axios', 2), against('got', 2), against('ky', 2)] };
}

function peers(origin: string): Candidate[] {
  const dispatcher = new Agent({ connections: CONCURRENCY });
  const url = `${origin}/api/order/detail?${new URLSearchParams(QUERY).toString()}`;
  const agent = new HttpAgent({ keepAlive: true, maxSockets: CONCURRENCY });
  const candidate = (name: string, call: () => Promise<unknown>): Candidate => ({
    name,
    run: (count) => inParallel(count, CONCURRENCY, call),
  });
  return [
    candidate('bare undici.request', async () => (await request(url, { dispatcher })).body.json()),
    candidate('axios', async () => (await axios.get<unknown>(url, { httpAgent: agent })).data),
    candidate('got', () => got(url, { agent: { http: agent } }).json()),
    candidate('ky', () => ky.get(url).json()),
  ];
}

const shop = platform({
  id: 'bench',
  title: 'Bench',
  origins: ['api'],
  endpoints: {
    order: {
      detail: endpoint({
        id: 'order.detail',
        method: 'GET',
        origin: 'api',
        path: '/api/order/detail',
        summary: 'One order.',
        source: 'washcar §5.1',
        effect: 'read',
        query: z.object({ orderNo: z.string(), cityCode: z.string() }),
        responses: {
          200: jsonAnswer(
            z.looseObject({
              orderNo: z.string(),
              orderStatus: z.string(),
              quantity: z.int(),
              codes: z.array(z.unknown()),
            }),
          ),
        },
        outcome: codeTable({
          codeIn: ['code'],
          messageIn: ['message'],
          dataIn: 'data',
          success: ['200'],
          table: {},
          fallback: { code: 'Other', kind: 'refused' },
        }),
      }),
    },
  },
});

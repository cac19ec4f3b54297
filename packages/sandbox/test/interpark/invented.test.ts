import { describe, expect, it } from 'vitest';
import { GOODS, slowHeaders, startInterpark } from './start.ts';
import { exchange } from './wire.ts';

/** Appendix B of the contract: they look real, and nobody ever saw them answer. */
const INVENTED = [
  ['POST', '/onestop/api/seat/reserve'],
  ['POST', '/onestop/api/order/submit'],
  ['POST', '/onestop/api/payment/process'],
  ['GET', '/onestop/api/play-seq/block-data'],
  ['GET', '/onestop/api/play-seq/seat-meta'],
  ['POST', '/onestop/api/session-check'],
  ['GET', `/onestop/api/play-seq/play/${GOODS}/001`],
  ['GET', '/onestop/api/seats/connect'],
] as const;

/** What one generation has and the other has not. */
const OF_ONE_GENERATION = [
  ['2026-10', 'GET', `/onestop/api/play-seq/play/${GOODS}`],
  ['2026-10', 'POST', '/onestop/api/session-check/M0000000000421768529998'],
  ['2026-10', 'POST', '/onestop/api/seats/preselect'],
  ['2026-10', 'GET', `/onestop/api/payment/init-essential/${GOODS}`],
  ['2026-01', 'POST', '/onestop/gql'],
  ['2026-01', 'GET', '/onestop/api/paymentInitEssential'],
] as const;

describe.each(['2026-01', '2026-10'] as const)('what was invented, %s', (generation) => {
  it.each(INVENTED)('%s %s is 404 E1, also for a live session', async (method, path) => {
    await using running = await startInterpark({ generation });
    const session = await running.admit();
    for (const headers of [{}, slowHeaders(session)]) {
      const answer = await exchange(`${running.tickets}${path}`, { method, headers });
      const internal = path.replace('/onestop/api', '/v1');
      const echoed = `{"statusCode":404,"timestamp":"2026-01-16T02:19:58.000Z","path":"${internal}"}`;
      expect([answer.status, answer.text]).toEqual([404, echoed]);
    }
  });
});

it.each(OF_ONE_GENERATION)('%s has no %s %s', async (generation, method, path) => {
  await using running = await startInterpark({ generation });
  const session = await running.admit();
  const answer = await exchange(`${running.tickets}${path}`, { method, headers: slowHeaders(session) });
  expect([answer.status, answer.json.statusCode]).toEqual([404, 404]);
});

it('rank has neither status nor rank', async () => {
  await using running = await startInterpark();
  await running.admit();
  const { json } = await exchange(`${running.waiting}/waiting/api/rank?waitingId=none`);
  expect(Object.keys(json)).toEqual(['error']);
});

it('a method nobody recorded is 404 E1', async () => {
  await using running = await startInterpark();
  const { status, json } = await exchange(`${running.tickets}/onestop/api/seats/select`);
  expect([status, json.path]).toEqual([404, '/v1/seats/select']);
});

import { describe, expect, it } from 'vitest';
import { createSandbox } from '@boxwire/sandbox';
import { interparkSandbox, type InterparkSandboxOptions } from '@boxwire/sandbox/interpark';
import { GOODS, PLACE, slowHeaders, startInterpark } from './start.ts';
import { send } from '../send.ts';
import { exchange } from './wire.ts';

const ROUND = `goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001`;
const blocks = (count: number): string => Array.from({ length: count }, () => '&blockKeys=001:401').join('');

describe('the decisions of the contract, by their number', () => {
  it.each([
    ['seatMeta', '2026-01', {}, 17, 500],
    ['seatMeta', '2026-10', {}, 17, 400],
    ['seatStatus', '2026-01', {}, 17, 400],
    ['seatStatus', '2026-10', { channel: 'domestic' }, 3, 400],
    ['seatStatus', '2026-10', { channel: 'domestic' }, 2, 200],
    ['seatStatus', '2026-10', {}, 16, 200],
    ['seatMeta', '2026-10', { maxBlocksPerCall: 1 }, 2, 400],
  ] as const)('U9: %s of %s with %j and %i blocks is %i', async (path, generation, options, count, status) => {
    await using running = await startInterpark({ generation, ...options });
    const session = await running.admit();
    expect((await running.fast(session, `/${path}?${ROUND}${blocks(count)}`)).status).toBe(status);
  });

  it('U8: cookies are needed only where strict.channelCookie says so', async () => {
    await using running = await startInterpark({ strict: { channelCookie: true } });
    const session = await running.admit();
    const path = `/seats/block-data?${ROUND}`;
    expect((await running.slow(session, path)).status).toBe(400);
    const cookie = 'userId=sbx; ent_onestop_channel=TRIPLE_KOREA';
    expect((await running.slow(session, path, { headers: { cookie } })).status).toBe(200);
  });

  it('U15: without a session GraphQL says IE0006 with 200', async () => {
    await using running = await startInterpark();
    const answer = await running.gql({ sessionId: 'session_undefined' }, 'InitSeat', { playSeq: '001' });
    expect([answer.status, answer.json.errors[0].extensions.backendErrorCode]).toEqual([200, 'IE0006']);
  });

  it('U16: the operationName alone counts, whatever the query says', async () => {
    await using running = await startInterpark();
    const session = await running.admit();
    const { 'X-Requested-With': _, ...headers } = slowHeaders(session);
    const body = { query: 'mutation Other { nothing }', variables: {}, operationName: 'ExpiredSession' };
    expect((await running.post(`${running.tickets}/onestop/gql`, body, headers)).text).toBe(
      '{"data":{"isExpiredSession":false}}',
    );
    const text = await exchange(`${running.tickets}/onestop/gql`, { method: 'POST', headers, body: 'no JSON' });
    expect(text.status).toBe(400);
  });

  it('the seat map without a session needs openSeatMap', async () => {
    for (const [openSeatMap, status] of [
      [false, 400],
      [true, 200],
    ] as const) {
      await using running = await startInterpark({ openSeatMap });
      const url = `${running.tickets}/onestop/api/seatMeta?${ROUND}&blockKeys=001:401&bizCode=WEBBR`;
      expect((await exchange(url)).status).toBe(status);
    }
  });

  it('block-data refuses an extra playDate, seatStatus a list in one parameter', async () => {
    await using running = await startInterpark();
    const session = await running.admit();
    expect((await running.slow(session, `/seats/block-data?${ROUND}&playDate=20260227`)).status).toBe(400);
    expect((await running.fast(session, `/seatStatus?${ROUND}&blockKeys=001:401,001:402`)).status).toBe(400);
    expect((await running.fast(session, `/seatStatus?${ROUND}&blockKeys[]=001:401`)).status).toBe(400);
  });

  it('the round of the map is the blockKey’s, not playSeq’s', async () => {
    await using running = await startInterpark();
    const session = await running.admit();
    const { json } = await running.fast(session, `/seatMeta?${ROUND}&blockKeys=002:401`);
    expect(json.data[0].seats[0].seatInfoId).toBe(`${GOODS}:${PLACE}:002:101`);
  });

  it('names of grades follow the language header, those of seatMeta are Korean', async () => {
    await using running = await startInterpark();
    const session = await running.admit();
    const names = async (language: string): Promise<string> => {
      const headers = { 'X-Ticket-BFF-Language': language };
      const path = `/seats/grades?${ROUND}&bizCode=10965`;
      return (await running.slow(session, path, { headers })).json[0].seatGradeName;
    };
    expect([await names('KO'), await names('EN'), await names('JA')]).toEqual(['R석', 'R Seat', 'R席']);
    const meta = await running.fast(session, `/seatMeta?${ROUND}&blockKeys=001:401`);
    expect(meta.json.data[0].seats[0].seatGradeName).toBe('R석');
  });

  it('logs are 204', async () => {
    await using running = await startInterpark();
    for (const level of ['access', 'error', 'info']) {
      const { status, text } = await running.post(`${running.tickets}/onestop/log/${level}`, {});
      expect([status, text]).toEqual([204, '']);
    }
  });
});

describe('options', () => {
  it.each([
    { generation: '2025-01' },
    { channel: 'partner' },
    { members: 0 },
    { maxBlocksPerCall: 0 },
    { queue: { perSecond: -1 } },
    { sessionMs: 1 },
    { turnstile: 'solved' },
    { shows: [{ goodsCode: '1', placeCode: PLACE }] },
    { shows: [{ goodsCode: GOODS, placeCode: PLACE, soldShare: 2 }] },
    { shows: [{ goodsCode: GOODS, placeCode: PLACE, blocks: [{ no: '1', grade: '9', rows: 1, seatsPerRow: 1 }] }] },
    { shows: [{ goodsCode: GOODS, placeCode: PLACE, blocks: [{ no: '1:2', grade: '1', rows: 1, seatsPerRow: 1 }] }] },
    {
      shows: [
        { goodsCode: GOODS, placeCode: PLACE },
        { goodsCode: GOODS, placeCode: PLACE },
      ],
    },
  ])('%j are refused', async (options) => {
    // what a caller without types may write
    const wrong = options as InterparkSandboxOptions;
    await expect(createSandbox({ platforms: [interparkSandbox(wrong)] })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
    });
  });
});

it('real host names route on any port, each to its origin', async () => {
  await using running = await startInterpark();
  const goods = `/api/ticket/v2/reserve-gate/goods-info?bizCode=10965&goodsCode=${GOODS}&placeCode=${PLACE}`;
  const answer = await send(running.waiting, { path: goods, headers: { host: 'tickets.interpark.com' } });
  expect([answer.status, JSON.parse(answer.text).bizCode]).toEqual([200, '61677']);
});

it('one seed gives the same bytes twice, and says where a value came from', async () => {
  const texts: string[] = [];
  for (let run = 0; run < 2; run++) {
    await using running = await startInterpark({}, { seed: 5 });
    const session = await running.admit();
    const meta = await running.fast(session, `/seatMeta?${ROUND}&blockKeys=001:401`);
    const status = await running.fast(session, `/seatStatus?${ROUND}&blockKeys=001:401`);
    texts.push(session.entMemberCode + meta.text + status.text);
    expect(running.admin.minted(`${GOODS}:${PLACE}:001:101`)).toMatchObject([{ endpointId: 'seats.meta' }]);
  }
  expect(texts[0]).toBe(texts[1]);
});

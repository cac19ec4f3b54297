import { describe, expect, it } from 'vitest';
import { cartBody } from './cart-body.ts';
import { comeIn, GOODS, PLACE, startInterpark } from './start.ts';

const SEAT = `${GOODS}:${PLACE}:001:101`;
const ROUND = `goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001`;

describe('a walk to the hand-over, by fetch alone', () => {
  it('works in the API of January 2026', async () => {
    await using running = await startInterpark({ generation: '2026-01' });
    const session = await comeIn(running, { generation: '2026-01', bizCode: '88889' });
    const { sessionId, bizCode, entMemberCode } = session;
    const { slow, slowPost, fast } = running;
    const own = `placeCode=${PLACE}&bizCode=${bizCode}&sessionId=${sessionId}&entMemberCode=${encodeURIComponent(entMemberCode)}`;
    expect(sessionId).toBe('25018223_M0000000000421768530000');

    const dates = await slow(session, `/play/play-date/${GOODS}?${own}`);
    expect(dates.json.playDate[0]).toBe('20260227');
    const rounds = await slow(session, `/play-seq/play/${GOODS}?${own}&playDate=20260227`);
    expect(rounds.json[0]).toMatchObject({ playSeq: '001', isSeatRemain: 'Y' });
    expect((await slowPost(session, `/session-check/${sessionId.split('_')[1]}`, {})).status).toBe(201);
    const blocks = await slow(session, `/seats/block-data?${ROUND}`);
    expect(blocks.json[0].blockKey).toBe('001:401');
    const meta = await fast(session, `/seatMeta?${ROUND}&blockKeys=001:401&bizCode=${bizCode}`);
    expect(meta.json[0].seats[0]).toMatchObject({ seatInfoId: SEAT, salesPrice: 143000 });

    const held = await slowPost(session, '/seats/preselect', {
      blockKey: '001:401',
      goodsCode: GOODS,
      placeCode: PLACE,
      playSeq: '001',
      seatInfoId: SEAT,
      sessionId,
    });
    expect([held.status, held.text]).toEqual([201, '{"mode":"WEBSOCKET","isSuccess":true}']);
    const seats = [{ seatGrade: '1', seatInfoId: SEAT }];
    const select = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatType: 'DEFAULT', seats, sessionId };
    const selected = await slowPost(session, '/seats/select', { ...select, seatCount: 1 });
    expect([selected.status, selected.text]).toEqual([201, '{"unselectableSeatInfoIds":[]}']);

    const prices = await slow(session, `/prices/${GOODS}?${own}&playSeq=001&seatType=DEFAULT&seatGrade=1`);
    expect(prices.json[0].priceList[0].salesPrice).toBe('143000.0');
    const ready = await slowPost(session, `/payment/ready/${GOODS}`, cartBody(session, { playDate: '20260227' }));
    expect([ready.status, ready.json]).toEqual([
      201,
      { cartID: '20260116', cartIDSeq: expect.stringMatching(/^\w{5}$/) },
    ]);
    expect(running.broken()).toEqual([]);
  });

  it('works in the API of October 2026', async () => {
    await using running = await startInterpark();
    const session = await comeIn(running);
    const { gql, fast, slowPost } = running;
    const rounds = await gql(session, 'GetPlaySeqsForDate', { playDate: '20260227' });
    expect(rounds.json.data.getPlaySeqsForDate[0]).toMatchObject({ playSeq: '001', isSeatRemain: true });
    expect((await gql(session, 'ExpiredSession')).text).toBe('{"data":{"isExpiredSession":false}}');
    const meta = await fast(session, `/seatMeta?${ROUND}&blockKeys=001:401&bizCode=10965`);
    expect(meta.json.data[0].seats).toHaveLength(20);
    const command = { playSeq: '001', blockKey: '001:401', seatGrade: '1', seatInfoId: SEAT };
    expect((await gql(session, 'PreselectSeat', { command })).text).toBe('{"data":{"preselectSeat":true}}');
    const seats = [{ seatGrade: '1', seatInfoId: SEAT }];
    const body = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatType: 'DEFAULT', seats, autoAssign: false };
    expect((await slowPost(session, '/seats/select', { ...body, sessionId: session.sessionId })).status).toBe(201);
    const selectedPrices = [{ seatGrade: '1', priceGrade: 'U1', selectCnt: 1 }];
    expect((await gql(session, 'ValidatePricingSelection', { playSeq: '001', selectedPrices })).text).toBe(
      '{"data":{"validatePricingSelection":true}}',
    );
    const ready = await slowPost(session, `/payment/ready/${GOODS}`, cartBody(session, { playDate: '20260227' }));
    const correlationId = `${ready.json.cartID}${ready.json.cartIDSeq}`;
    const request = { correlationId, amount: '151000', currency: 'KRW' };
    const handover = await slowPost(session, '/payment/method/eximbay/request', request);
    expect(handover.json).toMatchObject({ payment: { order_id: correlationId }, fgkey: expect.any(String) });
    expect(running.broken()).toEqual([]);
  });
});

import { INTERPARK_GENERATIONS } from '@boxwire/schemas-interpark';
import { describe, expect, test } from 'vitest';
import { PURCHASE, startInterpark } from './interpark-world.ts';

describe.each(INTERPARK_GENERATIONS)('a purchase by the API of %s', (generation) => {
  test('ends at the hand-over with its seat selected and a cart of its price', async () => {
    await using world = await startInterpark(generation);
    const { result, asked, error } = await world.purchase();
    expect(error).toBeUndefined();
    expect(result).toMatchObject({ ok: true, data: { totalFeeWon: 151_000, priceGrade: 'U1' } });
    expect(asked).toEqual(generation === '2026-01' ? ['turnstile'] : ['turnstile', 'turnstile', 'imageCaptcha']);
    expect(world.held()).toEqual(['SELECTED']);
    expect(world.carts()).toMatchObject([{ state: 'requested', totalWon: 151_000, tickets: 1 }]);
    expect(world.ids().at(-1)).toBe('payment.eximbayRequest');
    expect(world.broken()).toEqual([]);
  });

  test('takes three seats of one block', async () => {
    await using world = await startInterpark(generation);
    const { result } = await world.purchase({ ...PURCHASE, count: 3 });
    expect(result).toMatchObject({ ok: true, data: { totalFeeWon: 3 * 151_000 } });
    expect(world.held()).toEqual(['SELECTED', 'SELECTED', 'SELECTED']);
    expect(world.broken()).toEqual([]);
  });
});

describe('the way there', () => {
  test('waits behind a long line at the page’s pace', async () => {
    await using world = await startInterpark('2026-10');
    await world.operate('25018223', 'setQueueLength', { length: 3000 });
    const since = world.now();
    const { result } = await world.purchase();
    expect(result).toMatchObject({ ok: true });
    // 100 places a second
    expect(world.now() - since).toBeGreaterThanOrEqual(30_000);
    expect(world.ids().filter((id) => id === 'waiting.lineUp')).toHaveLength(1);
  });

  test('backs off while the bridge is busy', async () => {
    await using world = await startInterpark('2026-01');
    world.fault('gates.tokenVerify', { type: 'named', name: 'bridgeBusy' }, 3);
    const since = world.now();
    expect((await world.purchase()).result).toMatchObject({ ok: true });
    expect(world.now() - since).toBeGreaterThanOrEqual(1000);
  });

  test('asks the account holder for the identity check where it is missing', async () => {
    await using world = await startInterpark('2026-01');
    await world.operate(PURCHASE.email, 'setMember', { ekyc: 'pending' });
    const { result, asked } = await world.purchase();
    expect(asked).toEqual(['turnstile', 'ekyc']);
    expect(result).toMatchObject({ ok: true });
  });

  test.each([
    [{ blacklisted: true }, 'Blacklisted'],
    [{ emailLinked: false }, 'TicketMemberMissing'],
  ])('ends for a member who is %j', async (member, code) => {
    await using world = await startInterpark('2026-10');
    await world.operate(PURCHASE.email, 'setMember', member);
    expect((await world.purchase()).result).toMatchObject({ ok: false, failure: { code } });
  });

  test.each([
    ['26010001', '26000001', 'UnableReservationTime'],
    ['26010004', '26000001', 'NoSeatsTogether'],
    ['26010005', '26000001', 'InterlockingShow'],
  ])('ends for show %s', async (goodsCode, placeCode, code) => {
    await using world = await startInterpark('2026-10');
    const { result } = await world.purchase({ ...PURCHASE, goodsCode, placeCode });
    expect(result).toMatchObject({ ok: false, failure: { code } });
  });

  test('works by the domestic channel, two blocks a call', async () => {
    await using world = await startInterpark('2026-10', { channel: 'domestic' });
    expect((await world.purchase()).result).toMatchObject({ ok: true });
  });

  test.each(['2026-01', '2026-10'] as const)(
    'works with every unproven check on, by the API of %s',
    async (generation) => {
      const strict = { captcha: generation === '2026-10', priceText: true, priceGradeName: true };
      await using world = await startInterpark(generation, { strict });
      expect((await world.purchase()).result).toMatchObject({ ok: true });
    },
  );
});

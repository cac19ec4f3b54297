import { completeJourney, memoryJournal, runJourney, type JourneyEvent } from '@boxwire/contract';
import { describe, expect, test } from 'vitest';
import {
  channelProfile,
  createInterpark,
  INTERPARK_GENERATIONS,
  openHold,
  type InterparkGeneration,
} from '../src/index.ts';
import { businessError, FakeInterpark, reply, SHOW } from './support/fake-interpark.ts';

const platforms = {
  '2026-01': createInterpark({ generation: '2026-01' }),
  '2026-10': createInterpark({ generation: '2026-10' }),
};
const buyer = { name: 'SANDBOX USER', birthDate: '0001011', email: 'user@example.test', phone: '0100000000' };
const purchaseInput = {
  ...SHOW,
  email: 'user@example.test',
  password: 'synthetic',
  webKey: 'synthetic',
  buyer,
  merchantMemberNo: 'T00000000',
};
const START = ['firebase.signIn', 'world.login', 'world.enterStatus', 'world.enterToken', 'gates.partner'];
const GATES = ['gates.tokenVerify', 'gates.goodsInfo', 'gates.memberInfo', 'gates.ekycAuth'];
const WAITING = ['waiting.secureUrl', 'waiting.lineUp', 'waiting.rank', 'waiting.rank', 'waiting.rank', 'onestop.page'];
const MAP = ['seats.grades', 'seats.blocks', 'seats.meta', 'seats.status'];
const JANUARY = ['onestop.rounds', 'onestop.sessionCheck', 'seats.init', ...MAP, 'seats.preselect', 'seats.select'];
const OCTOBER = ['gql.getPlaySeqsForDate', 'gql.expiredSession', 'gql.initSeat', ...MAP];
const CART = {
  '2026-01': [...JANUARY, 'prices.list', 'payment.initEssential'],
  '2026-10': [
    ...OCTOBER,
    'captcha.image',
    'captcha.verify',
    'gql.preselectSeat',
    'seats.select',
    'prices.list',
    'gql.validatePricingSelection',
    'payment.init',
  ],
};

function holder(event: JourneyEvent): void {
  if (event.type !== 'challenge') return;
  const { kind } = event.challenge;
  event.answer(kind === 'turnstile' ? 'synthetic-turnstile' : kind === 'imageCaptcha' ? 'RIGHT' : true);
}

function purchase(world: FakeInterpark, more: Record<string, unknown> = {}, journal = memoryJournal()) {
  return completeJourney(platforms[world.generation].journeys.purchase, {
    ...(journal.entries.length === 0 && { input: { ...purchaseInput, ...more } }),
    effects: world.effects(journal),
    onEvent: holder,
  });
}

function sessionFor(world: FakeInterpark) {
  return {
    sessionId: world.sessionId,
    bizCode: world.bizCode,
    entMemberCode: 'AAAAAAAAAAAAAAAAAAAAAA==',
    channelType: 'TRIPLE_KOREA',
    lang: 'ZH' as const,
  };
}

function holdInput(world: FakeInterpark, serials: readonly number[]) {
  return {
    ...SHOW,
    session: sessionFor(world),
    playSeq: '001',
    blockKey: '001:403',
    seats: serials.map((serial) => ({
      seatInfoId: `${SHOW.goodsCode}:${SHOW.placeCode}:001:${serial.toString()}`,
      seatGrade: '1',
    })),
  };
}

function hold(world: FakeInterpark, serials: readonly number[], journal = memoryJournal()) {
  return completeJourney(platforms[world.generation].journeys.hold, {
    input: holdInput(world, serials),
    effects: world.effects(journal),
    onEvent: holder,
  });
}

const releaseOf = (generation: InterparkGeneration) =>
  generation === '2026-01' ? 'seats.clearSelect' : 'gql.bulkDeselectSeats';
const preselectOf = (generation: InterparkGeneration) =>
  generation === '2026-01' ? 'seats.preselect' : 'gql.preselectSeat';

describe.each(INTERPARK_GENERATIONS)('purchase, %s', (generation) => {
  test('goes from the login to the hand-over and stops there', async () => {
    const world = new FakeInterpark(generation);
    const result = await purchase(world);
    expect(result).toMatchObject({
      ok: true,
      data: {
        correlationId: '202601160X000',
        totalFeeWon: 151000,
        priceGrade: 'U1',
        handover: { payment: { order_id: '202601160X000' } },
        seatInfoIds: [`${SHOW.goodsCode}:${SHOW.placeCode}:001:40204`],
      },
    });
    expect(world.ids).toEqual([
      ...START,
      ...GATES,
      ...WAITING,
      'onestop.playDate',
      ...CART[generation],
      'payment.ready',
      'payment.eximbayRequest',
    ]);
    expect([...world.held]).toHaveLength(1);
  });

  test('waits between ranks at the page’s pace, and nowhere else', async () => {
    const world = new FakeInterpark(generation);
    await purchase(world);
    expect(world.slept).toEqual([2500, 2500]);
  });

  test('sends the channel’s bizCode once, the session’s afterwards, and the goods’ never', async () => {
    const world = new FakeInterpark(generation);
    await purchase(world);
    expect(world.bodyOf('waiting.secureUrl')).toMatchObject({
      bizCode: channelProfile('world', generation).entryBizCode,
    });
    for (const { id, request } of world.sent.filter((one) => /^(?:onestop|seats|prices|payment)\./.test(one.id))) {
      const body = JSON.parse(request.bodyText ?? '{}') as { bizCode?: string };
      const sent = new Map(request.query).get('bizCode') ?? body.bizCode;
      if (sent !== undefined) expect(`${id} ${sent}`).toBe(`${id} ${world.bizCode}`);
      expect(JSON.stringify(request)).not.toContain('61677');
    }
  });

  test('sends the cart the recorded success sent', async () => {
    const world = new FakeInterpark(generation);
    await purchase(world);
    expect(world.requestOf('payment.ready')?.headers).toMatchObject({
      'x-ticket-bff-language': 'KO',
      referer: 'https://tickets.interpark.com/onestop/price',
    });
    expect(world.bodyOf('payment.ready')).toMatchObject({
      playDate: '20260212',
      ticketCount: 1,
      totalFee: 151000,
      totalCommissionFee: 8000,
      paymentInfo: { pgType: generation === '2026-01' ? 'VN005' : '' },
      priceInfo: [{ salesPrice: '143000.0', ticketAmount: '143000.0', groupId: '12133', discountCode: '00000' }],
      seatInfo: [{ blockNo: '402', seatGrade: '1' }],
    });
  });

  test('unanswered Turnstile pauses before anything is spent; the resumed run goes on from there', async () => {
    const world = new FakeInterpark(generation);
    const journal = memoryJournal();
    const paused = await completeJourney(platforms[generation].journeys.purchase, {
      input: purchaseInput,
      effects: world.effects(journal),
    });
    expect(paused).toEqual({ ok: false, reason: 'paused', challenge: { kind: 'turnstile', ref: 'login' } });
    expect(world.ids).toEqual(['firebase.signIn']);
    expect(await purchase(world, {}, journal)).toMatchObject({ ok: true });
    expect(world.ids.filter((id) => id === 'firebase.signIn')).toHaveLength(1);
  });

  test('left after any event and resumed, it ends with one place in the line, one hold and one cart', async () => {
    for (let count = 1; ; count++) {
      const world = new FakeInterpark(generation);
      const journal = memoryJournal();
      if (!(await leaveAfter(world, journal, count))) break;
      const result = await purchase(world, {}, journal);
      expect(result, `left after event ${count.toString()}`).toMatchObject({ ok: true });
      for (const once of ['waiting.lineUp', preselectOf(generation), 'seats.select', 'payment.ready']) {
        expect(world.ids.filter((id) => id === once)).toHaveLength(1);
      }
    }
  });

  test.each(['prices.list', 'payment.ready', 'payment.eximbayRequest'])(
    'a refused %s lets the seats go and keeps its own code',
    async (id) => {
      const world = new FakeInterpark(generation);
      world.instead.set(id, [businessError('P40027')]);
      const result = await purchase(world);
      expect(result).toMatchObject({
        ok: false,
        failure: { endpointId: id, code: 'CartInsertFailed', wireCode: 'P40027', detail: { released: true } },
      });
      expect(world.ids.at(-1)).toBe(releaseOf(generation));
      expect(world.held.size).toBe(0);
    },
  );

  test('a read lost while seats are held keeps them, and the resumed run finishes without holding again', async () => {
    const world = new FakeInterpark(generation);
    const journal = memoryJournal();
    world.instead.set('prices.list', ['lost']);
    const lost = await purchase(world, {}, journal);
    expect(lost).toMatchObject({ ok: false, stepId: 'prices', failure: { code: 'HTTP_CONNECTION_LOST' } });
    expect(openHold(journal.entries)).toMatchObject({ certain: true });
    expect(await purchase(world, {}, journal)).toMatchObject({ ok: true });
    expect(world.ids.filter((id) => id === preselectOf(generation))).toHaveLength(1);
  });

  test('a cart nobody answered for is not made again: the seats go', async () => {
    const world = new FakeInterpark(generation);
    const journal = memoryJournal();
    world.instead.set('payment.ready', ['lost']);
    const result = await purchase(world, {}, journal);
    expect(result).toMatchObject({
      ok: false,
      stepId: 'ready',
      failure: { code: 'UNSETTLED', detail: { released: true } },
    });
    const again = await purchase(world, {}, journal);
    expect(again).toMatchObject({ ok: false, stepId: 'ready', failure: { code: 'UNSETTLED' } });
    expect(world.ids.filter((id) => id === 'payment.ready')).toHaveLength(1);
  });

  test('more seats than a block has free are refused without another look', async () => {
    const world = new FakeInterpark(generation);
    const result = await purchase(world, { count: 3, blockKeys: ['001:401', '001:402'] });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'soldOut', code: 'NoSeatsTogether' } });
    expect(world.ids.filter((id) => id === 'seats.status')).toHaveLength(1);
    expect(world.held.size).toBe(0);
  });
});

async function leaveAfter(world: FakeInterpark, journal: ReturnType<typeof memoryJournal>, count: number) {
  let seen = 0;
  const run = runJourney(platforms[world.generation].journeys.purchase, {
    input: purchaseInput,
    effects: world.effects(journal),
  });
  for await (const event of run) {
    holder(event);
    if (++seen === count) return true;
  }
  return false;
}

describe('login', () => {
  const input = { email: 'user@example.test', password: 'synthetic', webKey: 'synthetic' };

  test('a lost login is looked up, not sent again with a spent Turnstile token', async () => {
    const world = new FakeInterpark('2026-10');
    world.instead.set('world.login', ['lost']);
    const result = await completeJourney(platforms['2026-10'].journeys.login, {
      input,
      effects: world.effects(memoryJournal()),
      onEvent: holder,
    });
    expect(result).toEqual({ ok: true, data: { signedIn: true } });
    expect(world.ids).toEqual(['firebase.signIn', 'world.login', 'world.me']);
  });

  test('a lost login that left no session stays unsettled', async () => {
    const world = new FakeInterpark('2026-10');
    world.instead.set('world.login', ['lost']);
    world.instead.set('world.me', [reply({}, 401)]);
    const result = await completeJourney(platforms['2026-10'].journeys.login, {
      input,
      effects: world.effects(memoryJournal()),
      onEvent: holder,
    });
    expect(result).toMatchObject({ ok: false, stepId: 'login', failure: { code: 'UNSETTLED' } });
    expect(world.ids.filter((id) => id === 'world.login')).toHaveLength(1);
  });
});

describe('enter', () => {
  function run(world: FakeInterpark, onEvent = holder) {
    return completeJourney(platforms[world.generation].journeys.enter, {
      input: SHOW,
      effects: world.effects(memoryJournal()),
      onEvent,
    });
  }

  test('asks the account holder for the identity check, and looks again', async () => {
    const world = new FakeInterpark('2026-01');
    world.ekyc = 'pending';
    const result = await run(world, (event) => {
      if (event.type === 'challenge' && event.challenge.kind === 'ekyc') world.ekyc = 'approved';
      holder(event);
    });
    expect(result).toMatchObject({ ok: true, data: { goodsName: '콘서트' } });
    expect(world.ids.slice(0, 3)).toEqual(['world.enterStatus', 'world.ekycToken', 'world.enterStatus']);
  });

  test('stops where the identity check is still not approved', async () => {
    const world = new FakeInterpark('2026-01');
    world.ekyc = 'pending';
    expect(await run(world)).toMatchObject({ ok: false, failure: { code: 'EkycNotApproved', kind: 'permission' } });
  });

  test('a busy bridge is tried again with growing pauses', async () => {
    const world = new FakeInterpark('2026-10');
    world.instead.set('gates.tokenVerify', [reply({}, 503), reply({}, 503), reply({}, 503)]);
    expect(await run(world)).toMatchObject({ ok: true });
    expect(world.slept).toEqual([1000, 2000, 4000]);
  });

  test.each([
    ['2026-01', { goods_code: '25018223', place_code: '25001698' }],
    ['2026-10', { goodsCode: '25018223', placeCode: '25001698', turnstileToken: 'synthetic-turnstile' }],
  ] as const)('asks for the partner token as %s did', async (generation, body) => {
    const world = new FakeInterpark(generation);
    await run(world);
    expect(world.bodyOf('world.enterToken')).toEqual(body);
    expect(world.requestOf('gates.partner')?.query).toContainEqual(['partner_token_r', 'synthetic-r']);
  });
});

describe('queue', () => {
  function run(world: FakeInterpark, journal = memoryJournal(), more = {}) {
    return completeJourney(platforms[world.generation].journeys.queue, {
      ...(journal.entries.length === 0 && {
        input: { ...SHOW, signature: `${'a'.repeat(64)}.1768529900`, secureData: 'c2FuZGJveA==', ...more },
      }),
      effects: world.effects(journal),
    });
  }

  test('a line-up without answer is not sent again, not even when resumed', async () => {
    const world = new FakeInterpark('2026-01');
    const journal = memoryJournal();
    world.instead.set('waiting.lineUp', ['lost']);
    expect(await run(world, journal)).toMatchObject({ ok: false, stepId: 'lineUp', failure: { code: 'UNSETTLED' } });
    expect(await run(world, journal)).toMatchObject({ ok: false, stepId: 'lineUp', failure: { code: 'UNSETTLED' } });
    expect(world.ids.filter((id) => id === 'waiting.lineUp')).toHaveLength(1);
  });

  test('gives the session that rank and context name, and when it ends', async () => {
    const world = new FakeInterpark('2026-01');
    expect(await run(world)).toMatchObject({
      ok: true,
      data: {
        session: { ...sessionFor(world), intMemberCode: 'synthetic-int' },
        sessionEndsAt: new Date(1_768_530_600_000),
        otherWait: false,
      },
    });
  });

  test('stops when patience runs out, keeping the pace until then', async () => {
    const world = new FakeInterpark('2026-10');
    world.rankPolls = 1000;
    const result = await run(world, memoryJournal(), { patienceMs: 10_000 });
    expect(result).toMatchObject({ ok: false, stepId: 'rank', failure: { code: 'QueueTooLong', kind: 'busy' } });
    expect(world.slept).toEqual([2500, 2500, 2500, 2500]);
  });

  test('a dead place is a failure, not another line-up', async () => {
    const world = new FakeInterpark('2026-10');
    world.instead.set('waiting.rank', [reply({ error: 'ExpiredSession' }, 403)]);
    expect(await run(world)).toMatchObject({ ok: false, failure: { code: 'WaitingExpired', kind: 'expired' } });
    expect(world.ids.filter((id) => id === 'waiting.lineUp')).toHaveLength(1);
  });
});

describe.each(INTERPARK_GENERATIONS)('seats, %s', (generation) => {
  test('shows the map with availability and holds nothing', async () => {
    const world = new FakeInterpark(generation);
    const result = await completeJourney(platforms[generation].journeys.seats, {
      input: { ...SHOW, session: sessionFor(world), playSeq: '002', playDate: '20260213' },
      effects: world.effects(memoryJournal()),
    });
    expect(result).toMatchObject({
      ok: true,
      data: {
        playDate: '20260213',
        playSeq: '002',
        blocks: [
          { blockKey: '001:401', freeCount: 0 },
          { blockKey: '001:402', freeCount: 2 },
          { blockKey: '001:403', freeCount: 5 },
        ],
      },
    });
    expect(world.ids.filter((id) => id === 'seats.meta')).toHaveLength(2);
    expect(world.held.size).toBe(0);
  });

  test('a date the show does not play is refused', async () => {
    const world = new FakeInterpark(generation);
    const result = await completeJourney(platforms[generation].journeys.seats, {
      input: { ...SHOW, session: sessionFor(world), playDate: '20990101' },
      effects: world.effects(memoryJournal()),
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'DateNotPlayed' } });
  });

  test('a bitmap of another length than the block is drift', async () => {
    const world = new FakeInterpark(generation);
    world.instead.set('seats.status', [reply({ data: ['F0A3', '0000'] })]);
    const result = await completeJourney(platforms[generation].journeys.seats, {
      input: { ...SHOW, session: sessionFor(world) },
      effects: world.effects(memoryJournal()),
    });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'drift', code: 'SEAT_BITMAP_INVALID' } });
  });
});

test('January hands over the page’s opaque string when the caller has it', async () => {
  const world = new FakeInterpark('2026-01');
  await purchase(world, { middlewareText: 'synthetic-opaque' });
  expect(world.requestOf('onestop.setCookie')).toMatchObject({ bodyText: '"synthetic-opaque"' });
  expect(world.requestOf('onestop.setCookie')?.headers.referer).toContain('/onestop?key=');
});

describe.each(INTERPARK_GENERATIONS)('hold, %s', (generation) => {
  test('says until when the seats are held', async () => {
    const world = new FakeInterpark(generation);
    expect(await hold(world, [40301, 40302])).toMatchObject({
      ok: true,
      data: { heldUntil: new Date(1_768_530_420_000), sessionEndsAt: new Date(1_768_530_600_000) },
    });
    expect(world.held.size).toBe(2);
  });

  test('seats that select refuses are let go', async () => {
    const world = new FakeInterpark(generation);
    world.instead.set('seats.select', [reply({ unselectableSeatInfoIds: ['x'] })]);
    const result = await hold(world, [40301]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'SeatsUnselectable', detail: { released: true } } });
    expect(world.held.size).toBe(0);
  });

  test('an occupied seat names itself so', async () => {
    const world = new FakeInterpark(generation);
    const occupied =
      generation === '2026-01'
        ? businessError('P40054')
        : reply({ errors: [{ message: 'x', extensions: { backendErrorCode: 'P40054' } }], data: null });
    world.instead.set(preselectOf(generation), [occupied]);
    expect(await hold(world, [40301])).toMatchObject({ ok: false, failure: { code: 'Occupied', kind: 'conflict' } });
  });

  test('a hold without answer is let go, never tried again', async () => {
    const world = new FakeInterpark(generation);
    world.instead.set(preselectOf(generation), ['lost']);
    const result = await hold(world, [40301]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'UNSETTLED', detail: { released: true } } });
    expect(world.ids.filter((id) => id === preselectOf(generation))).toHaveLength(1);
  });

  test('a release that is refused says until when the seats stay held, and resuming releases them', async () => {
    const world = new FakeInterpark(generation);
    const journal = memoryJournal();
    world.instead.set('seats.select', [businessError('P40059')]);
    world.instead.set(releaseOf(generation), [businessError('P00002')]);
    const result = await hold(world, [40301], journal);
    expect(result).toMatchObject({
      ok: false,
      stepId: 'select',
      failure: { code: 'HoldNotOwned', detail: { released: false, heldUntil: '2026-01-16T02:27:00.000Z' } },
    });
    expect(openHold(journal.entries)).toEqual({ certain: true, heldUntil: new Date(1_768_530_420_000) });
    const again = await completeJourney(platforms[generation].journeys.hold, { effects: world.effects(journal) });
    expect(again).toMatchObject({ ok: false, stepId: 'select', failure: { detail: { released: true } } });
    expect(openHold(journal.entries)).toBeUndefined();
  });

  test('an interrupted hold is told by its journal, and interpark.release ends it', async () => {
    const world = new FakeInterpark(generation);
    const journal = memoryJournal();
    const run = runJourney(platforms[generation].journeys.hold, {
      input: holdInput(world, [40301]),
      effects: world.effects(journal),
    });
    for await (const event of run) {
      holder(event);
      if (event.type === 'stepEnded' && event.stepId.startsWith('preselect')) break;
    }
    expect(openHold(journal.entries)).toEqual({ certain: true, heldUntil: new Date(1_768_530_420_000) });
    const released = await completeJourney(platforms[generation].journeys.release, {
      input: { ...SHOW, session: sessionFor(world) },
      effects: world.effects(memoryJournal()),
    });
    expect(released).toEqual({ ok: true, data: { released: true } });
    expect(world.held.size).toBe(0);
  });
});

test('January holds seat by seat, and lets the first go when the second is taken', async () => {
  const world = new FakeInterpark('2026-01');
  world.instead.set('seats.preselect', [reply({ mode: 'WEBSOCKET', isSuccess: true }), businessError('P40054')]);
  const result = await hold(world, [40301, 40302]);
  expect(result).toMatchObject({ ok: false, stepId: 'preselect', failure: { code: 'Occupied' } });
  expect(world.ids).toEqual(['seats.preselect', 'seats.preselect', 'seats.clearSelect']);
});

test('October holds several seats in one call and one seat in the other', async () => {
  const world = new FakeInterpark('2026-10');
  await hold(world, [40301, 40302]);
  expect(world.ids).toContain('gql.bulkPreselectSeats');
  expect(world.ids).not.toContain('gql.preselectSeat');
});

test('October is not asked to hold two grades in one command', async () => {
  const world = new FakeInterpark('2026-10');
  const input = holdInput(world, [40301, 40302]);
  const seats = input.seats.map((seat, index) => ({ ...seat, seatGrade: index.toString() }));
  const result = await completeJourney(platforms['2026-10'].journeys.hold, {
    input: { ...input, seats, captcha: false },
    effects: world.effects(memoryJournal()),
  });
  expect(result).toMatchObject({ ok: false, failure: { code: 'MixedGrades', kind: 'invalid' } });
  expect(world.ids).toEqual([]);
});

test('the domestic channel offers the price groups the world channel hides', async () => {
  const world = new FakeInterpark('2026-01');
  const domestic = createInterpark({ generation: '2026-01', channel: 'domestic' });
  const result = await completeJourney(domestic.journeys.purchase, {
    input: purchaseInput,
    effects: world.effects(memoryJournal()),
    onEvent: holder,
  });
  expect(result).toMatchObject({ ok: true, data: { priceGrade: 'G9', totalFeeWon: 9000 } });
  expect(world.bodyOf('waiting.secureUrl')).toMatchObject({ bizCode: '61776', from: 'NOL', lang: 'ko' });
});

test('a picture read wrong is shown anew, five times at most', async () => {
  const world = new FakeInterpark('2026-10');
  const shown: unknown[] = [];
  const result = await completeJourney(platforms['2026-10'].journeys.hold, {
    input: holdInput(world, [40301]),
    effects: world.effects(memoryJournal()),
    onEvent: (event) => {
      if (event.type !== 'challenge') return;
      shown.push(event.challenge.show?.image);
      event.answer('WRONG');
    },
  });
  expect(result).toMatchObject({ ok: false, failure: { kind: 'challenge', code: 'CaptchaWrong' } });
  expect(shown).toHaveLength(5);
  expect(world.held.size).toBe(0);
});

describe.each(INTERPARK_GENERATIONS)('price, %s', (generation) => {
  function price(world: FakeInterpark, more = {}) {
    const { seats, ...rest } = holdInput(world, [40301]);
    return completeJourney(platforms[generation].journeys.price, {
      input: {
        ...rest,
        session: { ...rest.session, intMemberCode: 'synthetic-int' },
        buyer,
        playDate: '20260212',
        seatGrade: '1',
        seats: seats.map(({ seatInfoId }) => ({ seatInfoId, floor: '1층', rowNo: 'A구역 1열', seatNo: '1' })),
        preselectedAtMs: world.nowMs,
        selectedAtMs: world.nowMs,
        ...more,
      },
      effects: world.effects(memoryJournal()),
    });
  }

  test('makes a cart of held seats', async () => {
    const world = new FakeInterpark(generation);
    expect(await price(world)).toMatchObject({
      ok: true,
      data: { cartID: '20260116', cartIDSeq: '0X000', totalFeeWon: 151000, heldUntil: new Date(1_768_530_420_000) },
    });
  });

  test('a hold that has lapsed by the clock is no cart', async () => {
    const world = new FakeInterpark(generation);
    const early = world.nowMs - 420_000;
    const result = await price(world, { preselectedAtMs: early, selectedAtMs: early });
    expect(result).toMatchObject({ ok: false, failure: { code: 'HoldLapsed', kind: 'expired' } });
    expect(world.ids).not.toContain('payment.ready');
  });

  test('a payment page without a plain commission asks the caller', async () => {
    const world = new FakeInterpark(generation);
    const page = generation === '2026-01' ? 'payment.initEssential' : 'payment.init';
    world.instead.set(page, [reply({ commission: { rule: 'x' } })]);
    expect(await price(world)).toMatchObject({ ok: false, failure: { code: 'CommissionUnknown' } });
    expect(await price(new FakeInterpark(generation), { commissionPerTicketWon: 0 })).toMatchObject({
      ok: true,
      data: { totalFeeWon: 143000 },
    });
  });
});

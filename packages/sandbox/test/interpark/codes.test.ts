import { expect, it } from 'vitest';
import { cartBody, priceInfo, seatInfo } from './cart-body.ts';
import { GOODS, PLACE, startInterpark, type Admitted, type Running } from './start.ts';
import type { Json } from './wire.ts';

/** The first show without strangers, one for pre-orders, and one of pairs. */
const SHOWS = [
  { goodsCode: GOODS, placeCode: PLACE },
  { goodsCode: '26018888', placeCode: '26000001', isPreOrder: true },
];
const seat = (serial: number, goods = `${GOODS}:${PLACE}`): string => `${goods}:001:${String(serial)}`;
const one = { playSeq: '001', blockKey: '001:401', seatGrade: '1' };

async function code(answer: Promise<{ readonly json: Json }>): Promise<string | undefined> {
  const { json } = await answer;
  return json.data?.backendErrorCode ?? json.errors?.[0]?.extensions.backendErrorCode;
}

const preselect = (running: Running, session: Admitted, serial: number, more: object = {}) =>
  running.gql(session, 'PreselectSeat', { command: { ...one, seatInfoId: seat(serial), ...more } });

async function hold(running: Running, session: Admitted, serial = 101): Promise<void> {
  await preselect(running, session, serial);
}

const select = (running: Running, session: Admitted, serials: readonly number[], more: object = {}) => {
  const seats = serials.map((serial) => ({ seatGrade: '1', seatInfoId: seat(serial) }));
  const { sessionId } = session;
  const body = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatType: 'DEFAULT', seats, sessionId };
  return running.slowPost(session, '/seats/select', { ...body, ...more });
};

const ready = (running: Running, session: Admitted, more: object = {}) =>
  running.slowPost(session, `/payment/ready/${GOODS}`, cartBody(session, { ...more }));

const datesOf = (running: Running, { sessionId }: Admitted, goodsCode: string) =>
  running.slow(
    { sessionId },
    `/play/play-date/${goodsCode}?placeCode=26000001&bizCode=10965&sessionId=${sessionId}&entMemberCode=x`,
  );

/** How each code is reached: a title, the code, and what leads to it. */
const SCENARIOS: readonly (readonly [string, string, (running: Running, session: Admitted) => Promise<unknown>])[] = [
  [
    'a seat another session holds',
    'P40054',
    async (running, session) => {
      await hold(running, await running.admit('user2@example.test'));
      return code(preselect(running, session, 101));
    },
  ],
  [
    'a seat somebody else bought',
    'P40054',
    async (running, session) => {
      await running.operate(seat(101), 'setSold');
      return code(preselect(running, session, 101));
    },
  ],
  ['select of what is not held', 'P40059', (running, session) => code(select(running, session, [101]))],
  [
    'select after seven minutes',
    'P40059',
    async (running, session) => {
      await hold(running, session);
      await running.admin.clock.advance(420_000);
      return code(select(running, session, [101]));
    },
  ],
  [
    'ready after seven minutes',
    'P40059',
    async (running, session) => {
      await hold(running, session);
      await select(running, session, [101]);
      await running.admin.clock.advance(420_000);
      return code(ready(running, session));
    },
  ],
  [
    'deselect of what is not held',
    'P40059',
    (running, session) => code(running.gql(session, 'DeselectSeat', { command: { seatInfoId: seat(101) } })),
  ],
  [
    'validate with nothing selected',
    'P40059',
    (running, session) =>
      code(running.gql(session, 'ValidatePricingSelection', { playSeq: '001', selectedPrices: [] })),
  ],
  [
    'the own hold again',
    'P41150',
    async (running, session) => {
      await hold(running, session);
      return code(preselect(running, session, 101));
    },
  ],
  [
    'select by another grade',
    'P41149',
    async (running, session) => {
      await hold(running, session);
      const seats = [{ seatGrade: '2', seatInfoId: seat(101) }];
      return code(select(running, session, [101], { seats }));
    },
  ],
  ['a seat of another block', 'P40021', (running, session) => code(preselect(running, session, 201))],
  [
    'a round other than the block’s',
    'P40021',
    (running, session) => code(preselect(running, session, 101, { playSeq: '002' })),
  ],
  ['another grade', 'P40021', (running, session) => code(preselect(running, session, 101, { seatGrade: '2' }))],
  [
    'bulk with one seat',
    'P40021',
    (running, session) =>
      code(running.gql(session, 'BulkPreselectSeats', { command: { ...one, seatInfoIds: [seat(101)] } })),
  ],
  [
    'a fourth ticket of three',
    'P40051',
    async (running, session) => {
      for (const serial of [101, 102, 103]) await hold(running, session, serial);
      return code(preselect(running, session, 104));
    },
  ],
  [
    'half a pair',
    'P41154',
    async (running) => {
      const session = await running.admit('user3@example.test', '26010006');
      const seatInfoId = seat(101, '26010006:26000001');
      const command = { playSeq: '001', blockKey: '001:101', seatGrade: '1', seatInfoId };
      await running.gql(session, 'PreselectSeat', { command });
      const names = { goodsCode: '26010006', placeCode: '26000001', seats: [{ seatGrade: '1', seatInfoId }] };
      return code(select(running, session, [], names));
    },
  ],
  [
    'a seat of a hidden block',
    'P41155',
    (running, session) => code(preselect(running, session, 401, { blockKey: '001:901' })),
  ],
  [
    'a show for 19 and older',
    'P41156',
    async (running) => code(datesOf(running, await running.admit('user2@example.test', '26010002'), '26010002')),
  ],
  [
    'a show for 20 and older',
    'P41157',
    async (running) => code(datesOf(running, await running.admit('user2@example.test', '26010003'), '26010003')),
  ],
  [
    'GraphQL without a live session',
    'IE0006',
    async (running, session) => {
      await running.admin.clock.advance(600_000);
      return code(running.gql(session, 'ExpiredSession'));
    },
  ],
  [
    'a sale that closed meanwhile',
    'P40057',
    async (running, session) => {
      await running.operate(GOODS, 'setSaleWindow', { opens: '2026-02-01T00:00:00+09:00' });
      return code(preselect(running, session, 101));
    },
  ],
  [
    'ready with what is only preselected',
    'P40027',
    async (running, session) => {
      await hold(running, session);
      return code(ready(running, session));
    },
  ],
  ...cartScenarios(),
  ['another bizCode', 'P00002', (running, session) => code(ready(running, session, { bizCode: '61677' }))],
  ['another playDate', 'P00002', (running, session) => code(ready(running, session, { playDate: '20260228' }))],
  ['a round nobody plays', 'P00002', (running, session) => code(running.gql(session, 'InitSeat', { playSeq: '099' }))],
  ['an unknown operation', 'P00002', (running, session) => code(running.gql(session, 'GetEverything'))],
  [
    'a pre-order of a show without any',
    'P00002',
    (running, session) => code(running.gql(session, 'PreOrder', { input: {} })),
  ],
  [
    'a count other than what is selected',
    'P00002',
    async (running, session) => {
      await hold(running, session);
      await select(running, session, [101]);
      const selectedPrices = [{ seatGrade: '1', priceGrade: 'U1', selectCnt: 2 }];
      return code(running.gql(session, 'ValidatePricingSelection', { playSeq: '001', selectedPrices }));
    },
  ],
  [
    'a date without rounds',
    'ME7107',
    (running, session) => code(running.gql(session, 'GetPlaySeqsForDate', { playDate: '20260101' })),
  ],
];

/** Everything that makes the cart fail once the seat is selected (interpark §4 U13). */
function cartScenarios() {
  const cases: readonly (readonly [string, object])[] = [
    ['member-info’s encMemberCode for entMemberCode', { entMemberCode: 'BBBBBBBBBBBBBBBBBBBBBB==' }],
    ['a totalFee without the commission', { totalFee: 143000 }],
    ['a commission of another amount', { totalCommissionFee: 0 }],
    ['a first settlement of another amount', { paymentInfo: { firstSettleAmount: 1 } }],
    ['a delivery nobody offers', { deliveryInfo: { deliveryAmount: 3000 }, totalFee: 154000 }],
    ['another number of tickets', { ticketCount: 2 }],
    ['two prices for one ticket', { priceInfo: [priceInfo(), priceInfo()] }],
    ['a price of another grade', { priceInfo: [priceInfo({ seatGrade: '2' })] }],
    ['a price nobody offers', { priceInfo: [priceInfo({ priceGrade: 'U2' })] }],
    ['a cheaper ticket', { priceInfo: [priceInfo({ ticketAmount: '1000.0' })] }],
    ['another block', { seatInfo: [{ ...seatInfo('101', '1'), blockNo: '402' }] }],
  ];
  return cases.map(
    ([title, more]) =>
      [
        title,
        'P40027',
        async (running: Running, session: Admitted) => {
          await hold(running, session);
          await select(running, session, [101]);
          return code(ready(running, session, more));
        },
      ] as const,
  );
}

it.each(SCENARIOS)('%s is %s', async (_, wireCode, reach) => {
  await using running = await startInterpark({ shows: SHOWS });
  expect(await reach(running, await running.admit())).toBe(wireCode);
  expect(running.broken()).toEqual([]);
});

it('P41147 where a picture is asked for and none was read', async () => {
  await using running = await startInterpark({ shows: SHOWS, strict: { captcha: true } });
  const session = await running.admit();
  expect(await code(preselect(running, session, 101))).toBe('P41147');
  const { json } = await running.slowPost(session, '/captcha/image', {});
  const verify = async (p1: string, p9: string): Promise<string> => {
    const query = `p1=${p1}&p2=${session.sessionId}&p3=${GOODS}&p4=x&p5=10965&p9=${p9}`;
    return (await running.slow(session, `/captcha/verify?${query}`)).text;
  };
  expect(await verify('WRONG', json.EncRnd)).toBe('{"result":"N"}');
  const again = await running.slowPost(session, '/captcha/image', {});
  const { p1 } = await running.holder(session.sessionId, 'readCaptcha');
  expect(await verify(p1, again.json.EncRnd)).toBe('{"result":"Y"}');
  expect(await code(preselect(running, session, 101))).toBeUndefined();
  await running.admin.clock.advance(300_000);
  expect(await code(preselect(running, session, 102))).toBe('P41147');
});

it('a pre-order of a show that takes them is true', async () => {
  await using running = await startInterpark({ shows: SHOWS });
  const session = await running.admit('user@example.test', '26018888');
  expect((await running.gql(session, 'PreOrder', { input: {} })).text).toBe('{"data":{"preOrder":true}}');
});

it.each([
  ['priceText', { priceInfo: [priceInfo({ salesPrice: '143000', ticketAmount: '143000' })] }],
  ['priceGradeName', { priceInfo: [priceInfo({ priceGradeName: '普通' })] }],
] as const)('strict.%s makes the cart fail, and only where it is on', async (name, more) => {
  for (const [strict, expected] of [
    [{ [name]: true }, 'P40027'],
    [{}, undefined],
  ] as const) {
    await using running = await startInterpark({ shows: SHOWS, strict });
    const session = await running.admit();
    await hold(running, session);
    await select(running, session, [101]);
    expect(await code(ready(running, session, more))).toBe(expected);
  }
});

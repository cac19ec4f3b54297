import { listEndpoints } from '@boxwire/contract';
import { cartRequestOf, interpark, isAdmitted, keyOfUrl } from '@boxwire/schemas-interpark';
import { expect, test } from 'vitest';
import { BIZ, dataOf, openScene, ROUND, SEATS, SHOW, type Entered, type Scene } from './endpoint-scene.ts';

/** One endpoint called by the typed client: what it answers, and its most likely failure. */
type Check = (scene: Scene) => Promise<void>;

const answered = (data: unknown): object => ({ ok: true, data });
const NO_SESSION = { ok: false, kind: 'notLoggedIn' };
const TOKEN = expect.stringMatching(/^\S{20,}$/);
const URL_WITH_KEY = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/waiting\?key=[^&]{536,}$/);
const [FIRST = '', SECOND = '', THIRD = ''] = SEATS;
const BLOCKS = { ...ROUND, blockKeys: ['001:401', '001:901'] };
const PRICE = { seatGrade: '1', priceGrade: 'U1' };

const FRONT: Readonly<Record<string, Check>> = {
  'firebase.signIn': async ({ signIn, email }) => {
    expect(await signIn()).toMatchObject(answered({ idToken: TOKEN, email, expiresIn: '3600' }));
    expect(await signIn('wrong')).toMatchObject({
      ok: false,
      kind: 'refused',
      code: 'SignInRefused',
      wireCode: 'INVALID_LOGIN_CREDENTIALS',
    });
  },
  'world.login': async ({ client, signIn, turnstile, jar, sandbox }) => {
    const { idToken: fbToken } = dataOf(await signIn());
    const call = (turnstileToken: string) => client.world.login({ headers: {}, body: { fbToken, turnstileToken } });
    expect(await call('made-up')).toMatchObject({
      ok: false,
      kind: 'refused',
      code: 'WorldRefused',
      wireCode: 'TURNSTILE_FAILED',
    });
    expect(await call(await turnstile())).toMatchObject({ ok: true, status: 201 });
    const cookies = jar.cookiesFor(`${sandbox.origins.interpark.world}/api/users`).map(([name]) => name);
    expect(cookies).toEqual(expect.arrayContaining(['access_token', 'refresh_token']));
  },
  'world.refresh': async ({ client, login, jar, sandbox }) => {
    await login();
    const cookies = new Map(jar.cookiesFor(`${sandbox.origins.interpark.world}/api/users`));
    const call = (refreshToken: string) => client.world.refresh({ headers: {}, body: { refreshToken } });
    expect(await call(cookies.get('refresh_token') ?? '')).toMatchObject(answered({ accessToken: TOKEN }));
    expect(await call('made-up')).toMatchObject(NO_SESSION);
  },
  'world.me': async ({ client, login, email }) => {
    const call = () => client.world.me({ headers: {} });
    expect(await call()).toMatchObject(NO_SESSION);
    await login();
    expect(await call()).toMatchObject(answered({ name: 'SANDBOX USER', email, provider: 'password' }));
  },
  'world.enterStatus': async ({ client, login, email }) => {
    const query = { goods_code: SHOW.goodsCode, place_code: SHOW.placeCode };
    const call = () => client.world.enterStatus({ headers: {}, query });
    expect(await call()).toMatchObject(NO_SESSION);
    await login();
    expect(await call()).toMatchObject(answered({ enterHasEmail: true, enterMemberId: email }));
  },
  'world.ekycToken': async ({ client, login }) => {
    const call = () => client.world.ekycToken({ headers: {} });
    expect(await call()).toMatchObject(NO_SESSION);
    await login();
    expect(await call()).toMatchObject(answered({ token: expect.stringMatching(/^sbx-ekyc-[0-9a-f]{24}$/) }));
  },
  'world.salesInfo': async ({ client }) => {
    const call = (placeCode: string) =>
      client.world.salesInfo({ headers: {}, query: { ...SHOW, placeCode, bizCode: BIZ } });
    const salesInfo = { goodsStatus: 'Y', playStartDate: '2026-02-27', playEndDate: '2026-03-02' };
    expect(await call(SHOW.placeCode)).toMatchObject(answered({ ...SHOW, salesInfo, preSalesInfo: [] }));
    expect(await call('1')).toMatchObject({
      ok: false,
      kind: 'refused',
      code: 'WorldRefused',
      wireCode: 'GOODS_NOT_FOUND',
    });
  },
  'world.goodsDetail': async ({ client }) => {
    const query = { ...SHOW, bizCode: BIZ, language: 'ZH_CN' };
    const data = { ...SHOW, goodsName: '샌드박스 공연 25018223', playStartDate: '20260227' };
    expect(await client.world.goodsDetail({ headers: {}, query })).toMatchObject(answered({ data }));
  },
  'world.reservations': async ({ client, login }) => {
    const span = { searchStartDate: '20260101', searchEndDate: '20260131' };
    const call = () =>
      client.world.reservations({ headers: {}, query: { languageType: 'ZH', memberType: '1', ...span } });
    expect(await call()).toMatchObject(NO_SESSION);
    await login();
    expect(await call()).toMatchObject(answered([]));
  },
  'world.enterToken': async ({ bridge, login }) => {
    expect(await bridge()).toMatchObject(NO_SESSION);
    await login();
    expect(await bridge()).toMatchObject(answered({ access_token: TOKEN, refresh_token: TOKEN }));
  },
  'gates.partner': async ({ client, login, gateQuery, jar, sandbox }) => {
    await login();
    expect(await client.gates.partner({ query: await gateQuery() })).toMatchObject(
      answered(expect.stringContaining('Gates')),
    );
    const cookies = jar.cookiesFor(`${sandbox.origins.interpark.tickets}/gates`).map(([name]) => name);
    expect(cookies).toEqual(expect.arrayContaining(['partner_token', 'partner_token_r', 'ent_onestop_channel']));
  },
  'gates.tokenVerify': async ({ client, login, gateQuery }) => {
    await login();
    const query = await gateQuery();
    const call = (partner_token: string) => client.gates.tokenVerify({ query, body: { ...query, partner_token } });
    const returl = expect.stringContaining(`/gates/global?gc=${SHOW.goodsCode}&pc=${SHOW.placeCode}`);
    expect(await call(query.partner_token)).toMatchObject(answered({ returl }));
    expect(await call('made-up')).toMatchObject({ ok: false, status: 401, code: 'GateRefused' });
  },
  'gates.goodsInfo': async ({ client }) => {
    const call = (placeCode: string) =>
      client.gates.goodsInfo({ query: { ...SHOW, placeCode, bizCode: BIZ, lang: 'zh', passCode: '', nc: 1 } });
    const codes = { bizCode: '61677', reserveBizCode: '10965', goodsName: '샌드박스 공연 25018223' };
    expect(await call(SHOW.placeCode)).toMatchObject(answered({ ...codes, playStartDate: '20260227' }));
    expect(await call('1')).toMatchObject({ ok: false, kind: 'invalid', code: 'GateRequestRefused', status: 400 });
  },
  'gates.memberInfo': async ({ client, passGates, email }) => {
    const call = () => client.gates.memberInfo({ query: { goodsCode: SHOW.goodsCode, channelCode: 'gp' } });
    expect(await call()).toMatchObject({ ...NO_SESSION, status: 401 });
    await passGates();
    const signature = expect.stringMatching(/^[0-9a-f]{64}\.1768529998$/);
    expect(await call()).toMatchObject(answered({ signature, secureData: TOKEN, email, name: 'SANDBOX USER' }));
  },
  'gates.ekycAuth': async ({ client, passGates }) => {
    const call = () => client.gates.ekycAuth({ params: { bizCode: BIZ }, query: { nc: 1 } });
    expect(await call()).toMatchObject({ ...NO_SESSION, status: 401 });
    await passGates();
    expect(await call()).toMatchObject(answered({ result: 'Y' }));
  },
  'gates.serverTime': async ({ client }) => {
    const time = await client.gates.serverTime({ query: { type: '1', nc: 1 } });
    expect(time).toMatchObject(answered(new Date(1_768_529_998_000)));
  },
};

const WAITING: Readonly<Record<string, Check>> = {
  'waiting.secureUrl': async ({ client, passGates, secureBody }) => {
    await passGates();
    const body = await secureBody();
    const denied = await client.waiting.secureUrl({ body: { ...body, signature: 'made-up' } });
    expect(denied).toMatchObject({ ok: false, status: 400, wireCode: 'AccessDenied' });
    expect(await client.waiting.secureUrl({ body })).toMatchObject(answered({ redirectUrl: URL_WITH_KEY }));
  },
  'waiting.page': async ({ client, waitingKey }) => {
    const page = await client.waiting.page({ query: { key: await waitingKey() } });
    expect(page).toMatchObject(answered(expect.stringContaining('<html')));
  },
  'waiting.lineUp': async ({ client, waitingKey }) => {
    const call = (key: string) => client.waiting.lineUp({ body: { key } });
    const waitingId = expect.stringMatching(/^25018223:[0-9A-Za-z+/]{22}==:42$/);
    expect(await call(await waitingKey())).toMatchObject(answered({ waitingId, userSeq: 42, exist: false }));
    expect(await call('made-up')).toMatchObject({ ok: false, kind: 'invalid', code: 'KeyRefused', status: 500 });
  },
  'waiting.rank': async ({ client, lineUp }) => {
    const waitingId = await lineUp();
    const call = (id: string) => client.waiting.rank({ query: { waitingId: id } });
    const shared = { goodsCode: SHOW.goodsCode };
    expect(await call(waitingId)).toMatchObject(answered({ ...shared, myRank: 1 }));
    const admitted = dataOf(await call(waitingId));
    expect(admitted).toMatchObject({ ...shared, myRank: 0 });
    expect(isAdmitted(admitted) && admitted.sessionId).toMatch(/^25018223_M000000000042\d{10}$/);
  },
  'waiting.refreshUrl': async ({ client, waitingKey }) => {
    const key = await waitingKey();
    const fresh = dataOf(await client.waiting.refreshUrl({ body: { key } }));
    expect(fresh.redirectUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/waiting\?key=[^&]{536,}&nw=Y$/);
    expect(keyOfUrl(fresh.redirectUrl)).toBe(key);
  },
};

const ONESTOP: Readonly<Record<string, Check>> = {
  'onestop.page': async ({ client, admit, generation }) => {
    const bizCode = generation === '2026-01' ? '88889' : '10965';
    const context = { bizCode, lang: 'zh', goods: { ...SHOW, bizCode: '61677' } };
    expect(await client.onestop.page({ query: { key: await admit() } })).toMatchObject(answered(context));
    expect(await client.onestop.page({ query: { key: 'made-up' } })).toMatchObject({
      ok: false,
      kind: 'refused',
      status: 302,
    });
  },
  'onestop.setCookie': async ({ client, jar, sandbox }) => {
    expect(await client.onestop.setCookie({ headers: {}, body: 'opaque' })).toMatchObject({ ok: true, status: 200 });
    const cookies = new Map(jar.cookiesFor(`${sandbox.origins.interpark.tickets}/onestop`));
    expect(cookies.get('niost_hash')).toBe('opaque0000000');
  },
  'onestop.playDate': async ({ client, enter }) => {
    const { headers, own } = await enter();
    const call = (goodsCode: string) => client.onestop.playDate({ headers, params: { goodsCode }, query: own });
    const playDate = ['20260227', '20260228', '20260301', '20260302'];
    expect(await call(SHOW.goodsCode)).toMatchObject(answered({ playDate, nextPlayDate: '' }));
    expect(await call('1')).toMatchObject({ ok: false, kind: 'invalid', code: 'InvalidValue', wireCode: 'P00002' });
  },
  'onestop.holiday': async ({ client, enter }) => {
    const { headers } = await enter();
    const query = { startDate: '20260101', endDate: '20260131' };
    expect(await client.onestop.holiday({ headers, query })).toMatchObject(answered([]));
  },
  'onestop.rounds': async ({ client, enter }) => {
    const { headers, own } = await enter();
    const call = (playDate: string) =>
      client.onestop.rounds({ headers, params: { goodsCode: SHOW.goodsCode }, query: { ...own, playDate } });
    const round = {
      ...ROUND,
      playDate: '20260227',
      isSeatRemain: true,
      seats: [
        { seatGrade: '1', salesPrice: 143_000, remainCount: 40 },
        { seatGrade: '2', salesPrice: 99_000, remainCount: 18 },
      ],
    };
    expect(await call('20260227')).toMatchObject(answered([round]));
    expect(await call('20260101')).toMatchObject({ ok: false, kind: 'refused', wireCode: 'ME7107' });
  },
  'onestop.sessionCheck': async ({ client, enter }) => {
    const { headers, sessionId } = await enter();
    const call = (suffix: string) => client.onestop.sessionCheck({ headers, params: { suffix }, body: {} });
    expect(await call(sessionId.split('_')[1] ?? '')).toMatchObject({ ok: true, status: 201 });
    expect(await call('M0000000000991768530000')).toMatchObject({
      ok: false,
      kind: 'expired',
      code: 'SessionNotFound',
      status: 404,
    });
  },
  'captcha.image': async ({ client, enter }) => {
    const { headers } = await enter();
    const image = await client.captcha.image({ headers });
    expect(image).toMatchObject(
      answered({ Img: expect.stringMatching(/\S{20,}/), EncRnd: expect.stringMatching(/\S/) }),
    );
  },
  'captcha.verify': async ({ client, enter, sandbox }) => {
    const { headers, sessionId, entMemberCode, bizCode } = await enter();
    const rest = { p2: sessionId, p3: SHOW.goodsCode, p4: entMemberCode, p5: bizCode };
    const call = async (given?: string) => {
      const { EncRnd: p9 } = dataOf(await client.captcha.image({ headers }));
      const read = await sandbox.admin.holder({ platform: 'interpark', ref: p9, action: 'readCaptcha' });
      return client.captcha.verify({ headers, query: { p1: given ?? (read as { p1: string }).p1, ...rest, p9 } });
    };
    expect(await call('WRONG')).toMatchObject({ ok: false, kind: 'challenge', code: 'CaptchaWrong', wireCode: 'N' });
    expect(await call()).toMatchObject(answered({ result: 'Y' }));
  },
};

const SEAT_MAP: Readonly<Record<string, Check>> = {
  'seats.init': async ({ client, enter }) => {
    const { headers, own } = await enter();
    const goods = { goodsGenreType: '1', seatGrade: '', seatRenderType: 'D2003', kindOfGoods: '01003' } as const;
    const query = { ...own, ...goods, playSeq: '001', reserved: true };
    expect(await client.seats.init({ headers, params: { goodsCode: SHOW.goodsCode }, query })).toMatchObject(
      answered({ ticketMaxCount: 10, isInterlocking: false }),
    );
  },
  'seats.grades': async ({ client, enter }) => {
    const { headers, bizCode } = await enter();
    const call = (playSeq: string) => client.seats.grades({ headers, query: { ...ROUND, playSeq, bizCode } });
    expect(await call('001')).toMatchObject(
      answered([
        { seatGrade: '1', salesPrice: 143_000, remainCount: 40 },
        { seatGrade: '2', salesPrice: 99_000, remainCount: 18 },
      ]),
    );
    expect(await call('999')).toMatchObject({ ok: false, kind: 'invalid', wireCode: 'P00002' });
  },
  'seats.blocks': async ({ client, enter }) => {
    const { headers } = await enter();
    const blocks = dataOf(await client.seats.blocks({ headers, query: ROUND }));
    expect(blocks[0]).toMatchObject({ blockKey: '001:401', absoluteLeft: expect.any(Number) });
  },
  'seats.meta': async ({ client, enter }) => {
    const { fast, bizCode } = await enter();
    expect(await client.seats.meta({ headers: fast, query: { ...BLOCKS, bizCode } })).toMatchObject(answered(META));
  },
  'seats.status': async ({ client, enter }) => {
    const { fast, bizCode } = await enter();
    const status = dataOf(await client.seats.status({ headers: fast, query: { ...BLOCKS, bizCode } }));
    expect(status).toEqual(BITMAPS);
  },
  'seats.plainStatus': async (scene) => {
    const entered = await scene.enter();
    await scene.hold(entered);
    const query = { ...BLOCKS, bizCode: entered.bizCode };
    const [block] = dataOf(await scene.client.seats.plainStatus({ headers: entered.fast, query }));
    expect(block?.blockKey).toBe('001:401');
    expect(block?.seats.find(({ seatInfoId }) => seatInfoId === FIRST)?.statusInfo).toBe('PRESELECTED');
  },
  'seats.externalMeta': async ({ client, enter }) => {
    const { fast, bizCode } = await enter();
    const meta = await client.seats.externalMeta({ headers: fast, query: { ...BLOCKS, bizCode } });
    expect(meta).toMatchObject(answered(META));
  },
  'seats.externalStatus': async ({ client, enter }) => {
    const { fast, bizCode } = await enter();
    const status = dataOf(await client.seats.externalStatus({ headers: fast, query: { ...BLOCKS, bizCode } }));
    expect(status).toEqual(BITMAPS);
  },
  'seats.bookWait': async ({ client, enter }) => {
    const { headers, entMemberCode } = await enter();
    const query = { placeCode: SHOW.placeCode, playSeq: '001', blocks: ['401'], seatCount: 1, entMemberCode };
    const outcome = await client.seats.bookWait({ headers, params: { goodsCode: SHOW.goodsCode }, query });
    expect(outcome).toMatchObject(answered({}));
  },
};

const META = [
  { blockKey: '001:401', seats: expect.arrayContaining([expect.objectContaining({ seatInfoId: FIRST })]) },
  {},
];
const BITMAPS = [expect.stringMatching(/^[0-9A-Fa-f]+$/), expect.stringMatching(/^[0-9A-Fa-f]+$/)];

const selection = (sessionId: string) => ({
  ...ROUND,
  seatType: 'DEFAULT' as const,
  seats: [{ seatGrade: '1', seatInfoId: FIRST }],
  sessionId,
});

const HOLDS: Readonly<Record<string, Check>> = {
  'seats.preselect': async (scene) => {
    const entered = await scene.enter();
    expect(await scene.hold(entered)).toMatchObject(answered({ mode: 'WEBSOCKET', isSuccess: true }));
    expect(await scene.hold(entered, `${FIRST}9`)).toMatchObject({
      ok: false,
      kind: 'invalid',
      code: 'ConfirmPreselectionInvalid',
      wireCode: 'P40021',
    });
  },
  'seats.select': async (scene) => {
    const entered = await scene.enter();
    const { headers, sessionId } = entered;
    const call = () => scene.client.seats.select({ headers, body: selection(sessionId) });
    expect(await call()).toMatchObject({ ok: false, kind: 'expired', code: 'HoldNotOwned', wireCode: 'P40059' });
    await scene.hold(entered);
    expect(await call()).toMatchObject(answered({ unselectableSeatInfoIds: [] }));
  },
  'seats.selectExternal': async (scene) => {
    const entered = await scene.enter();
    const { headers, sessionId } = entered;
    const call = () => scene.client.seats.selectExternal({ headers, body: selection(sessionId) });
    expect(await call()).toMatchObject({ ok: false, kind: 'expired', code: 'HoldNotOwned', wireCode: 'P40059' });
    await scene.hold(entered);
    expect(await call()).toMatchObject(answered({ unselectableSeatInfoIds: [] }));
  },
  'seats.clearSelect': (scene) =>
    expectReleased(scene, ({ headers, sessionId }) => {
      const query = { placeCode: SHOW.placeCode, sessionId };
      return scene.client.seats.clearSelect({ headers, params: { goodsCode: SHOW.goodsCode }, query });
    }),
  'seats.clearSelectExternal': (scene) =>
    expectReleased(scene, ({ headers, sessionId }) =>
      scene.client.seats.clearSelectExternal({ headers, body: { goodsCode: SHOW.goodsCode, sessionId } }),
    ),
  'seats.clearSelectExternalSeats': (scene) =>
    expectReleased(scene, ({ headers, sessionId }) => {
      const seats = { seatRenderType: 'D2003', reserved: true, seatInfoIds: [FIRST], seatType: 'DEFAULT' as const };
      const query = { sessionId, placeCode: SHOW.placeCode, playSeq: '001', ...seats };
      return scene.client.seats.clearSelectExternalSeats({ headers, params: { goodsCode: SHOW.goodsCode }, query });
    }),
};

/** Holds a seat, lets go of it, and expects that nobody holds it. */
async function expectReleased(scene: Scene, release: (entered: Entered) => Promise<unknown>): Promise<void> {
  const entered = await scene.enter();
  dataOf<unknown>(await scene.hold(entered));
  expect(heldBy(scene)).toBe(1);
  expect(await release(entered)).toMatchObject({ ok: true });
  expect(heldBy(scene)).toBe(0);
}

function heldBy({ sandbox }: Scene): number {
  const state = sandbox.admin.state('interpark') as {
    readonly sessions: readonly { readonly held: readonly unknown[] }[];
  };
  return state.sessions.flatMap(({ held }) => held).length;
}

const ONE = { playSeq: '001', blockKey: '001:401', seatGrade: '1' };

const GQL: Readonly<Record<string, Check>> = {
  'gql.getPlaySeqsForDate': async ({ client, enter }) => {
    const { headers } = await enter();
    const call = (playDate: string) => client.gql.getPlaySeqsForDate({ headers, body: { playDate } });
    expect(await call('20260227')).toMatchObject(answered([{ ...ROUND, isSeatRemain: true, bookWaitStatus: 'NA' }]));
    expect(await call('20260101')).toMatchObject({ ok: false, kind: 'refused', wireCode: 'ME7107' });
  },
  'gql.initSeat': async ({ client, enter }) => {
    const { headers } = await enter();
    const outcome = await client.gql.initSeat({ headers, body: { playSeq: '001' } });
    expect(outcome).toMatchObject(answered({ ticketMaxCount: 3, isInterlocking: false }));
  },
  'gql.expiredSession': async ({ client, enter }) => {
    const { headers } = await enter();
    expect(await client.gql.expiredSession({ headers, body: {} })).toMatchObject(answered(false));
  },
  'gql.getRemainSeats': async ({ client, enter }) => {
    const { headers } = await enter();
    const input = { sort: 'SEAT_GRADE_ASC', playSeq: '001' } as const;
    const grades = dataOf(await client.gql.getRemainSeats({ headers, body: { input } }));
    expect(grades[0]).toMatchObject({ seatGrade: '1', salePrice: 143_000, remainSeatCount: expect.any(Number) });
  },
  'gql.getSeatGradePrices': async ({ client, enter }) => {
    const { headers } = await enter();
    const input = { sort: 'SEAT_GRADE_ASC', playSeq: '001' } as const;
    const grades = dataOf(await client.gql.getSeatGradePrices({ headers, body: { input } }));
    expect(grades[0]).toMatchObject({ seatGrade: '1', salePrice: 143_000 });
  },
  'gql.preselectSeat': async (scene) => {
    const entered = await scene.enter();
    expect(await scene.hold(entered)).toMatchObject(answered(true));
    expect(await scene.hold(entered, `${FIRST}9`)).toMatchObject({
      ok: false,
      kind: 'invalid',
      code: 'ConfirmPreselectionInvalid',
      wireCode: 'P40021',
    });
  },
  'gql.bulkPreselectSeats': async ({ client, enter }) => {
    const { headers } = await enter();
    const call = (seatInfoIds: string[]) =>
      client.gql.bulkPreselectSeats({ headers, body: { command: { ...ONE, seatInfoIds } } });
    expect(await call([FIRST])).toMatchObject({
      ok: false,
      kind: 'invalid',
      code: 'ConfirmPreselectionInvalid',
      wireCode: 'P40021',
    });
    expect(await call([FIRST, SECOND])).toMatchObject(answered(true));
  },
  'gql.autoAssignSeats': async ({ client, enter }) => {
    const { headers } = await enter();
    const command = { ...ONE, seatInfoIds: [THIRD] };
    const outcome = await client.gql.autoAssignSeats({ headers, body: { command } });
    expect(outcome).toMatchObject(answered({ success: true, seatInfoIds: [THIRD], errorCode: null }));
  },
  'gql.deselectSeat': (scene) =>
    expectReleased(scene, ({ headers }) =>
      scene.client.gql.deselectSeat({ headers, body: { command: { seatInfoId: FIRST } } }),
    ),
  'gql.bulkDeselectSeats': (scene) =>
    expectReleased(scene, ({ headers }) =>
      scene.client.gql.bulkDeselectSeats({ headers, body: { command: { seatInfoIds: [] } } }),
    ),
  'gql.validatePricingSelection': async (scene) => {
    const entered = await scene.enter();
    const { headers, sessionId } = entered;
    await scene.hold(entered);
    await scene.client.seats.select({ headers, body: selection(sessionId) });
    const call = (selectCnt: number) => {
      const selectedPrices = [{ ...PRICE, selectCnt }];
      return scene.client.gql.validatePricingSelection({ headers, body: { playSeq: '001', selectedPrices } });
    };
    expect(await call(1)).toMatchObject(answered(true));
    expect(await call(2)).toMatchObject({ ok: false, kind: 'invalid', code: 'InvalidValue', wireCode: 'P00002' });
  },
  'gql.preOrder': async ({ client, enter }) => {
    // the show takes no pre-orders, and what a right one answers is not recorded
    const { headers } = await enter();
    const outcome = await client.gql.preOrder({ headers, body: { input: {} } });
    expect(outcome).toMatchObject({ ok: false, kind: 'invalid', code: 'InvalidValue', wireCode: 'P00002' });
  },
  'gql.certifyHpoint': async ({ client, enter }) => {
    const { headers } = await enter();
    expect(await client.gql.certifyHpoint({ headers, body: { command: {} } })).toMatchObject(answered(true));
  },
};

const PAGE = { placeCode: SHOW.placeCode, playSeq: '001', memberType: '3', ...PRICE, willCallPrice: false };
const INIT = {
  memberInfo: { name: 'SANDBOX USER' },
  deliveryMethods: [{ label: 'WILL_CALL', select: true }],
  paymentBanks: [{ kindOfSettle: '22004' }],
};
const goods = { params: { goodsCode: SHOW.goodsCode } } as const;

const PAYMENT: Readonly<Record<string, Check>> = {
  'prices.list': async ({ client, enter }) => {
    const { headers, bizCode, entMemberCode } = await enter();
    const query = { placeCode: SHOW.placeCode, playSeq: '001', bizCode, entMemberCode, seatType: 'DEFAULT' } as const;
    const outcome = await client.prices.list({ headers, ...goods, query: { ...query, seatGrade: ['1'] } });
    const price = { priceGrade: 'U1', priceGradeName: '普通', salesPrice: 143_000 };
    expect(dataOf(outcome)[0]).toMatchObject({ seatGrade: '1' });
    expect(dataOf(outcome)[0]?.priceList[0]).toMatchObject(price);
  },
  'payment.initEssential': async ({ client, enter }) => {
    const { headers, bizCode, entMemberCode, intMemberCode } = await enter();
    const query = { ...PAGE, bizCode, entMemberCode, intMemberCode };
    expect(await client.payment.initEssential({ headers, ...goods, query })).toMatchObject(answered(INIT));
  },
  'payment.init': async ({ client, enter }) => {
    const { fast, bizCode } = await enter();
    const query = { ...SHOW, ...PAGE, isNonMember: 'N', bizCode } as const;
    expect(await client.payment.init({ headers: fast, query })).toMatchObject(answered(INIT));
  },
  'payment.initAdditional': async ({ client, enter }) => {
    const { headers, bizCode, entMemberCode } = await enter();
    const limits = { limitBizCode: '', limitBizOutCode: '', limitKindOfSettle: '', limitCardIssueCode: '' };
    const round = { placeCode: SHOW.placeCode, playSeq: '001', playDate: '20260227', deviceType: 'PC' };
    const query = { ...round, ...PRICE, ...limits, bizCode, entMemberCode };
    const outcome = await client.payment.initAdditional({ headers, ...goods, query });
    expect(outcome).toMatchObject(answered({ paymentBanks: [{ kindOfSettle: '22004' }], coupons: [] }));
  },
  'payment.methods': async ({ client, enter }) => {
    const { headers } = await enter();
    const methods = [{ kindOfSettle: '22003', kindOfSettleName: '신용카드' }, { kindOfSettle: '22004' }];
    expect(await client.payment.methods({ headers, ...goods })).toMatchObject(answered(methods));
  },
  'payment.interparkPay': async ({ client, enter }) => {
    const { headers, sessionId, intMemberCode } = await enter();
    const query = { goodsCode: SHOW.goodsCode, sessionId, intMemberCode };
    const cards = { mid: 'SANDBOX', cardInstallment: [] };
    expect(await client.payment.interparkPay({ headers, query })).toMatchObject(answered(cards));
  },
  'payment.deliveryGlobal': async ({ client, enter }) => {
    const { headers } = await enter();
    expect(await client.payment.deliveryGlobal({ headers, ...goods })).toMatchObject(answered([]));
  },
  'payment.member': async ({ client, enter, email }) => {
    const { headers } = await enter();
    expect(await client.payment.member({ headers })).toMatchObject(answered({ name: 'SANDBOX USER', email }));
  },
  'payment.ready': async (scene) => {
    const entered = await scene.enter();
    const early = await scene.client.payment.ready({ ...(await readyInput(scene, entered)) });
    expect(early).toMatchObject({ ok: false, kind: 'expired', code: 'HoldNotOwned', wireCode: 'P40059' });
    expect(await makeCart(scene, entered)).toEqual({ cartID: '20260116', cartIDSeq: expect.stringMatching(/^\w{5}$/) });
  },
  'payment.eximbayRequest': async (scene) => {
    const entered = await scene.enter();
    const { cartID, cartIDSeq } = await makeCart(scene, entered);
    const correlationId = `${cartID}${cartIDSeq}`;
    const call = (id: string) =>
      scene.client.payment.eximbayRequest({ headers: entered.headers, body: { ...HANDOVER, correlationId: id } });
    const payment = { order_id: correlationId };
    expect(await call(correlationId)).toMatchObject(answered({ fgkey: expect.stringMatching(/\S/), payment }));
    expect(await call('none')).toMatchObject({ ok: false, kind: 'invalid', wireCode: 'P00002' });
  },
};

const HANDOVER = {
  ...({ payMethod: 'CARD_ONESTOP', currency: 'KRW', callFromApp: 'N', displayType: 'P', autoclose: 'N' } as const),
  ...({ ostype: 'P', catId: 'ONESTOP' } as const),
  ...{ mchtMemberNo: 'T00000001', amount: '151000', lang: 'CN', callFromScheme: '' },
  ...{ buyerName: 'SANDBOX USER', buyerEmail: 'user@example.test', returnUrl: 'http://127.0.0.1/return' },
  ...{ productName: '샌드박스 콘서트', prod: [{ name: 'R석', quantity: 1, price: 151_000, link: '' }] },
};

async function readyInput(
  { client, generation, email }: Scene,
  { headers, fast, sessionId, bizCode, entMemberCode }: Entered,
) {
  const round = { placeCode: SHOW.placeCode, playSeq: '001', seatType: 'DEFAULT' } as const;
  const prices = await client.prices.list({
    headers,
    ...goods,
    query: { ...round, bizCode, entMemberCode, seatGrade: ['1'] },
  });
  const [block] = dataOf(await client.seats.meta({ headers: fast, query: { ...BLOCKS, bizCode } }));
  const seat = block?.seats.find(({ seatInfoId }) => seatInfoId === FIRST);
  const price = dataOf(prices)[0]?.priceList[0];
  if (seat === undefined || price === undefined) throw new Error('no seat or no price');
  const cart = cartRequestOf({
    ...ROUND,
    generation,
    session: { sessionId, bizCode, entMemberCode },
    playDate: '20260227',
    tickets: [{ seat: { ...seat, blockKey: '001:401' }, price }],
    commissionPerTicketWon: 8_000,
    buyer: { name: 'SANDBOX USER', birthDate: '0001011', email, phone: '0100000000' },
  });
  return { headers, ...goods, body: cart };
}

/** Holds and selects the first seat, and makes its cart. */
async function makeCart(scene: Scene, entered: Entered) {
  dataOf<unknown>(await scene.hold(entered));
  dataOf(await scene.client.seats.select({ headers: entered.headers, body: selection(entered.sessionId) }));
  return dataOf(await scene.client.payment.ready(await readyInput(scene, entered)));
}

const CHECKS = { ...FRONT, ...WAITING, ...ONESTOP, ...SEAT_MAP, ...HOLDS, ...GQL, ...PAYMENT };
const ENDPOINTS = listEndpoints(interpark);

test('every endpoint of the platform has a test', () => {
  expect(Object.keys(CHECKS).toSorted()).toEqual(ENDPOINTS.map(({ id }) => id).toSorted());
});

const CASES = (['2026-01', '2026-10'] as const).flatMap((generation) =>
  ENDPOINTS.filter(({ facts }) => facts?.generation === 'both' || facts?.generation === generation).map(({ id }) => ({
    id,
    generation,
  })),
);

test.each(CASES)('$id of $generation is called by the typed client', async ({ id, generation }) => {
  await using scene = await openScene(generation);
  await CHECKS[id]?.(scene);
  expect(scene.sandbox.admin.requests({ endpoint: id })).not.toEqual([]);
  expect(scene.sandbox.admin.invariants().flatMap(({ problems }) => problems)).toEqual([]);
});

import { decodeResponse, findEndpoint, listEndpoints } from '@boxwire/contract';
import { interpark } from '@boxwire/schemas-interpark';
import { expect, test } from 'vitest';
import { cartBody } from './cart-body.ts';
import { comeIn, crossBridge, GOODS, PLACE, signIn, startInterpark, type Admitted, type Running } from './start.ts';
import { exchange, type Answer } from './wire.ts';

const ROUND = `goodsCode=${GOODS}&placeCode=${PLACE}&playSeq=001`;
const SEATS = [101, 102, 103].map((serial) => `${GOODS}:${PLACE}:001:${String(serial)}`);
const NAMES = `goodsCode=${GOODS}&placeCode=${PLACE}`;

type Named = [id: string, answer: Answer];

/** A success of every endpoint before OneStop, and of the line. */
async function front(running: Running, generation: string): Promise<Named[]> {
  const { firebase, world, tickets, bridge, waiting, ticketfront, post, holder } = running;
  const account = { email: 'user@example.test', password: 'sandbox-password', returnSecureToken: true };
  const signed = await post(`${firebase}/v1/accounts:signInWithPassword?key=k`, account);
  const turnstile = async (): Promise<string> => (await holder('user@example.test', 'answerTurnstile')).turnstileToken;
  const login = { fbToken: signed.json.idToken, turnstileToken: await turnstile() };
  const loggedIn = await post(`${world}/auth-web/api/users/auth/login/web`, login);
  const refreshToken = /refresh_token=([^;]+)/.exec(loggedIn.headers.getSetCookie().join('\n'))?.[1];
  const nol = { headers: { cookie: await signIn(running) } };
  const get = (url: string, init: RequestInit = {}): Promise<Answer> => exchange(url, init);
  const show =
    generation === '2026-01'
      ? { goods_code: GOODS, place_code: PLACE }
      : { goodsCode: GOODS, placeCode: PLACE, turnstileToken: await turnstile() };
  const token = await post(`${world}/api/users/enter/token`, show, nol.headers);
  const { access_token: partner, refresh_token: refresh } = token.json;
  const gate = {
    gc: GOODS,
    pc: PLACE,
    bc: '10965',
    cc: 'gates_global',
    lg: 'zh',
    partner_token: partner,
    partner_token_r: refresh,
  };
  const gateQuery = new URLSearchParams(gate).toString();
  const gates = { headers: { cookie: await crossBridge(running, nol.headers.cookie, generation) } };
  const reserve = `${tickets}/api/ticket/v2/reserve-gate`;
  const member = await get(`${reserve}/member-info?goodsCode=${GOODS}&channelCode=gp`, gates);
  const { signature, secureData } = member.json;
  const bizCode = generation === '2026-01' ? '88889' : '10965';
  const body = { bizCode, secureData, signature, preSales: 'N', lang: 'zh', from: 'NTG', goodsCode: GOODS };
  const secure = await post(`${waiting}/waiting/api/secure-url`, body);
  const key = new URL(secure.json.redirectUrl).searchParams.get('key');
  const lineUp = await post(`${waiting}/waiting/api/line-up`, { key });
  const rank = `${waiting}/waiting/api/rank?waitingId=${encodeURIComponent(lineUp.json.waitingId)}`;
  const pending = await get(rank);
  const admitted = await get(rank);
  return [
    ['firebase.signIn', signed],
    ['world.login', loggedIn],
    ['world.refresh', await post(`${world}/api/auth/refresh`, { refreshToken })],
    ['world.me', await get(`${world}/api/users`, nol)],
    ['world.enterStatus', await get(`${world}/api/users/enter?goods_code=${GOODS}&place_code=${PLACE}`, nol)],
    ['world.ekycToken', await get(`${world}/api/users/enter/ekyc/token`, nol)],
    ['world.salesInfo', await get(`${world}/api/ent-channel-out/v1/goods/salesinfo?${NAMES}&bizCode=10965`)],
    [
      'world.salesInfo',
      await get(`${world}/api/ent-channel-out/v1/goods/salesinfo?goodsCode=26010474&placeCode=26000166&bizCode=10965`),
    ],
    [
      'world.goodsDetail',
      await get(`${world}/api/ent-channel-out/v1/goods/detail?${NAMES}&bizCode=10965&language=ZH_CN`),
    ],
    [
      'world.reservations',
      await get(
        `${world}/api/biz/enter/reservations?languageType=ZH&memberType=1&searchStartDate=20260101&searchEndDate=20260131`,
        nol,
      ),
    ],
    ['world.enterToken', token],
    ['gates.partner', await get(`${tickets}/gates/partner?${gateQuery}`)],
    ['gates.tokenVerify', await post(`${bridge}/x13_02/v1/bridge/tokenVerify?${gateQuery}`, gate)],
    ['gates.goodsInfo', await get(`${reserve}/goods-info?${NAMES}&bizCode=10965&lang=zh&passCode=&nc=1`)],
    ['gates.memberInfo', member],
    ['gates.ekycAuth', await get(`${tickets}/api/ticket/v2/ekyc/auth/10965?nc=1`, gates)],
    ['gates.serverTime', await get(`${ticketfront}/v1/getServerTime?type=1&nc=1`)],
    ['waiting.secureUrl', secure],
    ['waiting.page', await get(secure.json.redirectUrl)],
    ['waiting.lineUp', lineUp],
    ['waiting.refreshUrl', await post(`${waiting}/waiting/api/refresh-url`, { key })],
    ['waiting.rank', pending],
    ['waiting.rank', admitted],
    ['onestop.page', await get(admitted.json.oneStopUrl)],
    ['onestop.setCookie', await post(`${tickets}/onestop/middleware/set-cookie`, 'opaque')],
  ];
}

/** A success of every OneStop endpoint that both generations have; holds and lets go of one seat. */
async function both(running: Running, session: Admitted): Promise<Named[]> {
  const { slow, slowPost, fast } = running;
  const { sessionId, bizCode, entMemberCode } = session;
  const ent = encodeURIComponent(entMemberCode);
  const own = `placeCode=${PLACE}&bizCode=${bizCode}&sessionId=${sessionId}&entMemberCode=${ent}`;
  const blocks = `${ROUND}&blockKeys=001:401&blockKeys=001:901&bizCode=${bizCode}`;
  const genre = 'goodsGenreType=1&seatGrade=&seatRenderType=D2003&reserved=true&kindOfGoods=01003';
  const select = { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatType: 'DEFAULT', sessionId };
  const seats = [{ seatGrade: '1', seatInfoId: SEATS[0] }];
  const image = await slowPost(session, '/captcha/image', {});
  const { p1 } = await running.holder(image.json.EncRnd, 'readCaptcha');
  const picture = `p1=${p1}&p2=${sessionId}&p3=${GOODS}&p4=${ent}&p5=${bizCode}&p9=${image.json.EncRnd}`;
  const price = 'seatGrade=1&priceGrade=U1';
  const limits =
    'limitBizCode=&limitBizOutCode=&limitKindOfSettle=&limitCardIssueCode=&deviceType=PC&playDate=20260227';
  await hold(running, session, SEATS[0] ?? '');
  const selected = await slowPost(session, '/seats/select', { ...select, seats });
  const ready = await slowPost(session, `/payment/ready/${GOODS}`, cartBody(session));
  const correlationId = `${ready.json.cartID}${ready.json.cartIDSeq}`;
  const external = 'seatRenderType=D2003&reserved=true&seatType=DEFAULT';
  return [
    ['onestop.playDate', await slow(session, `/play/play-date/${GOODS}?${own}`)],
    ['onestop.holiday', await slow(session, '/play/holiday?startDate=20260101&endDate=20260131')],
    ['seats.init', await slow(session, `/seats/init/${GOODS}?${own}&playSeq=001&${genre}`)],
    ['seats.grades', await slow(session, `/seats/grades?${ROUND}&bizCode=${bizCode}`)],
    ['seats.blocks', await slow(session, `/seats/block-data?${ROUND}`)],
    ['seats.meta', await fast(session, `/seatMeta?${blocks}`)],
    ['seats.status', await fast(session, `/seatStatus?${blocks}`)],
    ['seats.plainStatus', await fast(session, `/seatPlainStatus?${blocks}`)],
    ['seats.externalMeta', await fast(session, `/externalSeatMeta?${blocks}`)],
    ['seats.externalStatus', await fast(session, `/externalSeatStatus?${blocks}`)],
    [
      'seats.bookWait',
      await slow(
        session,
        `/seats/book-wait/${GOODS}?placeCode=${PLACE}&playSeq=001&blocks=401&seatCount=1&entMemberCode=${ent}`,
      ),
    ],
    ['captcha.image', image],
    ['captcha.verify', await slow(session, `/captcha/verify?${picture}`)],
    ['seats.select', selected],
    ['seats.selectExternal', await slowPost(session, '/seats/select-external', { ...select, seats })],
    ['prices.list', await slow(session, `/prices/${GOODS}?${own}&playSeq=001&seatType=DEFAULT&seatGrade=1,2`)],
    [
      'payment.initAdditional',
      await slow(session, `/payment/init-additional/${GOODS}?${own}&playSeq=001&${price}&${limits}`),
    ],
    ['payment.methods', await slow(session, `/payment/method/${GOODS}`)],
    ['payment.ready', ready],
    [
      'payment.eximbayRequest',
      await slowPost(session, '/payment/method/eximbay/request', { correlationId, amount: '151000', currency: 'KRW' }),
    ],
    [
      'seats.clearSelectExternalSeats',
      await slow(
        session,
        `/seats/clear-select-external/${GOODS}?sessionId=${sessionId}&placeCode=${PLACE}&playSeq=001&${external}&seatInfoIds=${SEATS.join(',')}`,
      ),
    ],
    [
      'seats.clearSelectExternal',
      await slowPost(session, '/seats/clear-select-external', { goodsCode: GOODS, sessionId }),
    ],
    [
      'seats.clearSelect',
      await slow(session, `/seats/clear-select/${GOODS}?placeCode=${PLACE}&sessionId=${sessionId}`),
    ],
  ];
}

async function hold(running: Running, session: Admitted, seatInfoId: string): Promise<Answer> {
  const command = { playSeq: '001', blockKey: '001:401', seatGrade: '1', seatInfoId };
  if (session.bizCode !== '88889') return running.gql(session, 'PreselectSeat', { command });
  const { sessionId } = session;
  const body = { blockKey: '001:401', goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seatInfoId, sessionId };
  return running.slowPost(session, '/seats/preselect', body);
}

async function january(running: Running, session: Admitted): Promise<Named[]> {
  const { slow, slowPost } = running;
  const { sessionId, bizCode, entMemberCode, intMemberCode } = session;
  const ent = encodeURIComponent(entMemberCode);
  const own = `placeCode=${PLACE}&bizCode=${bizCode}&sessionId=${sessionId}&entMemberCode=${ent}`;
  const page = `playSeq=001&intMemberCode=${intMemberCode}&memberType=3&seatGrade=1&priceGrade=U1&willCallPrice=false`;
  const pay = `goodsCode=${GOODS}&sessionId=${sessionId}&intMemberCode=${intMemberCode}`;
  return [
    ['onestop.rounds', await slow(session, `/play-seq/play/${GOODS}?${own}&playDate=20260227`)],
    ['onestop.sessionCheck', await slowPost(session, `/session-check/${sessionId.split('_')[1] ?? ''}`, {})],
    ['onestop.sessionCheck', await slowPost(session, `/session-check/${sessionId}`, {})],
    ['seats.preselect', await hold(running, session, SEATS[1] ?? '')],
    ['payment.initEssential', await slow(session, `/payment/init-essential/${GOODS}?${own}&${page}`)],
    ['payment.interparkPay', await slow(session, `/payment/method/interpark-pay/pay-list?${pay}`)],
    ['payment.deliveryGlobal', await slow(session, `/payment/delivery-global/${GOODS}`)],
    ['payment.member', await slow(session, '/member/info')],
  ];
}

async function october(running: Running, session: Admitted): Promise<Named[]> {
  const { gql, fast, slowPost } = running;
  const [first = '', second = '', third = ''] = SEATS;
  const one = { playSeq: '001', blockKey: '001:401', seatGrade: '1' };
  const input = { sort: 'REMAIN_SEAT_DESC', playSeq: '001' };
  const assign = await gql(session, 'AutoAssignSeats', { command: { ...one, seatInfoIds: [third] } });
  const alone = await gql(session, 'PreselectSeat', { command: { ...one, seatInfoId: first } });
  const free = await gql(session, 'DeselectSeat', { command: { seatInfoId: third } });
  const none = await gql(session, 'BulkDeselectSeats', { command: { seatInfoIds: [] } });
  await running.operate(second, 'setSold', { sold: false }).catch(() => undefined);
  const many = await gql(session, 'BulkPreselectSeats', { command: { ...one, seatInfoIds: [first, second] } });
  const seats = [first, second].map((seatInfoId) => ({ seatGrade: '1', seatInfoId }));
  const { sessionId } = session;
  await slowPost(session, '/seats/select', { goodsCode: GOODS, placeCode: PLACE, playSeq: '001', seats, sessionId });
  const selectedPrices = [{ seatGrade: '1', priceGrade: 'U1', selectCnt: 2 }];
  const page = 'isNonMember=N&memberType=3&seatGrade=1&priceGrade=U1&willCallPrice=false&bizCode=10965';
  return [
    ['gql.getPlaySeqsForDate', await gql(session, 'GetPlaySeqsForDate', { playDate: '20260227' })],
    ['gql.initSeat', await gql(session, 'InitSeat', { playSeq: '001' })],
    ['gql.initSeat', await gql(session, 'InitSeat', { input: { playSeq: '001' } })],
    ['gql.expiredSession', await gql(session, 'ExpiredSession')],
    ['gql.getRemainSeats', await gql(session, 'GetRemainSeats', { input })],
    ['gql.getSeatGradePrices', await gql(session, 'GetSeatGradePrices', { input })],
    ['gql.autoAssignSeats', assign],
    ['gql.preselectSeat', alone],
    ['gql.deselectSeat', free],
    ['gql.bulkDeselectSeats', none],
    ['gql.bulkPreselectSeats', many],
    [
      'gql.validatePricingSelection',
      await gql(session, 'ValidatePricingSelection', { playSeq: '001', selectedPrices }),
    ],
    ['gql.certifyHpoint', await gql(session, 'CertifyHpoint', { command: {} })],
    ['payment.init', await fast(session, `/paymentInitEssential?${ROUND}&${page}`)],
  ];
}

function decode(id: string, { status, headers, text }: Answer) {
  const endpoint = findEndpoint(interpark, id);
  if (endpoint === undefined) throw new Error(`no endpoint ${id}`);
  return decodeResponse(endpoint, { status, headers: Object.fromEntries(headers), bodyText: text });
}

test.each([
  ['2026-01', {}],
  ['2026-10', {}],
  ['2026-10', { forms: { openDateDigits: 14, postStatus: 200, commission: 'object' } }],
] as const)('every success of %s with %j is what the contract says', async (generation, options) => {
  // no seat of the first show is gone, and each session has a member of its own
  const shows = [{ goodsCode: GOODS, placeCode: PLACE }];
  await using running = await startInterpark({ generation, shows, ...options });
  const bizCode = generation === '2026-01' ? '88889' : '10965';
  const answers = await front(running, generation);
  const session = await comeIn(running, { generation, bizCode });
  answers.push(...(await both(running, session)));
  answers.push(...(await (generation === '2026-01' ? january(running, session) : october(running, session))));
  for (const [id, answer] of answers) expect([id, decode(id, answer)]).toMatchObject([id, { ok: true }]);

  const declared = listEndpoints(interpark).filter(
    ({ facts }) => facts?.generation === 'both' || facts?.generation === generation,
  );
  const reached = new Set(answers.map(([id]) => id));
  // pre-order shows alone; see the codes
  expect(declared.map(({ id }) => id).filter((id) => !reached.has(id) && id !== 'gql.preOrder')).toEqual([]);
  expect(running.broken()).toEqual([]);
});

import type { Link, Settle, StepSpec } from '@boxwire/contract';
import type { InterparkGeneration } from '../generation.ts';
import type { InterparkEndpoints } from '../interpark-endpoints.ts';

const HTML = { step: 'page', pointer: '' } as const;
const bizCode = { from: HTML, via: ['contextBizCode'] } as const;
const member = { from: HTML, via: ['contextEntMemberCode'] } as const;
const session = { from: { step: 'rank', pointer: '/sessionId' } } as const;

const fastLinks: readonly Link[] = [
  { to: '/headers/x-onestop-session', ...session },
  { to: '/headers/x-onestop-channel', from: HTML, via: ['contextChannel'] },
];
const restLinks: readonly Link[] = [
  ...fastLinks,
  { to: '/headers/x-ticket-bff-language', from: HTML, via: ['contextLanguage'] },
];

/** A login whose answer was lost shows in `GET /api/users`; the Turnstile token is spent either way, so it is not sent again. */
const settleLogin: Settle = {
  step: 'me',
  input: () => ({}),
  verdict: (found) => (found.ok ? 'done' : found.code === 'NotSignedIn' ? 'absent' : 'unknown'),
  resend: 'never',
};

function loginSteps({ firebase, world }: InterparkEndpoints) {
  return {
    signIn: { endpoint: firebase.signIn, summary: 'e-mail and password for an idToken' },
    login: {
      endpoint: world.login,
      summary: 'the NOL session',
      links: [{ to: '/body/fbToken', from: { step: 'signIn', pointer: '/idToken' } }],
      settle: settleLogin,
    },
    me: { endpoint: world.me, summary: 'whether a login without answer happened' },
  } satisfies Steps;
}

function enterSteps({ world, gates }: InterparkEndpoints) {
  const token = { step: 'enterToken', pointer: '/access_token' } as const;
  const refresh = { step: 'enterToken', pointer: '/refresh_token' } as const;
  return {
    enterStatus: { endpoint: world.enterStatus, summary: 'whether e-mail and eKYC let the member in' },
    ekycToken: { endpoint: world.ekycToken, summary: 'the token of the eKYC pop-up' },
    enterToken: { endpoint: world.enterToken, summary: 'the partner tokens' },
    gatePage: {
      endpoint: gates.partner,
      summary: 'the cookies of the gates',
      links: [
        { to: '/query/partner_token', from: token },
        { to: '/query/partner_token_r', from: refresh },
      ],
    },
    tokenVerify: {
      endpoint: gates.tokenVerify,
      summary: 'the bridge accepts the partner token',
      links: [
        { to: '/query/partner_token', from: token },
        { to: '/query/partner_token_r', from: refresh },
        { to: '/body/partner_token', from: token },
        { to: '/body/partner_token_r', from: refresh },
      ],
    },
    goodsInfo: { endpoint: gates.goodsInfo, summary: 'the product and its opening' },
    memberInfo: { endpoint: gates.memberInfo, summary: 'signature and secureData' },
    ekycAuth: { endpoint: gates.ekycAuth, summary: 'eKYC on record at the gates' },
  } satisfies Steps;
}

function queueSteps({ waiting, onestop }: InterparkEndpoints) {
  return {
    secureUrl: {
      endpoint: waiting.secureUrl,
      summary: 'the key of the line',
      links: [
        { to: '/body/signature', from: { step: 'memberInfo', pointer: '/signature' } },
        { to: '/body/secureData', from: { step: 'memberInfo', pointer: '/secureData' } },
      ],
    },
    lineUp: {
      endpoint: waiting.lineUp,
      summary: 'one place in the line',
      links: [{ to: '/body/key', from: { step: 'secureUrl', pointer: '/redirectUrl' }, via: ['keyOfUrl'] }],
      // nothing can tell whether a lost line-up took a place, and another one would be a second place
      settle: 'never',
    },
    rank: {
      endpoint: waiting.rank,
      summary: 'until admitted',
      links: [{ to: '/query/waitingId', from: { step: 'lineUp', pointer: '/waitingId' } }],
    },
    page: {
      endpoint: onestop.page,
      summary: 'the context',
      links: [{ to: '/query/key', from: { step: 'rank', pointer: '/oneStopUrl' }, via: ['keyOfUrl'] }],
    },
  } satisfies Steps;
}

function roundSteps({ onestop, gql, seats }: InterparkEndpoints, generation: InterparkGeneration) {
  const playDate = { step: 'playDate', pointer: '/playDate/{date}' } as const;
  const playSeq = playSeqOf(generation);
  return {
    setCookie: {
      endpoint: onestop.setCookie,
      summary: 'the page’s opaque string, where the caller has it',
      links: [{ to: '/headers/referer', from: { step: 'rank', pointer: '/oneStopUrl' } }],
    },
    playDate: {
      endpoint: onestop.playDate,
      summary: 'the dates',
      links: [
        ...restLinks,
        { to: '/headers/referer', from: { step: 'rank', pointer: '/oneStopUrl' } },
        { to: '/query/sessionId', ...session },
        { to: '/query/bizCode', ...bizCode },
        { to: '/query/entMemberCode', ...member },
      ],
    },
    rounds: {
      endpoint: onestop.rounds,
      summary: 'the rounds of the date',
      links: [
        ...restLinks,
        { to: '/query/playDate', from: playDate },
        { to: '/query/sessionId', ...session },
        { to: '/query/bizCode', ...bizCode },
        { to: '/query/entMemberCode', ...member },
      ],
    },
    playSeqs: {
      endpoint: gql.getPlaySeqsForDate,
      summary: 'the rounds of the date',
      links: [...restLinks, { to: '/body/playDate', from: playDate }],
    },
    sessionCheck: {
      endpoint: onestop.sessionCheck,
      summary: 'the session lives',
      links: [...restLinks, { to: '/params/suffix', ...session, via: ['sessionSuffix'] }],
    },
    expiredSession: { endpoint: gql.expiredSession, summary: 'the session lives', links: restLinks },
    seatInit: {
      endpoint: seats.init,
      summary: 'how many tickets',
      links: [
        ...restLinks,
        { to: '/query/playSeq', from: playSeq },
        { to: '/query/sessionId', ...session },
        { to: '/query/bizCode', ...bizCode },
        { to: '/query/entMemberCode', ...member },
      ],
    },
    initSeat: {
      endpoint: gql.initSeat,
      summary: 'how many tickets',
      links: [...restLinks, { to: '/body/playSeq', from: playSeq }],
    },
  } satisfies Steps;
}

function mapSteps({ seats }: InterparkEndpoints, generation: InterparkGeneration) {
  const round = { to: '/query/playSeq', from: playSeqOf(generation) } as const;
  const biz = { to: '/query/bizCode', ...bizCode } as const;
  return {
    grades: { endpoint: seats.grades, summary: 'grades and prices', links: [...restLinks, round, biz] },
    blocks: { endpoint: seats.blocks, summary: 'the blocks of the map', links: [...restLinks, round] },
    seatMeta: { endpoint: seats.meta, summary: 'the seats of blocks', links: [...fastLinks, round, biz] },
    seatStatus: { endpoint: seats.status, summary: 'which are free', links: [...fastLinks, round, biz] },
  } satisfies Steps;
}

function captchaSteps({ captcha }: InterparkEndpoints) {
  return {
    captchaImage: { endpoint: captcha.image, summary: 'a picture for the account holder', links: restLinks },
    captchaVerify: {
      endpoint: captcha.verify,
      summary: 'the account holder’s answer',
      links: [
        ...restLinks,
        { to: '/query/p2', ...session },
        { to: '/query/p4', ...member },
        { to: '/query/p5', ...bizCode },
        { to: '/query/p9', from: { step: 'captchaImage', pointer: '/EncRnd' } },
      ],
    },
  } satisfies Steps;
}

function holdSteps({ seats, gql }: InterparkEndpoints, generation: InterparkGeneration) {
  const playSeq = playSeqOf(generation);
  const blockKey = { step: 'seatMeta', pointer: '/{block}/blockKey' } as const;
  const seatInfoId = { step: 'seatMeta', pointer: '/{block}/seats/{seat}/seatInfoId' } as const;
  const seatGrade = { step: 'seatMeta', pointer: '/{block}/seats/{seat}/seatGrade' } as const;
  return {
    preselect: {
      endpoint: seats.preselect,
      summary: 'hold one seat',
      links: [
        ...restLinks,
        { to: '/body/blockKey', from: blockKey },
        { to: '/body/playSeq', from: playSeq },
        { to: '/body/seatInfoId', from: seatInfoId },
        { to: '/body/sessionId', ...session },
      ],
      settle: 'never',
    },
    preselectSeat: {
      endpoint: gql.preselectSeat,
      summary: 'hold one seat',
      links: [
        ...restLinks,
        { to: '/body/command/playSeq', from: playSeq },
        { to: '/body/command/blockKey', from: blockKey },
        { to: '/body/command/seatGrade', from: seatGrade },
        { to: '/body/command/seatInfoId', from: seatInfoId },
      ],
      settle: 'never',
    },
    preselectSeats: {
      endpoint: gql.bulkPreselectSeats,
      summary: 'hold seats of one block',
      links: [
        ...restLinks,
        { to: '/body/command/playSeq', from: playSeq },
        { to: '/body/command/blockKey', from: blockKey },
        { to: '/body/command/seatGrade', from: seatGrade },
      ],
      settle: 'never',
    },
    select: {
      endpoint: seats.select,
      summary: 'confirm the held seats',
      links: [...restLinks, { to: '/body/playSeq', from: playSeq }, { to: '/body/sessionId', ...session }],
      settle: 'never',
    },
    clearSelect: {
      endpoint: seats.clearSelect,
      summary: 'let go of what is held',
      links: [...restLinks, { to: '/query/sessionId', ...session }],
    },
    deselectAll: { endpoint: gql.bulkDeselectSeats, summary: 'let go of what is held', links: restLinks },
  } satisfies Steps;
}

function priceSteps({ prices, payment, gql }: InterparkEndpoints, generation: InterparkGeneration) {
  const playSeq = playSeqOf(generation);
  const biz = { to: '/query/bizCode', ...bizCode } as const;
  const ent = { to: '/query/entMemberCode', ...member } as const;
  const round = { to: '/query/playSeq', from: playSeq } as const;
  const priceGrade = { to: '/query/priceGrade', from: { step: 'prices', pointer: PRICE_GRADE } } as const;
  return {
    prices: { endpoint: prices.list, summary: 'the prices of the grades', links: [...restLinks, round, biz, ent] },
    validate: {
      endpoint: gql.validatePricingSelection,
      summary: 'the choice fits the held seats',
      links: [...restLinks, { to: '/body/playSeq', from: playSeq }],
    },
    initEssential: {
      endpoint: payment.initEssential,
      summary: 'what the payment page starts with',
      links: [
        ...restLinks,
        round,
        biz,
        ent,
        priceGrade,
        { to: '/query/intMemberCode', from: HTML, via: ['contextIntMemberCode'] },
      ],
    },
    paymentInit: {
      endpoint: payment.init,
      summary: 'what the payment page starts with',
      links: [...fastLinks, round, biz, priceGrade],
    },
    ready: {
      endpoint: payment.ready,
      summary: 'the cart',
      links: [
        ...restLinks,
        { to: '/body/bizCode', ...bizCode },
        { to: '/body/entMemberCode', ...member },
        { to: '/body/sessionId', ...session },
        { to: '/body/playSeq', from: playSeq },
        { to: '/body/playDate', from: { step: 'playDate', pointer: '/playDate/{date}' } },
      ],
      // nothing looks a cart up
      settle: 'never',
    },
    handOver: {
      endpoint: payment.eximbayRequest,
      summary: 'what the payment window needs',
      links: [
        ...restLinks,
        { to: '/body/correlationId', from: { step: 'ready', pointer: '' }, via: ['correlationId'] },
        { to: '/body/returnUrl', from: { step: 'ready', pointer: '' }, via: ['correlationId', 'returnUrl'] },
      ],
      settle: 'never',
    },
  } satisfies Steps;
}

type Steps = Readonly<Record<string, StepSpec>>;

const PRICE_GRADE = ['/{grade}/priceList/{price}/priceGrade'] as const;

function playSeqOf(generation: InterparkGeneration) {
  return { step: generation === '2026-01' ? 'rounds' : 'playSeqs', pointer: '/{round}/playSeq' } as const;
}

/** Every step of the journeys; links lead back to the login. */
export function interparkSteps(endpoints: InterparkEndpoints, generation: InterparkGeneration) {
  return {
    ...loginSteps(endpoints),
    ...enterSteps(endpoints),
    ...queueSteps(endpoints),
    ...roundSteps(endpoints, generation),
    ...mapSteps(endpoints, generation),
    ...captchaSteps(endpoints),
    ...holdSteps(endpoints, generation),
    ...priceSteps(endpoints, generation),
  };
}

/** Every step by its id. */
export type InterparkSteps = ReturnType<typeof interparkSteps>;
/** Some of the steps. */
export type StepsOf<Id extends InterparkStepId> = Pick<InterparkSteps, Id>;
/** Ids of the steps. */
export type InterparkStepId = keyof InterparkSteps;

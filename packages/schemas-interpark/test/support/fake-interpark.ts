import type { EndpointSpec, JourneyEffects, JournalStore, WireRequest, WireResponse } from '@boxwire/contract';
import { z } from 'zod';
import {
  onestopPage,
  formatSessionId,
  formatWaitingId,
  encodeSeatBitmap,
  type InterparkGeneration,
} from '../../src/index.ts';

const START_MS = 1_768_530_000_000;
export const SHOW = { goodsCode: '25018223', placeCode: '25001698' } as const;
const ENT_MEMBER_CODE = 'AAAAAAAAAAAAAAAAAAAAAA==';
const KEY = 'a+b/c=='.padStart(40, 'k');

type Answer = WireResponse | 'lost';

/** An Interpark in memory: enough state to tell a right journey from a wrong one. */
export class FakeInterpark {
  readonly sent: { id: string; request: WireRequest }[] = [];
  readonly held = new Set<string>();
  readonly slept: number[] = [];
  nowMs = START_MS;
  rankPolls = 2;
  ekyc = 'approved';
  /** Answers that replace the next one of an endpoint. */
  readonly instead = new Map<string, Answer[]>();
  readonly generation: InterparkGeneration;

  constructor(generation: InterparkGeneration) {
    this.generation = generation;
  }

  get ids(): string[] {
    return this.sent.map(({ id }) => id);
  }

  bodyOf(id: string): unknown {
    const found = this.sent.findLast((one) => one.id === id);
    return JSON.parse(found?.request.bodyText ?? 'null');
  }

  requestOf(id: string): WireRequest | undefined {
    return this.sent.findLast((one) => one.id === id)?.request;
  }

  effects(journal: JournalStore): JourneyEffects {
    return {
      clock: {
        now: () => this.nowMs,
        sleep: (waitMs) => {
          this.slept.push(waitMs);
          this.nowMs += waitMs;
          return Promise.resolve();
        },
      },
      random: () => 0.5,
      journal,
      send: (target, request) => {
        this.sent.push({ id: target.id, request });
        const answer = this.instead.get(target.id)?.shift() ?? this.#answer(target, request);
        if (answer === 'lost') {
          return Promise.reject(
            Object.assign(new Error('lost'), { code: 'HTTP_CONNECTION_LOST', mayHaveHappened: true }),
          );
        }
        return Promise.resolve(answer);
      },
    };
  }

  #answer(target: EndpointSpec, request: WireRequest): Answer {
    const handler = this.#handlers[target.id];
    if (handler === undefined) throw new Error(`the fake has no ${target.id}`);
    return handler(request);
  }

  get sessionId(): string {
    return formatSessionId({ goodsCode: SHOW.goodsCode, userSeq: 42, admittedAt: new Date(START_MS) });
  }

  get bizCode(): string {
    return this.generation === '2026-01' ? '88889' : '10965';
  }

  readonly #handlers: Readonly<Record<string, (request: WireRequest) => Answer>> = {
    'firebase.signIn': () => reply({ idToken: 'synthetic-id-token' }),
    'world.login': () => ({ status: 201, headers: {}, bodyText: '{}' }),
    'world.me': () => reply({ name: 'SANDBOX USER' }),
    'world.enterStatus': () =>
      reply({ enterHasEmail: true, enterHasEkyc: true, enterEkyc: { status: this.ekyc }, enterMemberId: 'm' }),
    'world.ekycToken': () => reply({ token: 'synthetic-ekyc' }),
    'world.enterToken': () => reply({ access_token: 'synthetic-p', refresh_token: 'synthetic-r' }),
    'gates.partner': () => ({ status: 200, headers: {}, bodyText: '<html></html>' }),
    'gates.tokenVerify': () => reply({ data: { returl: 'http://127.0.0.1/gates/global' } }),
    'gates.goodsInfo': () =>
      reply({ ...SHOW, goodsName: '콘서트', goodsStatus: 'Y', bizCode: '61677', reserveBizCode: '10965' }),
    'gates.memberInfo': () =>
      reply({
        memberCode: 'x',
        encMemberCode: 'y',
        email: 'user@example.test',
        signature: `${'a'.repeat(64)}.1768529900`,
        secureData: 'c2FuZGJveA==',
      }),
    'gates.ekycAuth': () => reply({ result: 'Y' }),
    'waiting.secureUrl': () =>
      reply({ redirectUrl: `https://tickets.interpark.com/waiting?key=${encodeURIComponent(KEY)}` }),
    'waiting.lineUp': (request) =>
      request.bodyText === JSON.stringify({ key: KEY })
        ? reply({ waitingId: this.waitingId, userSeq: 42, exist: false })
        : reply({ error: 'InternalServerError' }, 500),
    'waiting.rank': () => this.#rank(),
    'onestop.page': (request) => (new Map(request.query).get('key') === KEY ? this.#page() : reply({}, 400)),
    'onestop.setCookie': () => ({ status: 200, headers: {}, bodyText: '' }),
    'onestop.playDate': () => reply({ playDate: ['20260212', '20260213'], nextPlayDate: '' }),
    'onestop.rounds': () => reply([round('001', 'Y'), round('002', 'Y')]),
    'gql.getPlaySeqsForDate': () => reply({ data: { getPlaySeqsForDate: [round('001', true), round('002', true)] } }),
    'onestop.sessionCheck': (request) =>
      request.path.endsWith('/M0000000000421768530000')
        ? reply({}, 201)
        : reply({ statusCode: 404, path: '/v1/x' }, 404),
    'gql.expiredSession': () => reply({ data: { isExpiredSession: false } }),
    'seats.init': () => reply({ ticketMaxCount: 10, isInterlocking: false, connectionMode: 'WEBSOCKET' }),
    'gql.initSeat': () => reply({ data: { initSeat: { ticketMaxCount: 3, isInterlocking: false } } }),
    'seats.grades': () => reply([{ seatGrade: '1', seatGradeName: 'R석', remainCount: 3, salesPrice: 143000 }]),
    'seats.blocks': () => reply(['401', '402', '403'].map((block) => blockOf(`001:${block}`))),
    'seats.meta': (request) => this.#envelope(blockKeysOf(request).map(seatsOf)),
    'seats.status': (request) => reply({ data: blockKeysOf(request).map((key) => this.#bitmap(key)) }),
    'captcha.image': () => reply({ Img: 'data:image/png;base64,AA==', EncRnd: 'synthetic-rnd' }),
    'captcha.verify': (request) => reply({ result: new Map(request.query).get('p1') === 'RIGHT' ? 'Y' : 'N' }),
    'seats.preselect': (request) => {
      this.held.add(member(request, 'seatInfoId'));
      return reply({ mode: 'WEBSOCKET', isSuccess: true }, 201);
    },
    'gql.preselectSeat': (request) => {
      this.held.add(commandOf(request).seatInfoId ?? '');
      return reply({ data: { preselectSeat: true } });
    },
    'gql.bulkPreselectSeats': (request) => {
      for (const id of commandOf(request).seatInfoIds ?? []) this.held.add(id);
      return reply({ data: { bulkPreselectSeats: true } });
    },
    'seats.select': () => reply({ unselectableSeatInfoIds: [] }, 201),
    'seats.clearSelect': (request) => {
      const query = new Map(request.query);
      if (query.get('sessionId') === this.sessionId && query.get('placeCode') === SHOW.placeCode) this.held.clear();
      return reply({});
    },
    'gql.bulkDeselectSeats': (request) => {
      const ids = commandOf(request).seatInfoIds ?? [];
      // an empty list lets go of all
      for (const id of ids.length === 0 ? [...this.held] : ids) this.held.delete(id);
      return reply({ data: { bulkDeselectSeats: true } });
    },
    'prices.list': () => reply(this.generation === '2026-01' ? PRICES : { prices: PRICES, toping: null }),
    'gql.validatePricingSelection': () => reply({ data: { validatePricingSelection: true } }),
    'payment.initEssential': () => reply({ commission: 8000 }),
    'payment.init': () => reply({ commission: 8000 }),
    'payment.ready': () => reply({ cartID: '20260116', cartIDSeq: '0X000' }, 201),
    'payment.eximbayRequest': () =>
      reply({ fgkey: 'synthetic-fgkey', payment: { order_id: '202601160X000' }, merchant: { mid: 'SANDBOX' } }),
  };

  get waitingId(): string {
    return formatWaitingId({ goodsCode: SHOW.goodsCode, memberCode: ENT_MEMBER_CODE, userSeq: 42 });
  }

  #rank(): Answer {
    const shared = { myRank: 1, totalRank: 1, goodsCode: SHOW.goodsCode, bizCode: this.bizCode, iopAvailable: false };
    if (this.rankPolls-- > 0) return reply(shared);
    const oneStopUrl = `https://tickets.interpark.com/onestop?key=${encodeURIComponent(KEY)}&app_tapbar_state=hide`;
    return reply({ ...shared, myRank: 0, iopAvailable: true, sessionId: this.sessionId, oneStopUrl });
  }

  #page(): Answer {
    const context = {
      sessionId: this.sessionId,
      channelType: 'TRIPLE_KOREA',
      entMemberCode: ENT_MEMBER_CODE,
      intMemberCode: 'synthetic-int',
      bizCode: this.bizCode,
      lang: 'zh',
    };
    return { status: 200, headers: {}, bodyText: z.encode(onestopPage, context as never) };
  }

  #envelope(data: unknown): Answer {
    return reply(this.generation === '2026-01' ? data : { data });
  }

  /** Block 401 is sold out, 402 has its last two seats, 403 is free. */
  #bitmap(blockKey: string): string {
    const free = blockKey === '001:401' ? [0, 0, 0, 0, 0] : blockKey === '001:402' ? [0, 0, 0, 1, 1] : [1, 1, 1, 1, 1];
    const seats = seatsOf(blockKey).seats;
    return encodeSeatBitmap(free.map((one, at) => one === 1 && !this.held.has(seats[at]?.seatInfoId ?? '')));
  }
}

export function reply(body: unknown, status = 200): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, bodyText: JSON.stringify(body) };
}

/** An answer of envelope E2. */
export function businessError(backendErrorCode: string): WireResponse {
  return reply({ data: { code: 400, backendErrorCode, message: '이미 선점된 좌석입니다.' } }, 400);
}

const PRICES = [
  {
    seatGrade: '1',
    ticketMaxCount: 4,
    priceList: [priceOf('G9', 'PG003', '1000.0'), priceOf('U1', 'PG002', '143000.0')],
  },
];

function priceOf(priceGrade: string, pgCode: string, amount: string) {
  return {
    seatGrade: '1',
    seatGradeName: 'R석',
    priceGrade,
    priceGradeName: '일반',
    pgCode,
    priceGroup: '12133',
    salesPrice: amount,
    discountSalesPrice: amount,
    dblDiscountOrNot: false,
    kindOfDiscount: '00000',
  };
}

function round(playSeq: string, remain: unknown) {
  return {
    playDate: '20260212',
    playSeq,
    playTime: '7:00 PM',
    isSeatRemain: remain,
    cancelableEndDate: '202602111700',
  };
}

function blockOf(blockKey: string) {
  return { blockKey, absoluteLeft: 0, absoluteTop: 0, absoluteRight: 120, absoluteBottom: 90 };
}

function seatsOf(blockKey: string) {
  const block = Number(blockKey.split(':')[1]);
  const seats = [1, 2, 3, 4, 5].map((seat) => ({
    seatInfoId: `${SHOW.goodsCode}:${SHOW.placeCode}:001:${(block * 100 + seat).toString()}`,
    seatGrade: '1',
    seatGradeName: 'R석',
    floor: '1층',
    rowNo: 'A구역 1열',
    seatNo: seat.toString(),
    isExposable: true,
  }));
  return { blockKey, seats };
}

function blockKeysOf(request: WireRequest): string[] {
  return request.query.filter(([name]) => name === 'blockKeys').map(([, value]) => value);
}

function member(request: WireRequest, name: string): string {
  return (JSON.parse(request.bodyText ?? '{}') as Record<string, string>)[name] ?? '';
}

function commandOf(request: WireRequest): { seatInfoId?: string; seatInfoIds?: string[] } {
  const body = JSON.parse(request.bodyText ?? '{}') as { variables: { command: { seatInfoId?: string } } };
  return body.variables.command;
}

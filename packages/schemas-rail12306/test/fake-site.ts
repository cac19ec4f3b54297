import {
  completeJourney,
  memoryJournal,
  type ChallengeEvent,
  type EndpointSpec,
  type JournalStore,
  type JourneyEvent,
  type JourneyResult,
  type WireRequest,
  type WireResponse,
} from '@boxwire/contract';
import { z } from 'zod';
import { orderPageCodec, rail12306 } from '../src/index.ts';
import { answer, NOT_LOGGED_IN, ORDER_PAGE, otn, page, ROW, rowWith } from './samples.ts';

/** What an endpoint answers, in turn; the last answer stays. An error stands for a broken connection. */
export type Script = Readonly<Record<string, readonly (WireResponse | Error)[]>>;

/** A broken connection after which the request may have been taken. */
export function lost(): Error {
  return Object.assign(new Error('the connection broke'), { code: 'HTTP_CONNECTION_LOST', mayHaveHappened: true });
}

const passengers = ['张测试', '李示例', '王样例'].map((passenger_name, index) => ({
  passenger_name,
  passenger_id_type_code: '1',
  passenger_id_no: `0000***********00${index.toString()}`,
  passenger_type: '1',
  mobile_no: '',
  total_times: '99',
  allEncStr: `enc${index.toString()}`,
}));

/** The held order of one passenger, as 6.1 shows it. */
export const HELD = otn({
  to_page: 'db',
  orderDBList: [
    {
      sequence_no: 'E000000001',
      ticket_price_all: 55_300,
      tickets: [
        {
          stationTrainDTO: { station_train_code: 'G999' },
          passengerDTO: { passenger_name: '张测试' },
          ticket_price: 55_300,
        },
      ],
    },
  ],
});

/** No unfinished order. */
export const NONE = otn(undefined);

/** One poll of the queue. */
export function poll(data: Readonly<Record<string, unknown>>): WireResponse {
  return otn({ queryOrderWaitTimeStatus: true, count: 0, waitCount: 0, tourFlag: 'dc', orderId: null, ...data });
}

const SITE: Script = {
  'leftTicket.init': [page("var CLeftTicketUrl = 'leftTicket/queryG';\nvar isSaveQueryLog='N';")],
  'leftTicket.query': [
    otn({ result: [rowWith({ 3: 'G1' }), ROW], flag: '1', map: { VNP: '北京南', AOH: '上海虹桥' } }, { messages: '' }),
  ],
  'login.checkUser': [otn({ flag: true })],
  'leftTicket.submitOrderRequest': [otn('0')],
  'confirmPassenger.initDc': [page(z.encode(orderPageCodec(), ORDER_PAGE))],
  'confirmPassenger.getPassengerDTOs': [otn({ isExist: true, normal_passengers: passengers })],
  'confirmPassenger.checkOrderInfo': [otn({ submitStatus: true, ifShowPassCode: 'N', ifShowPassCodeTime: '1500' })],
  'confirmPassenger.getQueueCount': [otn({ count: '0', ticket: '20', op_2: 'false', countT: '0', op_1: 'false' })],
  'confirmPassenger.confirmSingleForQueue': [otn({ submitStatus: true })],
  'confirmPassenger.queryOrderWaitTime': [
    poll({ waitTime: -100 }),
    poll({ waitTime: 4, waitCount: 1 }),
    poll({ waitTime: -1, orderId: 'E000000001' }),
  ],
  'confirmPassenger.resultOrderForDcQueue': [otn({ submitStatus: true })],
  'queryOrder.queryMyOrderNoComplete': [HELD],
};

/** What a run against the fake site left behind. */
export interface Ran {
  readonly result: JourneyResult<unknown>;
  /** Endpoint ids, in the order they were sent. */
  readonly sent: readonly string[];
  readonly requests: readonly WireRequest[];
  /** Reasons and lengths of the waits. */
  readonly waits: readonly (readonly [reason: string, waitMs: number])[];
}

/** A booking of one passenger on the train of the synthetic row. */
export const BOOKING = {
  from: 'VNP',
  to: 'AOH',
  date: '2030-01-16',
  train: 'G999',
  seat: 'O',
  passengers: [{ name: '张测试' }],
};

/** Runs `book` against a site in memory; `script` replaces the answers of some endpoints. */
export async function bookAt(
  script: Script = {},
  options: {
    readonly input?: unknown;
    readonly journal?: JournalStore;
    readonly holder?: (event: ChallengeEvent) => void;
  } = {},
): Promise<Ran> {
  const site = new Map(Object.entries({ ...SITE, ...script }).map(([id, answers]) => [id, [...answers]]));
  const requests: WireRequest[] = [];
  const waits: [string, number][] = [];
  let nowMs = 0;
  const input = 'input' in options ? options.input : BOOKING;
  const result = await completeJourney(rail12306.journeys.book, {
    ...(input !== undefined && { input: input as never }),
    effects: {
      clock: {
        now: () => nowMs,
        sleep: (ms) => {
          nowMs += ms;
          return Promise.resolve();
        },
      },
      random: () => 0.5,
      journal: options.journal ?? memoryJournal(),
      send: (target: EndpointSpec, request) => {
        requests.push(request);
        const answers = site.get(target.id) ?? [NOT_LOGGED_IN];
        const next = answers.length > 1 ? answers.shift() : answers[0];
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? answer({}));
      },
    },
    onEvent: (event: JourneyEvent) => {
      if (event.type === 'waiting') waits.push([event.reason, event.waitMs]);
      if (event.type === 'challenge') options.holder?.(event);
    },
  });
  return { result, requests, sent: requests.map(({ endpointId }) => endpointId), waits };
}

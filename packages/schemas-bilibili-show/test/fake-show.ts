import {
  completeJourney,
  memoryJournal,
  type ChallengeSpec,
  type EndpointSpec,
  type JournalEntry,
  type JourneyEffects,
  type JourneyEvent,
  type WireRequest,
  type WireResponse,
} from '@boxwire/contract';
import { bilibiliShow } from '../src/index.ts';
import * as wire from './wire-samples.ts';

/** One answer: data of a success, a refusal, HTML of a gateway, or a connection lost after the request left. */
export type Answer =
  | { readonly data: unknown; readonly msg?: string }
  | { readonly errno: number; readonly msg?: string; readonly data?: unknown; readonly retryAfter?: string }
  | { readonly status: number }
  | 'lost';

/** The shop in memory: a queue of answers per endpoint; the last one stays. */
export class FakeShow {
  readonly sent: { readonly id: string; readonly request: WireRequest }[] = [];
  readonly slept: number[] = [];
  readonly asked: ChallengeSpec[] = [];
  nowMs = 1_890_000_120_000;
  readonly #answers = new Map<string, Answer[]>(
    Object.entries({
      'project.getV2': [{ data: wire.projectWire() }],
      'place.get': [{ data: wire.PLACE_WIRE }],
      'area.seat': [{ data: wire.AREA_WIRE }],
      'buyer.list': [{ data: wire.BUYERS_WIRE }],
      'addr.list': [{ data: wire.ADDRESSES_WIRE }],
      'order.prepare': [{ data: wire.preparedWire() }],
      'order.confirmInfo': [{ data: wire.confirmWire() }],
      'order.createV2': [
        { data: { orderId: 4000000000000001, orderCreateTime: 1890000123, token: '0123456789abcdef' } },
      ],
      'order.createstatus': [{ data: { order_id: '4000000000000001', payParam: wire.payParamWire() } }],
      'order.info': [{ data: wire.orderWire() }],
      'order.getPayParam': [{ data: wire.payParamWire() }],
      'order.list': [{ data: { total: 1, list: [wire.listedWire()] } }],
    } satisfies Record<string, Answer[]>),
  );

  /** The answers of one endpoint, in order. */
  on(endpointId: string, ...answers: readonly Answer[]): this {
    this.#answers.set(endpointId, [...answers]);
    return this;
  }

  /** Ids of what was sent. */
  get ids(): string[] {
    return this.sent.map(({ id }) => id);
  }

  /** The JSON bodies, or for GETs the queries, of one endpoint. */
  inputs(endpointId: string): Record<string, unknown>[] {
    return this.sent
      .filter(({ id }) => id === endpointId)
      .map(({ request }) =>
        request.bodyText === null
          ? Object.fromEntries(request.query)
          : (JSON.parse(request.bodyText) as Record<string, unknown>),
      );
  }

  /** Runs `bilibili-show.order`; `answers` are given to its challenges by kind, and one without an answer pauses. */
  async order(
    input: (typeof bilibiliShow.journeys.order)['input']['_zod']['input'] | undefined,
    answers: Readonly<Record<string, unknown>> = {},
    entries: readonly JournalEntry[] = [],
  ) {
    const journal = memoryJournal(entries);
    const result = await completeJourney(bilibiliShow.journeys.order, {
      ...(input && { input }),
      effects: { ...this.effects(), journal },
      onEvent: (event) => {
        this.#answer(event, answers);
      },
    });
    return { result, entries: journal.entries };
  }

  effects(): JourneyEffects {
    return {
      clock: {
        now: () => this.nowMs,
        sleep: (ms) => {
          this.slept.push(ms);
          this.nowMs += ms;
          return Promise.resolve();
        },
      },
      random: () => 0.5,
      send: (target, request) => {
        this.sent.push({ id: target.id, request });
        return Promise.resolve().then(() => this.#reply(target));
      },
    };
  }

  #answer(event: JourneyEvent, answers: Readonly<Record<string, unknown>>): void {
    if (event.type !== 'challenge') return;
    this.asked.push(event.challenge);
    if (Object.hasOwn(answers, event.challenge.kind)) event.answer(answers[event.challenge.kind]);
  }

  #reply(target: EndpointSpec): WireResponse {
    const queue = this.#answers.get(target.id) ?? [];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (answer === undefined) throw new Error(`the fake shop has no answer for ${target.id}`);
    if (answer === 'lost') {
      throw Object.assign(new Error('the connection was lost'), {
        code: 'HTTP_CONNECTION_LOST',
        mayHaveHappened: true,
      });
    }
    if ('status' in answer) return { status: answer.status, headers: {}, bodyText: '<html>gateway</html>' };
    const errno = 'errno' in answer ? answer.errno : 0;
    const body = { errno, errtag: 0, msg: answer.msg ?? '', data: answer.data ?? {} };
    const pace = 'retryAfter' in answer ? { 'retry-after': answer.retryAfter } : {};
    const headers = { 'content-type': 'application/json', ...pace };
    return { status: 200, headers, bodyText: JSON.stringify(body) };
  }
}

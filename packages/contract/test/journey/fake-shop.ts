import { z } from 'zod';
import { digitId } from '../../src/codecs/digit-id.ts';
import {
  codeTable,
  endpoint,
  journey,
  json,
  jsonAnswer,
  type EndpointSpec,
  type JournalStore,
  type JourneyEffects,
  type Sealer,
  type WireRequest,
  type WireResponse,
} from '../../src/index.ts';

const outcome = codeTable({
  codeIn: ['code'],
  messageIn: ['message'],
  dataIn: 'data',
  success: ['0'],
  table: {
    404: { code: 'NotFound', kind: 'notFound' },
    409: { code: 'Exists', kind: 'conflict' },
    410: { code: 'SoldOut', kind: 'soldOut' },
  },
  fallback: { code: 'Other', kind: 'refused' },
});
const shared = { origin: 'api', summary: 'A step.', source: 'washcar §5.1', outcome } as const;
const order = z.looseObject({ id: z.string(), ref: z.string(), item: z.string() });

const listItems = endpoint({
  ...shared,
  id: 'items.list',
  method: 'GET',
  path: '/items',
  effect: 'read',
  responses: { 200: jsonAnswer(z.array(z.looseObject({ id: digitId() }))) },
});
const createOrder = endpoint({
  ...shared,
  id: 'orders.create',
  method: 'POST',
  path: '/orders',
  effect: 'write',
  body: json(z.object({ item: z.string(), ref: z.string(), code: z.string() })),
  responses: { 200: jsonAnswer(order) },
});
const findOrder = endpoint({
  ...shared,
  id: 'orders.find',
  method: 'GET',
  path: '/orders',
  effect: 'read',
  query: z.object({ ref: z.string() }),
  responses: { 200: jsonAnswer(order) },
});

/** list → challenge → wait → create (settled by find) → find. */
export const buy = journey({
  id: 'shop.buy',
  summary: 'Buys one item.',
  source: 'washcar §5.1',
  input: z.object({ index: z.int() }),
  transforms: { tagged: (value) => `item-${String(value)}` },
  steps: {
    items: { endpoint: listItems },
    create: {
      endpoint: createOrder,
      links: [{ to: '/body/item', from: { step: 'items', pointer: '/{item}/id' }, via: ['text', 'tagged'] }],
      settle: {
        step: 'find',
        input: (written) => ({ query: { ref: (written.body as { ref: string }).ref } }),
        verdict: (found) => (found.ok ? 'done' : found.code === 'NotFound' ? 'absent' : 'unknown'),
        alreadyDone: ['Exists'],
        resend: 'when-absent',
      },
    },
    find: { endpoint: findOrder, links: [{ to: '/query/ref', from: { step: 'create', pointer: '/ref' } }] },
  },
  async run({ input, call, need, challenge, wait, now, random }) {
    need(await call('items'));
    const ref = `r${now().toString()}-${random().toString().slice(2, 8)}`;
    const code = await challenge({
      kind: 'sms',
      ref: 'sms-1',
      prompt: 'Type the code.',
      answerField: 'code',
      answer: z.string().min(4),
    });
    await wait(5_000, 'the shop asks for five seconds');
    const created = need(await call('create', { body: { ref, code } }, { pick: { item: input.index } }));
    const found = need(await call('find'));
    return { id: found.id, item: created.item };
  },
});

/** How the server treats one create: answer, lose the answer after or before doing it, fail, or hang up before reading. */
export type CreateMode = 'ok' | 'lostAfter' | 'lostBefore' | 'brokenAfter' | 'neverLeft' | 'soldOut';

/** A shop in memory: the world of the tests. It survives "processes"; effects do not. */
export class FakeShop {
  readonly orders = new Map<string, { id: string; ref: string; item: string }>();
  readonly sent: string[] = [];
  readonly slept: number[] = [];
  creates: CreateMode[] = [];
  finds: ('ok' | 'lost')[] = [];
  nowMs = 1_000_000;

  effects(journal: JournalStore, sealer?: Sealer): JourneyEffects {
    return {
      clock: {
        now: () => this.nowMs,
        sleep: (ms) => {
          this.slept.push(ms);
          this.nowMs += ms;
          return Promise.resolve();
        },
      },
      random: () => ((this.nowMs * 7919 + 17) % 1_000_003) / 1_000_003,
      send: (target, request) => {
        this.sent.push(target.id);
        return Promise.resolve().then(() => this.#answer(target, request));
      },
      journal,
      ...(sealer && { sealer }),
    };
  }

  #answer(target: EndpointSpec, request: WireRequest): WireResponse {
    if (target.id === 'items.list') return reply(0, [{ id: 11 }, { id: '6478994818521140385' }]);
    if (target.id === 'orders.find') return this.#find(request.query[0]?.[1] ?? '');
    return this.#create(JSON.parse(request.bodyText ?? '') as { item: string; ref: string });
  }

  #find(ref: string): WireResponse {
    if (this.finds.shift() === 'lost') throw transportFailure(true);
    const found = this.orders.get(ref);
    return found === undefined ? reply(404, null) : reply(0, found);
  }

  #create(body: { item: string; ref: string }): WireResponse {
    const mode = this.creates.shift() ?? 'ok';
    if (mode === 'neverLeft') throw transportFailure(false);
    if (mode === 'lostBefore') throw transportFailure(true);
    if (mode === 'soldOut') return reply(410, null);
    if (this.orders.has(body.ref)) return reply(409, null);
    const created = { id: `o${(this.orders.size + 1).toString()}`, ref: body.ref, item: body.item };
    this.orders.set(body.ref, created);
    if (mode === 'lostAfter') throw transportFailure(true);
    if (mode === 'brokenAfter') return { status: 500, headers: {}, bodyText: 'oops' };
    return reply(0, created);
  }
}

function reply(code: number, data: unknown): WireResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'set-cookie': 'sid=canary-cookie' },
    bodyText: JSON.stringify({ code, message: 'canary-body', data }),
  };
}

function transportFailure(mayHaveHappened: boolean): Error {
  return Object.assign(new Error('the connection was lost'), { code: 'HTTP_CONNECTION_LOST', mayHaveHappened });
}

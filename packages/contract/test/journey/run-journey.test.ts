import { describe, expect, test } from 'vitest';
import {
  completeJourney,
  createSealer,
  journey,
  journeyFailureOf,
  memoryJournal,
  runJourney,
  type JournalEntry,
  type JourneyEvent,
  type Settle,
} from '../../src/index.ts';
import { buy, FakeShop, type CreateMode } from './fake-shop.ts';

const answerSms = (event: JourneyEvent): void => {
  if (event.type === 'challenge') event.answer('1234');
};
const sealer = createSealer({ key: new Uint8Array(32).fill(7) });

async function finish(shop: FakeShop, entries: readonly JournalEntry[] = [], input?: { index: number }) {
  const journal = memoryJournal(entries);
  const result = await completeJourney(buy, {
    ...(input && { input }),
    effects: shop.effects(journal),
    onEvent: answerSms,
  });
  return { result, entries: journal.entries };
}

/** Runs until `count` events were seen, then leaves, as a killed process would. */
async function runAndLeave(shop: FakeShop, journal: ReturnType<typeof memoryJournal>, count: number): Promise<boolean> {
  let seen = 0;
  for await (const event of runJourney(buy, {
    ...(journal.entries.length === 0 && { input: { index: 1 } }),
    effects: shop.effects(journal),
  })) {
    answerSms(event);
    if (++seen === count) return true;
  }
  return false;
}

describe('runJourney', () => {
  test('fills links through transforms and picks, and returns what run returns', async () => {
    const shop = new FakeShop();
    const { result } = await finish(shop, [], { index: 1 });
    expect(result).toEqual({ ok: true, data: { id: 'o1', item: 'item-6478994818521140385' } });
    expect(shop.sent).toEqual(['items.list', 'orders.create', 'orders.find']);
    expect(shop.slept).toEqual([5_000]);
  });

  test('a finished journal replays without sending anything', async () => {
    const shop = new FakeShop();
    const first = await finish(shop, [], { index: 0 });
    shop.sent.length = 0;
    shop.slept.length = 0;
    const second = await finish(shop, first.entries);
    expect(second.result).toEqual(first.result);
    expect(shop.sent).toEqual([]);
    expect(shop.slept).toEqual([]);
  });

  test('left after any event and resumed, it ends the same with one order and no write repeated', async () => {
    let count = 1;
    for (;;) {
      const shop = new FakeShop();
      const journal = memoryJournal();
      if (!(await runAndLeave(shop, journal, count))) break;
      const { result } = await finish(shop, journal.entries, journal.entries.length === 0 ? { index: 1 } : undefined);
      expect(result, `left after event ${count.toString()}`).toEqual({
        ok: true,
        data: { id: 'o1', item: 'item-6478994818521140385' },
      });
      expect([...shop.orders.values()]).toHaveLength(1);
      expect(shop.sent.filter((id) => id === 'orders.create')).toHaveLength(1);
      count++;
    }
    expect(count).toBeGreaterThan(8);
  });

  test('cut after any journal entry, it resumes to one order', async () => {
    const doneWorld = new FakeShop();
    const { entries } = await finish(doneWorld, [], { index: 1 });
    for (let length = 1; length < entries.length; length++) {
      const kept = entries.slice(0, length);
      // a write leaves only after its "sent" entry is on record
      const shop = kept.some((entry) => entry.type === 'sent') ? doneWorld : new FakeShop();
      const { result } = await finish(shop, kept);
      expect(result, `cut to ${length.toString()} entries`).toEqual({
        ok: true,
        data: { id: 'o1', item: 'item-6478994818521140385' },
      });
      expect(shop.orders.size).toBe(1);
    }
    expect(doneWorld.sent.filter((id) => id === 'orders.create')).toHaveLength(1);
  });

  test('an unanswered challenge pauses; the next run asks again', async () => {
    const shop = new FakeShop();
    const journal = memoryJournal();
    const paused = await completeJourney(buy, { input: { index: 0 }, effects: shop.effects(journal) });
    expect(paused).toEqual({ ok: false, reason: 'paused', challenge: { kind: 'sms', ref: 'sms-1' } });
    expect(shop.sent).toEqual(['items.list']);
    const { result } = await finish(shop, journal.entries);
    expect(result.ok).toBe(true);
    expect(shop.sent).toEqual(['items.list', 'orders.create', 'orders.find']);
  });

  test('an answer of the wrong form is refused and can be given again', async () => {
    const shop = new FakeShop();
    const refused: string[] = [];
    const result = await completeJourney(buy, {
      input: { index: 0 },
      effects: shop.effects(memoryJournal()),
      onEvent: (event) => {
        if (event.type !== 'challenge') return;
        expect(() => {
          event.answer('1');
        }).toThrow(expect.objectContaining({ code: 'ANSWER_INVALID' }) as Error);
        refused.push(event.challenge.answerField);
        event.answer('1234');
      },
    });
    expect(refused).toEqual(['code']);
    expect(result.ok).toBe(true);
  });

  test('a resumed wait waits only what is left', async () => {
    const shop = new FakeShop();
    const journal = memoryJournal();
    for await (const event of runJourney(buy, { input: { index: 0 }, effects: shop.effects(journal) })) {
      answerSms(event);
      if (event.type === 'waiting') break;
    }
    shop.nowMs += 4_000;
    await finish(shop, journal.entries);
    expect(shop.slept).toHaveLength(1);
    expect(shop.slept[0]).toBe(1_000);
  });
});

describe('settling a write', () => {
  test.each<[string, CreateMode[], ('ok' | 'lost')[], string[]]>([
    ['the answer was lost after the work', ['lostAfter'], [], ['create', 'find', 'find']],
    ['the server failed after the work', ['brokenAfter'], [], ['create', 'find', 'find']],
    ['the request was lost before the work', ['lostBefore'], [], ['create', 'find', 'create', 'find']],
    ['the lookup is lost too', ['lostAfter'], ['lost', 'lost'], ['create', 'find', 'find', 'find', 'find']],
    ['the resend meets its own work', ['lostBefore', 'lostAfter'], [], ['create', 'find', 'create', 'find', 'find']],
  ])('ends with one order when %s', async (_name, creates, finds, expected) => {
    const shop = new FakeShop();
    shop.creates = creates;
    shop.finds = finds;
    const { result } = await finish(shop, [], { index: 0 });
    expect(result).toEqual({ ok: true, data: { id: 'o1', item: 'item-11' } });
    expect(shop.sent.slice(1).map((id) => id.replace('orders.', ''))).toEqual(expected);
    expect(shop.orders.size).toBe(1);
  });

  test('hands the full input of the write to the verdict', async () => {
    const shop = new FakeShop();
    shop.creates = ['lostAfter'];
    const asked: unknown[] = [];
    const settle: Settle = {
      ...buy.steps.create.settle,
      verdict: (found, written) => {
        asked.push(written);
        return buy.steps.create.settle.verdict(found);
      },
    };
    const create = { ...buy.steps.create, settle } as unknown as typeof buy.steps.create;
    const watched = journey({ ...buy, steps: { ...buy.steps, create } });
    await completeJourney(watched, { input: { index: 0 }, effects: shop.effects(memoryJournal()), onEvent: answerSms });
    expect(asked).toEqual([{ body: { item: 'item-11', ref: expect.stringMatching(/^r\d/) as string, code: '1234' } }]);
  });

  test('a definite no is no doubt: it is not looked up, and a resumed journey tries anew', async () => {
    const shop = new FakeShop();
    shop.creates = ['soldOut'];
    const { result, entries } = await finish(shop, [], { index: 0 });
    expect(result).toMatchObject({ ok: false, reason: 'failed', stepId: 'create', failure: { code: 'SoldOut' } });
    expect(shop.sent).toEqual(['items.list', 'orders.create']);
    const again = await finish(shop, entries);
    expect(again.result).toMatchObject({ ok: true });
    expect(shop.sent.slice(2)).toEqual(['orders.create', 'orders.find']);
  });

  test('a conflict without an earlier doubt is a failure, not a success', async () => {
    const shop = new FakeShop();
    const first = await finish(shop, [], { index: 0 });
    const created = first.entries.findIndex((entry) => entry.type === 'sent');
    // same clock and draws, but the order now belongs to someone else
    const { result } = await finish(shop, first.entries.slice(0, created));
    expect(result).toMatchObject({ ok: false, failure: { code: 'Exists', kind: 'conflict' } });
  });

  test('a request that never left fails without doubt', async () => {
    const shop = new FakeShop();
    shop.creates = ['neverLeft'];
    const { result } = await finish(shop, [], { index: 0 });
    expect(result).toMatchObject({ ok: false, stepId: 'create', failure: { code: 'HTTP_CONNECTION_LOST' } });
    expect(shop.sent).toEqual(['items.list', 'orders.create']);
  });

  test('stays unsettled when nothing can tell, and settles on a later run', async () => {
    const shop = new FakeShop();
    shop.creates = ['lostAfter'];
    shop.finds = Array.from({ length: 20 }, () => 'lost' as const);
    const { result, entries } = await finish(shop, [], { index: 0 });
    expect(result).toMatchObject({ ok: false, stepId: 'create', failure: { code: 'UNSETTLED', kind: 'upstream' } });
    expect(shop.sent.filter((id) => id === 'orders.create')).toHaveLength(1);
    shop.finds = [];
    const resumed = await finish(shop, entries);
    expect(resumed.result).toMatchObject({ ok: true });
    expect(shop.sent.filter((id) => id === 'orders.create')).toHaveLength(1);
  });
});

describe('the journal', () => {
  test('sealed, it shows steps and outcomes but no value', async () => {
    const shop = new FakeShop();
    const store = { ...memoryJournal(), persistent: true };
    await completeJourney(buy, { input: { index: 0 }, effects: shop.effects(store, sealer), onEvent: answerSms });
    const text = JSON.stringify(await store.load());
    expect(text).not.toMatch(/canary|1234|item-11|"o1"/);
    expect(text).toContain('"stepId":"create"');
    shop.sent.length = 0;
    const replay = await completeJourney(buy, { effects: shop.effects(store, sealer), onEvent: answerSms });
    expect(replay).toMatchObject({ ok: true });
    expect(shop.sent).toEqual([]);
  });

  test('never holds a cookie, sealed or not', async () => {
    const { entries } = await finish(new FakeShop(), [], { index: 0 });
    expect(JSON.stringify(entries)).not.toContain('canary-cookie');
  });

  test.each([
    ['an unsealed persistent journal', { ...memoryJournal(), persistent: true }, undefined, 'JOURNAL_UNSEALED'],
    [
      'the journal of another journey',
      memoryJournal([{ type: 'start', version: 1, journeyId: 'x.y', at: 0, input: { sealed: false, text: '{}' } }]),
      undefined,
      'JOURNAL_MISMATCH',
    ],
    [
      'a journal sealed with another key',
      memoryJournal([
        { type: 'start', version: 1, journeyId: 'shop.buy', at: 0, input: { sealed: true, text: 'AAAA' } },
      ]),
      sealer,
      'JOURNAL_UNREADABLE',
    ],
  ])('%s is refused', async (_name, journal, key, code) => {
    const shop = new FakeShop();
    await expect(completeJourney(buy, { effects: shop.effects(journal, key) })).rejects.toMatchObject({ code });
    expect(shop.sent).toEqual([]);
  });

  test('another input than the recorded one is refused', async () => {
    const shop = new FakeShop();
    const { entries } = await finish(shop, [], { index: 0 });
    await expect(finish(shop, entries, { index: 1 })).rejects.toMatchObject({ code: 'JOURNAL_MISMATCH' });
  });

  test('a run that does not follow its journal is refused', async () => {
    const shop = new FakeShop();
    const { entries } = await finish(shop, [], { index: 0 });
    const other = journey({ ...buy, run: async ({ call, need }) => ({ id: need(await call('find')).id, item: '' }) });
    await expect(completeJourney(other, { effects: shop.effects(memoryJournal(entries)) })).rejects.toMatchObject({
      code: 'JOURNAL_MISMATCH',
    });
  });
});

describe('letting go before the end', () => {
  test('a failure is told of its own step, though another ran since', async () => {
    const shop = new FakeShop();
    shop.creates = ['soldOut'];
    const tidy = journey({
      ...buy,
      async run({ call, need, input }) {
        need(await call('items'));
        const created = await call('create', { body: { ref: 'r1', code: '1234' } }, { pick: { item: input.index } });
        await call('items');
        return need(created);
      },
    });
    const result = await completeJourney(tidy, { input: { index: 0 }, effects: shop.effects(memoryJournal()) });
    expect(result).toMatchObject({ ok: false, stepId: 'create', failure: { code: 'SoldOut' } });
  });

  test('a caught end can be told from other errors, and told on after another step', async () => {
    const shop = new FakeShop();
    shop.creates = ['neverLeft'];
    const seen: unknown[] = [];
    const tidy = journey({
      ...buy,
      async run({ call, need, input }) {
        await call('items');
        try {
          await call('create', { body: { ref: 'r1', code: '1234' } }, { pick: { item: input.index } });
        } catch (error) {
          const ended = journeyFailureOf(error);
          seen.push(ended?.stepId, journeyFailureOf(new Error('other')));
          await call('items');
          if (ended !== undefined) need<never>(ended.failure);
          throw error;
        }
        return { id: '', item: '' };
      },
    });
    const result = await completeJourney(tidy, { input: { index: 0 }, effects: shop.effects(memoryJournal()) });
    expect(result).toMatchObject({ ok: false, stepId: 'create', failure: { code: 'HTTP_CONNECTION_LOST' } });
    expect(seen).toEqual(['create', undefined]);
  });
});

describe('mistakes', () => {
  const effects = () => new FakeShop().effects(memoryJournal());

  test('two operations at once are refused', async () => {
    const greedy = journey({ ...buy, run: async ({ call }) => Promise.all([call('items'), call('items')]) });
    await expect(completeJourney(greedy, { input: { index: 0 }, effects: effects() })).rejects.toMatchObject({
      code: 'OPERATIONS_OVERLAP',
    });
  });

  test('a link without a value names the step and the pointer', async () => {
    const early = journey({ ...buy, run: async ({ call }) => call('find') });
    await expect(completeJourney(early, { input: { index: 0 }, effects: effects() })).rejects.toMatchObject({
      code: 'LINK_UNRESOLVED',
      message: 'shop.buy: find needs /query/ref from create /ref, but that step has not answered yet',
    });
  });

  test('an input with an unknown member is refused before anything is sent', async () => {
    const shop = new FakeShop();
    const input = { index: 0, indx: 1 };
    const run = completeJourney(buy, { input, effects: shop.effects(memoryJournal()) });
    await expect(run).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(shop.sent).toEqual([]);
  });

  test('an input of the wrong form is refused before anything is sent', async () => {
    await expect(completeJourney(buy, { input: { index: 'x' } as never, effects: effects() })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });

  test.each([
    [
      'a link from no step',
      { find: { ...buy.steps.find, links: [{ to: '/query/ref', from: { step: 'x', pointer: '' } }] } },
    ],
    [
      'a link to no part',
      { find: { ...buy.steps.find, links: [{ to: '/cookie', from: { step: 'items', pointer: '' } }] } },
    ],
    [
      'an unknown transform',
      { find: { ...buy.steps.find, links: [{ to: '/query/ref', from: { step: 'items', pointer: '' }, via: ['x'] }] } },
    ],
    ['a write without settle', { create: { endpoint: buy.steps.create.endpoint } }],
    [
      'a settle by a write',
      { create: { ...buy.steps.create, settle: { ...buy.steps.create.settle, step: 'create' } } },
    ],
  ])('journey() refuses %s', (_name, steps) => {
    expect(() => journey({ ...buy, steps: { ...buy.steps, ...steps } })).toThrow(
      expect.objectContaining({ code: 'JOURNEY_INVALID' }) as Error,
    );
  });
});

test('types: call infers inputs and data, and refuses what the endpoint does not take', () => {
  journey({
    ...buy,
    async run({ call, need, input }) {
      const index: number = input.index;
      const items = need(await call('items'));
      const id: string | undefined = items[index]?.id;
      // @ts-expect-error there is no such step
      await call('nope');
      // @ts-expect-error ref is text
      await call('create', { body: { ref: 1 } });
      // @ts-expect-error items takes no query
      await call('items', { query: {} });
      return { id };
    },
  });
});

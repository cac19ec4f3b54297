import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeRef } from '../src/outbox/code-ref.ts';
import type { OutboxStore, Settlement } from '../src/outbox/outbox-store.ts';
import type { ReportDraft } from '../src/outbox/report-draft.ts';
import { draftOf } from './support/drafts.ts';

/** Opens an empty store of its own; `release` deletes it. */
export interface SuiteStore {
  readonly store: OutboxStore;
  /** Closes the store and opens what it kept; absent for a store that keeps nothing. */
  readonly reopen?: () => Promise<OutboxStore>;
  readonly release: () => Promise<void>;
}

const S1 = { ref: codeRef('session', 'S-1'), code: '110101001012601010001' };
const S2 = { ref: codeRef('session', 'S-2'), code: '110101001012601010002' };
const FAILURE = { code: '5000', message: 'system error' };

/** What every `OutboxStore` promises. Run against each store. */
export function outboxSuite(name: string, openStore: () => Promise<SuiteStore>): void {
  describe(`outbox: ${name}`, () => {
    let opened: SuiteStore;
    let store: OutboxStore;

    beforeEach(async () => {
      opened = await openStore();
      ({ store } = opened);
      await store.open();
    });
    afterEach(async () => {
      await store.close();
      await opened.release();
    });

    const accept = (...drafts: ReportDraft[]): Promise<readonly number[]> => store.accept(drafts, 1_000);
    const claim = async (now = 1_000, limit = 100): Promise<number[]> =>
      (await store.claim({ now, limit })).reports.map(({ seq }) => seq);
    const done = (...seqs: number[]): Promise<void> =>
      store.settle(seqs.map((seq): Settlement => ({ seq, end: 'done', at: 2_000 })));
    const dead = (seq: number): Promise<void> =>
      store.settle([{ seq, end: 'dead', at: 2_000, failure: { code: '4300', message: 'no such order' } }]);
    const one = async (seq: number) => {
      const [report] = await store.find({ seqs: [seq] });
      if (report === undefined) throw new Error(`no report ${seq}`);
      return report;
    };

    describe('accepting', () => {
      test('numbers are gapless and in the order of acceptance', async () => {
        const all = await Promise.all([
          accept(draftOf.performance('P-1')),
          accept(draftOf.performance('P-2'), draftOf.performance('P-3')),
          accept(draftOf.performance('P-4')),
        ]);
        expect(all).toEqual([[1], [2, 3], [4]]);
        const found = await store.find({});
        expect(found.map(({ seq, businessId }) => [seq, businessId])).toEqual([
          [1, 'P-1'],
          [2, 'P-2'],
          [3, 'P-3'],
          [4, 'P-4'],
        ]);
      });

      test('accepting nothing changes nothing', async () => {
        expect(await accept()).toEqual([]);
        expect((await store.status()).lastSeq).toBe(0);
      });

      test('a report reads back as it was accepted', async () => {
        await accept(draftOf.order('O-1', ['S-1']));
        expect(await one(1)).toEqual({
          ...{ seq: 1, kind: 'order', businessId: 'O-1', lane: 'order:O-1', state: 'pending', head: true },
          ...{ needs: ['session:S-1'], gates: 1, barriers: 0, dueAt: 0, attempts: 0, acceptedAt: 1_000, history: [] },
          payload: '{"id":"O-1","note":""}',
        });
      });

      test('texts of every script and length come back unchanged', async () => {
        const texts = ['', '剧院😀', `quote ' " \\ %`, 'line\nbreak', 'x'.repeat(70_000)];
        await store.accept(
          texts.map((text) => ({ ...draftOf.performance(`P:%${text}`), payload: JSON.stringify({ text }) })),
          1_000,
        );
        const found = await store.find({});
        expect(found.map(({ payload }) => (JSON.parse(payload) as { text: string }).text)).toEqual(texts);
        expect(found.map(({ businessId }) => businessId)).toEqual(texts.map((text) => `P:%${text}`));
      });
    });

    describe('ids that cannot be kept', () => {
      test.each([
        ['NUL', 'O-\0'],
        ['half a character', 'O-\ud83d'],
      ])('%s is refused, and nothing is kept', async (_, id) => {
        for (const wrong of [draftOf.order(id, []), draftOf.order('O-2', [], ['T-1', id])]) {
          await expect(accept(draftOf.order('O-1', []), wrong)).rejects.toMatchObject({ code: 'OUTBOX_ARGUMENT' });
        }
        expect((await store.status()).lastSeq).toBe(0);
      });
    });

    describe('lanes', () => {
      test('only the head of a lane is handed out, heads of other lanes beside it', async () => {
        await accept(
          draftOf.order('O-1', []),
          draftOf.refund('R-1', 'O-1', 'S-1'),
          draftOf.order('O-2', []),
          draftOf.order('O-1', []),
        );
        await store.putCodes([S1]);
        expect(await claim()).toEqual([1, 3]);
        await done(1);
        expect(await claim()).toEqual([2]);
        await done(2, 3);
        expect(await claim()).toEqual([4]);
      });

      test('a claimed report is not handed out twice, a released one again', async () => {
        await accept(draftOf.order('O-1', []), draftOf.order('O-2', []));
        expect(await claim(1_000, 1)).toEqual([1]);
        expect(await claim(1_000, 5)).toEqual([2]);
        expect(await claim()).toEqual([]);
        await store.release([1]);
        expect(await claim()).toEqual([1]);
      });

      test('a check goes into the lane of its ticket’s order, or has its own', async () => {
        await store.putCodes([S1]);
        await accept(draftOf.order('O-1', ['S-1'], ['T-1', 'T-2']));
        await accept(draftOf.check('T-2', 'S-1'), draftOf.check('T-9', 'S-1'));
        expect((await store.find({ kind: 'check' })).map(({ lane }) => lane)).toEqual(['order:O-1', 'ticket:T-9']);
        expect(await claim()).toEqual([1, 3]);
      });

      test('a check in the same call as its order finds it', async () => {
        await accept(draftOf.order('O-1', ['S-1'], ['T-1']), draftOf.check('T-1', 'S-1'));
        expect((await one(2)).lane).toBe('order:O-1');
      });

      test('followers are what comes next in the lane, of the same kind and free to go', async () => {
        await store.putCodes([S1]);
        await accept(
          draftOf.ticket('S-1', 'A'),
          draftOf.ticket('S-1', 'B'),
          draftOf.ticket('S-1', 'A'),
          draftOf.ticket('S-1', 'A'),
          draftOf.inventory('S-1', 'A'),
          draftOf.ticket('S-1', 'A'),
        );
        const [head] = (await store.claim({ now: 1_000, limit: 1 })).reports;
        const followers = await store.claimFollowers(head!, 10);
        expect(followers.map(({ seq }) => seq)).toEqual([3, 4]);
        expect(await claim()).toEqual([2]);
        await done(1, 3, 4);
        expect(await claim()).toEqual([5]);
      });

      test('no more followers are handed out than asked for', async () => {
        await store.putCodes([S1]);
        await accept(...Array.from({ length: 5 }, () => draftOf.ticket('S-1', 'A')));
        const [head] = (await store.claim({ now: 1_000, limit: 1 })).reports;
        expect((await store.claimFollowers(head!, 2)).map(({ seq }) => seq)).toEqual([2, 3]);
      });
    });

    describe('gates', () => {
      test('a report waits until every session it names has its code', async () => {
        await accept(draftOf.order('O-1', ['S-1', 'S-2']), draftOf.order('O-2', ['S-1']));
        expect(await claim()).toEqual([]);
        expect(await store.status()).toMatchObject({ gated: 2, missingCodes: ['session:S-1', 'session:S-2'] });
        await store.putCodes([S1]);
        expect(await claim()).toEqual([2]);
        expect(await store.status()).toMatchObject({ gated: 1, missingCodes: ['session:S-2'] });
        await store.putCodes([S2]);
        expect(await claim()).toEqual([1]);
        expect((await store.status()).gated).toBe(0);
      });

      test('codes learned with an acknowledgement open gates in the same step', async () => {
        await accept(draftOf.performance('P-1'), draftOf.order('O-1', ['S-1']));
        expect(await claim()).toEqual([1]);
        await store.settle([{ seq: 1, end: 'done', at: 2_000, codes: [S1] }]);
        expect(await claim()).toEqual([2]);
        expect(await store.codes([S1.ref, S2.ref])).toEqual(new Map([[S1.ref, S1.code]]));
      });

      test('a gated head holds its lane and nothing else', async () => {
        await store.putCodes([S1]);
        await accept(draftOf.order('O-1', ['S-2']), draftOf.refund('R-1', 'O-1', 'S-1'), draftOf.order('O-2', ['S-1']));
        expect(await claim()).toEqual([3]);
      });

      test('a late code opens the gates of more reports than one step takes', async () => {
        const orders = Array.from({ length: 2_500 }, (_, i) => draftOf.order(`O-${i}`, ['S-1']));
        await store.accept(orders, 1_000);
        const opened = new Promise<void>((resolve) => {
          store.subscribe(() => {
            void store.status().then(({ gated }) => {
              if (gated === 0) resolve();
            });
          });
        });
        await store.putCodes([S1]);
        await opened;
        expect(await claim(1_000, 5_000)).toHaveLength(2_500);
      });

      test('a code that is given again replaces the first', async () => {
        await store.putCodes([S1]);
        await store.putCodes([{ ...S1, code: S2.code }]);
        expect(await store.codes([S1.ref])).toEqual(new Map([[S1.ref, S2.code]]));
      });
    });

    describe('barriers', () => {
      test('a cancellation waits for the earlier orders and inventory of its session, not for later ones', async () => {
        await store.putCodes([S1, S2]);
        await accept(
          draftOf.order('O-1', ['S-1']),
          draftOf.inventory('S-1', 'A'),
          draftOf.order('O-2', ['S-2']),
          draftOf.cancellation('S-1'),
          draftOf.order('O-3', ['S-1']),
          draftOf.refund('R-1', 'O-1', 'S-1'),
        );
        expect(await claim()).toEqual([1, 2, 3, 5]);
        expect((await one(4)).barriers).toBe(2);
        expect((await store.status()).barred).toBe(1);
        await done(1, 5);
        expect(await claim()).toEqual([6]);
        await done(2);
        expect(await claim()).toEqual([4]);
        expect((await store.status()).barred).toBe(0);
      });

      test('an order of two sessions holds the cancellation of both', async () => {
        await store.putCodes([S1, S2]);
        await accept(draftOf.order('O-1', ['S-1', 'S-2']), draftOf.cancellation('S-1'), draftOf.cancellation('S-2'));
        expect(await claim()).toEqual([1]);
        await done(1);
        expect(await claim()).toEqual([2, 3]);
      });

      test('a refused order still holds the cancellation until somebody decides', async () => {
        await store.putCodes([S1]);
        await accept(draftOf.order('O-1', ['S-1']), draftOf.cancellation('S-1'));
        await claim();
        await dead(1);
        expect(await claim()).toEqual([]);
        await store.discard(1, { reason: 'double entry', at: 3_000 });
        expect(await claim()).toEqual([2]);
      });

      test('a discarded cancellation waits no more', async () => {
        await accept(draftOf.order('O-1', ['S-1']), draftOf.cancellation('S-1'));
        await store.discard(2, { reason: 'takes place after all', at: 3_000 });
        expect(await store.status()).toMatchObject({ barred: 0, gated: 1, open: 1 });
        await store.putCodes([S1]);
        expect(await claim()).toEqual([1]);
        await done(1);
        expect(await claim()).toEqual([]);
      });
    });

    describe('coalescing', () => {
      test('a newer inventory takes the place of an undispatched one', async () => {
        await accept(draftOf.inventory('S-1', 'A', 'old'), draftOf.inventory('S-1', 'B'));
        await accept(draftOf.inventory('S-1', 'A', 'new'));
        expect(await one(1)).toMatchObject({ state: 'merged', mergedInto: 3, finishedAt: 1_000, head: false });
        expect(await one(3)).toMatchObject({ state: 'pending', head: true, gates: 1 });
        expect(await store.status()).toMatchObject({ open: 2, gated: 2 });
        await store.putCodes([S1]);
        expect(await claim()).toEqual([2, 3]);
      });

      test('an inventory that was handed out or tried is left alone', async () => {
        await store.putCodes([S1]);
        await accept(draftOf.inventory('S-1', 'A'));
        await claim();
        await accept(draftOf.inventory('S-1', 'A'));
        expect((await one(1)).state).toBe('pending');
        await store.settle([{ seq: 1, end: 'retry', at: 2_000, dueAt: 9_000, failure: FAILURE }]);
        await accept(draftOf.inventory('S-1', 'A'));
        expect((await store.find({})).map(({ state }) => state)).toEqual(['pending', 'merged', 'pending']);
      });

      test('nothing is merged across another report of the lane', async () => {
        await accept(draftOf.inventory('S-1', 'A'), draftOf.ticket('S-1', 'A'), draftOf.inventory('S-1', 'A'));
        expect((await store.find({})).map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
      });

      test('nothing is merged past a cancellation that waits for it', async () => {
        await accept(draftOf.inventory('S-1', 'A'), draftOf.cancellation('S-1'), draftOf.inventory('S-1', 'A'));
        expect((await store.find({})).map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
      });
    });

    describe('failures', () => {
      test('a postponed report is due later, and its lane waits with it', async () => {
        await accept(draftOf.order('O-1', []), draftOf.refund('R-1', 'O-1', 'S-1'), draftOf.order('O-2', []));
        await store.putCodes([S1]);
        await claim(1_000, 1);
        await store.settle([{ seq: 1, end: 'retry', at: 2_000, dueAt: 5_000, failure: FAILURE }]);
        expect(await claim(4_999)).toEqual([3]);
        expect(await store.nextDueAt(4_999)).toBe(5_000);
        expect(await claim(5_000)).toEqual([1]);
        expect(await store.nextDueAt(5_000)).toBeUndefined();
        expect(await one(1)).toMatchObject({
          ...{ attempts: 1, dueAt: 5_000, lastError: FAILURE },
          history: [{ at: 2_000, what: 'failed', ...FAILURE }],
        });
      });

      test('a refused report holds its lane and nothing else, until it is redriven', async () => {
        await store.putCodes([S1]);
        await accept(draftOf.order('O-1', []), draftOf.refund('R-1', 'O-1', 'S-1'), draftOf.order('O-2', []));
        await claim(1_000, 1);
        await dead(1);
        expect(await claim()).toEqual([3]);
        expect(await store.status()).toMatchObject({
          heldLanes: 1,
          open: 3,
          counts: { order: { dead: 1, pending: 1 } },
        });
        expect(await store.redrive([1], 3_000)).toEqual([1]);
        expect(await claim()).toEqual([1]);
        expect((await one(1)).history.map(({ what }) => what)).toEqual(['refused', 'redriven']);
      });

      test('redriving what is not dead does nothing', async () => {
        await accept(draftOf.order('O-1', []));
        expect(await store.redrive([1], 3_000)).toEqual([]);
        await expect(store.redrive([7], 3_000)).rejects.toMatchObject({ code: 'OUTBOX_NO_SUCH_REPORT' });
      });

      test('discarding a refused order offers its refund the same decision', async () => {
        await store.putCodes([S1]);
        await accept(
          draftOf.order('O-1', []),
          draftOf.refund('R-1', 'O-1', 'S-1'),
          draftOf.refund('R-2', 'O-1', 'S-1'),
        );
        await claim();
        await dead(1);
        const result = await store.discard(1, { reason: 'sold elsewhere', at: 3_000 });
        expect(result).toEqual({ discarded: [1], waiting: [2, 3] });
        expect(await one(1)).toMatchObject({ state: 'discarded', reason: 'sold elsewhere', finishedAt: 3_000 });
        expect(await claim()).toEqual([2]);
      });

      test('a decision may include everything that waits behind', async () => {
        await accept(draftOf.order('O-1', []), draftOf.refund('R-1', 'O-1', 'S-1'), draftOf.order('O-1', []));
        await claim();
        await dead(1);
        const result = await store.discard(1, { reason: 'test data', at: 3_000, withFollowers: true });
        expect(result).toEqual({ discarded: [1, 2, 3], waiting: [] });
        expect(await store.status()).toMatchObject({ open: 0, gated: 0 });
        await accept(draftOf.order('O-1', []));
        expect(await claim()).toEqual([4]);
      });

      test('what is being sent or is finished cannot be discarded', async () => {
        await accept(draftOf.order('O-1', []));
        await claim();
        await expect(store.discard(1, { reason: 'no', at: 1 })).rejects.toMatchObject({ code: 'OUTBOX_WRONG_STATE' });
        await done(1);
        await expect(store.discard(1, { reason: 'no', at: 1 })).rejects.toMatchObject({ code: 'OUTBOX_WRONG_STATE' });
        await expect(store.discard(9, { reason: 'no', at: 1 })).rejects.toMatchObject({
          code: 'OUTBOX_NO_SUCH_REPORT',
        });
      });

      test('a history keeps its latest twenty entries', async () => {
        await accept(draftOf.order('O-1', []));
        for (let attempt = 1; attempt <= 25; attempt++) {
          await claim(attempt);
          await store.settle([{ seq: 1, end: 'retry', at: attempt, dueAt: attempt, failure: FAILURE }]);
        }
        const { history, attempts } = await one(1);
        expect(attempts).toBe(25);
        expect(history.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, i) => i + 6));
      });
    });

    describe('looking', () => {
      test('find narrows by kind, state, business id, lane and sequence', async () => {
        await accept(draftOf.order('O-1', []), draftOf.refund('R-1', 'O-1', 'S-1'), draftOf.order('O-2', []));
        await claim();
        await done(3);
        const seqs = async (query: Parameters<OutboxStore['find']>[0]): Promise<number[]> =>
          (await store.find(query)).map(({ seq }) => seq);
        expect(await seqs({ kind: 'order' })).toEqual([1, 3]);
        expect(await seqs({ state: 'pending' })).toEqual([1, 2]);
        expect(await seqs({ state: 'done', kind: 'order' })).toEqual([3]);
        expect(await seqs({ businessId: 'R-1' })).toEqual([2]);
        expect(await seqs({ lane: 'order:O-1' })).toEqual([1, 2]);
        expect(await seqs({ lane: 'order:O-2' })).toEqual([]);
        expect(await seqs({ afterSeq: 1, limit: 1 })).toEqual([2]);
        expect(await seqs({ seqs: [3, 2, 99] })).toEqual([2, 3]);
      });

      test('status counts by kind and state, and names the oldest unfinished report', async () => {
        expect(await store.status()).toEqual({
          ...{ counts: {}, open: 0, gated: 0, barred: 0, heldLanes: 0, lastSeq: 0, missingCodes: [] },
        });
        await store.accept([draftOf.order('O-1', [])], 1_000);
        await store.accept([draftOf.order('O-2', []), draftOf.performance('P-1')], 1_500);
        await claim();
        await done(1);
        expect(await store.status()).toMatchObject({
          counts: { order: { done: 1, pending: 1 }, performance: { pending: 1 } },
          ...{ open: 2, lastSeq: 3, oldest: { seq: 2, acceptedAt: 1_500 } },
        });
      });

      test('unfinished reports accepted before an instant are counted by kind', async () => {
        await store.accept([draftOf.order('O-1', []), draftOf.order('O-2', [])], 1_000);
        await store.accept([draftOf.order('O-3', []), draftOf.performance('P-1')], 2_000);
        await claim();
        await done(1);
        expect(await store.countOpenBefore(2_000)).toEqual({ order: 1 });
        expect(await store.countOpenBefore(2_001)).toEqual({ order: 2, performance: 1 });
      });

      test('subscribers hear of what may have become dispatchable, until they leave', async () => {
        let calls = 0;
        const leave = store.subscribe(() => {
          calls += 1;
        });
        await accept(draftOf.order('O-1', ['S-1']));
        await store.putCodes([S1]);
        expect(calls).toBeGreaterThanOrEqual(2);
        leave();
        const before = calls;
        await accept(draftOf.order('O-2', []));
        expect(calls).toBe(before);
      });
    });

    describe('pruning', () => {
      test('the oldest finished reports go, up to the first that is unfinished or recent', async () => {
        await accept(...['O-1', 'O-2', 'O-3', 'O-4'].map((id) => draftOf.order(id, [])));
        await claim();
        await done(1, 2, 4);
        expect(await store.prune(2_000)).toBe(0);
        expect(await store.prune(2_001)).toBe(2);
        expect((await store.find({})).map(({ seq }) => seq)).toEqual([3, 4]);
        expect(await store.status()).toMatchObject({ counts: { order: { pending: 1, done: 1 } }, lastSeq: 4 });
        expect(await accept(draftOf.order('O-5', []))).toEqual([5]);
      });
    });

    test('any run of acceptances, acknowledgements, failures and codes keeps each lane in order', async () => {
      const laneIds = fc.constantFrom('O-1', 'O-2', 'O-3');
      const step = fc.oneof(
        fc.record({ act: fc.constant('order' as const), id: laneIds, session: fc.constantFrom('S-1', 'S-2') }),
        fc.record({ act: fc.constantFrom('claim', 'done', 'retry', 'dead', 'redrive', 'code') }),
      );
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const prefix = `${(run += 1)}-`;
          const held: { seq: number; lane: string }[] = [];
          const sent = new Map<string, number>();
          for (const each of steps) {
            if (each.act === 'order') {
              await accept(draftOf.order(prefix + each.id, [prefix + each.session]));
            } else if (each.act === 'code') {
              await store.putCodes([{ ref: codeRef('session', `${prefix}S-1`), code: S1.code }]);
            } else if (each.act === 'claim') {
              const { reports } = await store.claim({ now: 1_000, limit: 2 });
              for (const { seq, lane } of reports) {
                expect(held.some((other) => other.lane === lane)).toBe(false);
                expect(seq).toBeGreaterThanOrEqual(sent.get(lane) ?? 0);
                sent.set(lane, seq);
                held.push({ seq, lane });
              }
            } else if (each.act === 'redrive') {
              await store.redrive(
                (await store.find({ state: 'dead' })).map(({ seq }) => seq),
                2_000,
              );
            } else {
              const next = held.shift();
              if (next === undefined) continue;
              const { seq } = next;
              if (each.act === 'done') await done(seq);
              else if (each.act === 'dead') await dead(seq);
              else await store.settle([{ seq, end: 'retry', at: 2_000, dueAt: 0, failure: FAILURE }]);
            }
          }
          await store.release(held.map(({ seq }) => seq));
          await store.settle([]);
        }),
        { numRuns: 25 },
      );
      const rows = await store.find({ limit: 10_000 });
      const heads = new Map<string, number>();
      for (const { lane, seq, finishedAt } of rows) {
        if (finishedAt === undefined && !heads.has(lane)) heads.set(lane, seq);
      }
      expect(rows.filter(({ head }) => head).map(({ seq }) => seq)).toEqual(
        [...heads.values()].toSorted((a, b) => a - b),
      );
      expect((await store.status()).open).toBe(rows.filter(({ finishedAt }) => finishedAt === undefined).length);
    });

    test('what was kept is there after closing and opening, and claims are not', async () => {
      if (opened.reopen === undefined) {
        expect((await store.status()).lastSeq).toBe(0);
        return;
      }
      await store.putCodes([S1]);
      await accept(draftOf.order('O-1', ['S-1'], ['T-1']), draftOf.order('O-2', ['S-2']), draftOf.order('O-3', []));
      expect(await claim()).toEqual([1, 3]);
      await done(3);
      const before = [await store.find({}), await store.status()];
      store = await opened.reopen();
      await store.open();
      expect([await store.find({}), await store.status()]).toEqual(before);
      expect(await claim()).toEqual([1]);
      await accept(draftOf.check('T-1', 'S-1'));
      expect(await one(4)).toMatchObject({ lane: 'order:O-1', gates: 0, head: false });
    });

    test('what was put off before opening is due at once, and keeps its attempts', async () => {
      if (opened.reopen === undefined) {
        expect((await store.status()).open).toBe(0);
        return;
      }
      await accept(draftOf.order('O-1', []), draftOf.order('O-2', []), draftOf.order('O-3', []));
      expect(await claim()).toEqual([1, 2, 3]);
      await store.settle([{ seq: 1, end: 'retry', at: 2_000, dueAt: 900_000, failure: FAILURE }]);
      await dead(2);
      expect(await claim(2_000)).toEqual([]);
      store = await opened.reopen();
      await store.open();
      expect((await claim(2_000)).toSorted((a, b) => a - b)).toEqual([1, 3]);
      expect(await one(1)).toMatchObject({ state: 'pending', attempts: 1, lastError: FAILURE });
      expect((await one(2)).state).toBe('dead');
      await store.settle([{ seq: 1, end: 'retry', at: 2_000, dueAt: 900_000, failure: FAILURE }]);
      // opening what is open changes nothing
      await store.open();
      expect(await claim(2_000)).toEqual([]);
      expect(await store.nextDueAt(2_000)).toBe(900_000);
    });

    test('a closed store refuses work', async () => {
      if (opened.reopen === undefined) {
        await store.close();
        return;
      }
      await store.close();
      await store.close();
      await expect(accept(draftOf.order('O-1', []))).rejects.toMatchObject({ code: 'OUTBOX_CLOSED' });
      await expect(claim()).rejects.toMatchObject({ code: 'OUTBOX_CLOSED' });
      await expect(store.status()).rejects.toMatchObject({ code: 'OUTBOX_CLOSED' });
    });
  });
}

import { gate } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import type { SendResult } from '../src/sender/report-sender.ts';
import { deliveryWorld } from './support/delivery-world.ts';
import { fakeCode } from './support/fake-sender.ts';
import { report } from './support/payloads.ts';

const REFUSED: SendResult = { result: 'refused', code: '4300', message: 'business error' };
const FAILED: SendResult = { result: 'failed', code: '5000', message: 'system error', answered: true };

describe('what waits, and that nothing else does', () => {
  test('an order with lines of several sessions waits for the last of their codes, other orders do not', async () => {
    await using world = await deliveryWorld();
    await world.accept(
      report.order('O-both', 'S-1:T-1', 'S-2:T-2'),
      report.refund('R-both', 'O-both', 'S-1'),
      report.order('O-one', 'S-1:T-3'),
      report.order('O-two', 'S-2:T-4'),
    );
    expect(world.news()).toEqual([]);
    await world.accept(report.performance('P-1', 'S-1'));
    expect(world.news()).toEqual(['performance P-1', 'order O-one']);
    await world.accept(report.performance('P-2', 'S-2'));
    expect(world.news()).toEqual(['performance P-2', 'order O-both', 'order O-two', 'refund R-both']);
    const both = world.sender.sent.find(({ label }) => label === 'order O-both')!;
    expect(both.request.body.ticketOrderList).toEqual([
      { ticketOrderId: 'O-both-1', sessionId: 'S-1', ticketId: 'T-1', sessionCode: fakeCode('S-1') },
      { ticketOrderId: 'O-both-2', sessionId: 'S-2', ticketId: 'T-2', sessionCode: fakeCode('S-2') },
    ]);
    const refund = world.sender.sent.find(({ label }) => label === 'refund R-both')!;
    expect(refund.request.body.ticketOrderList).toEqual([{ ticketOrderId: 'O-both-1', sessionCode: fakeCode('S-1') }]);
    expect((await world.store.status()).open).toBe(0);
  });

  test('a session whose code comes late holds its own reports only, and its refund never overtakes the order', async () => {
    await using world = await deliveryWorld();
    const held = gate();
    world.sender.answer = async (_, label) => {
      if (label === 'performance P-late') await held.opened;
      return undefined;
    };
    await world.store.putCodes([{ ref: 'session:S-early', code: fakeCode('S-early') }]);
    await world.accept(
      report.performance('P-late', 'S-late'),
      report.order('O-1', 'S-late:T-1'),
      report.refund('R-1', 'O-1', 'S-late'),
      report.check('T-1', 'S-late'),
      report.inventory('S-late', 'A', 5),
      report.order('O-2', 'S-early:T-2'),
      report.inventory('S-early', 'A', 3),
      report.check('T-2', 'S-early'),
    );
    expect(world.news()).toEqual(['performance P-late', 'order O-2', 'inventory A', 'check T-2']);
    expect(await world.store.status()).toMatchObject({ open: 5, gated: 4, missingCodes: ['session:S-late'] });
    held.open();
    await world.quiet();
    expect(world.news()).toEqual(['order O-1', 'inventory A', 'refund R-1', 'check T-1']);
    expect(world.events).toContainEqual({ type: 'codeIssued', at: world.clock.now(), ref: 'session:S-late' });
  });

  test('a refused order holds its refund until somebody decides, and every other lane goes on', async () => {
    await using world = await deliveryWorld();
    world.sender.answer = (_, label) => (label === 'order O-bad' ? REFUSED : undefined);
    await world.store.putCodes([{ ref: 'session:S-1', code: fakeCode('S-1') }]);
    await world.accept(
      report.order('O-bad', 'S-1:T-1'),
      report.refund('R-bad', 'O-bad', 'S-1'),
      report.check('T-1', 'S-1'),
      report.order('O-good', 'S-1:T-2'),
      report.refund('R-good', 'O-good', 'S-1'),
    );
    expect(world.news()).toEqual(['order O-bad', 'order O-good', 'refund R-good']);
    expect(await world.states()).toEqual(['1 dead', '2 pending', '3 pending', '4 done', '5 done']);
    await world.advance(24 * 3_600_000);
    expect(world.news()).toEqual([]);

    world.sender.answer = () => undefined;
    await world.store.redrive([1], world.clock.now());
    await world.quiet();
    expect(world.news()).toEqual(['order O-bad', 'refund R-bad', 'check T-1']);
    expect((await world.store.find({ seqs: [1] }))[0]?.history.map(({ what }) => what)).toEqual([
      'refused',
      'redriven',
    ]);
  });

  test('a discarded order lets its refund go to its own decision', async () => {
    await using world = await deliveryWorld();
    world.sender.answer = () => REFUSED;
    await world.store.putCodes([{ ref: 'session:S-1', code: fakeCode('S-1') }]);
    await world.accept(report.order('O-1', 'S-1:T-1'), report.refund('R-1', 'O-1', 'S-1'));
    const decision = { reason: 'entered twice', at: world.clock.now() };
    expect(await world.store.discard(1, decision)).toEqual({ discarded: [1], waiting: [2] });
    await world.quiet();
    expect(world.news()).toEqual(['order O-1', 'refund R-1']);
    expect(await world.states()).toEqual(['1 discarded', '2 dead']);
    await world.store.discard(2, decision);
    expect((await world.store.status()).open).toBe(0);
  });

  test('a session cancelled while orders wait: they go first, later ones and refunds do not wait', async () => {
    await using world = await deliveryWorld();
    const held = gate();
    world.sender.answer = async (_, label) => {
      if (label === 'order O-1') await held.opened;
      return undefined;
    };
    await world.accept(report.performance('P-1', 'S-1', 'S-2'));
    await world.accept(
      report.order('O-1', 'S-1:T-1'),
      report.inventory('S-1', 'A', 9),
      report.order('O-2', 'S-2:T-2'),
      report.cancellation('S-1'),
      report.cancellation('S-2'),
      report.order('O-3', 'S-1:T-3'),
      report.refund('R-3', 'O-3', 'S-1'),
    );
    expect(world.news()).toEqual([
      ...['performance P-1', 'order O-1', 'inventory A', 'order O-2', 'order O-3'],
      // the other session's cancellation had only O-2 to wait for
      ...['sessionUpdate S-2', 'refund R-3'],
    ]);
    expect(await world.store.status()).toMatchObject({ open: 2, barred: 1 });
    held.open();
    await world.quiet();
    expect(world.news()).toEqual(['sessionUpdate S-1']);
    const cancellation = world.sender.sent.at(-1)!.request.body;
    expect(cancellation).toMatchObject({ sessionStatus: 2, sessionCode: fakeCode('S-1') });
  });

  test('a session cancelled while an order of it waits for another session’s late code: the cancellation waits for that order alone', async () => {
    await using world = await deliveryWorld();
    await world.accept(report.performance('P-1', 'S-1'));
    await world.accept(
      report.order('O-both', 'S-1:T-1', 'S-late:T-2'),
      report.order('O-one', 'S-1:T-3'),
      report.cancellation('S-1'),
      report.order('O-after', 'S-1:T-4'),
      report.inventory('S-1', 'A', 1),
    );
    expect(world.news()).toEqual(['performance P-1', 'order O-one', 'order O-after', 'inventory A']);
    expect(await world.store.status()).toMatchObject({
      open: 2,
      gated: 1,
      barred: 1,
      missingCodes: ['session:S-late'],
    });
    await world.advance(24 * 3_600_000);
    expect(world.news()).toEqual([]);
    await world.accept(report.performance('P-2', 'S-late'));
    expect(world.news()).toEqual(['performance P-2', 'order O-both', 'sessionUpdate S-1']);
    expect((await world.store.status()).open).toBe(0);
  });

  test('a stuck lane backs off alone while the others are delivered', async () => {
    await using world = await deliveryWorld();
    world.sender.answer = (_, label) => (label === 'order O-stuck' ? FAILED : undefined);
    await world.store.putCodes([{ ref: 'session:S-1', code: fakeCode('S-1') }]);
    await world.accept(report.order('O-stuck', 'S-1:T-1'), report.refund('R-stuck', 'O-stuck', 'S-1'));
    for (let i = 1; i <= 40; i++) await world.accept(report.order(`O-${i}`, `S-1:T-${i + 1}`));
    expect(world.news()).toEqual(['order O-stuck', ...Array.from({ length: 40 }, (_, i) => `order O-${i + 1}`)]);
    // waits of 1, 2, 4 and 8 seconds: the jitter of these tests is the whole bound
    await world.advance(999);
    expect(world.news()).toEqual([]);
    await world.advance(1);
    expect(world.news()).toEqual(['order O-stuck']);
    await world.advance(14_000);
    expect(world.news()).toEqual(['order O-stuck', 'order O-stuck', 'order O-stuck']);
    world.sender.answer = () => undefined;
    await world.advance(60_000);
    expect(world.news()).toEqual(['order O-stuck', 'refund R-stuck']);
  });
});

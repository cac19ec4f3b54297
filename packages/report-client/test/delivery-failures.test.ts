import { gate } from '@boxwire/tooling/test-kit';
import { describe, expect, test } from 'vitest';
import type { SendResult } from '../src/sender/report-sender.ts';
import { deliveryWorld } from './support/delivery-world.ts';
import { report } from './support/payloads.ts';

const FAILED: SendResult = { result: 'failed', code: 'HTTP_CONNECT_FAILED', message: 'no connection', answered: false };
const orders = (count: number, from = 0) => Array.from({ length: count }, (_, i) => report.order(`O-${from + i}`));

describe('failures', () => {
  test('four permanent codes end as dead letters with record, reason and history', async () => {
    await using world = await deliveryWorld();
    const codes = ['4000', '4100', '4300', '4400'];
    world.sender.answer = (_, label) => ({ result: 'refused', code: codes[Number(label.slice(-1))]!, message: 'no' });
    await world.accept(...orders(4));
    const dead = await world.store.find({ state: 'dead' });
    expect(dead.map(({ lastError }) => lastError?.code)).toEqual(codes);
    expect(dead[0]).toMatchObject({
      ...{ payload: JSON.stringify({ orderId: 'O-0', ticketOrderList: [] }), attempts: 1 },
      history: [{ at: world.clock.now(), what: 'refused', code: '4000', message: 'no' }],
    });
    expect(world.events).toContainEqual({ type: 'dead', at: world.clock.now(), kind: 'order', seq: 1, code: '4000' });
  });

  test('a report that keeps failing is never given up by count alone', async () => {
    await using world = await deliveryWorld({ circuit: { failures: 1e9, openMs: 1, maxOpenMs: 1 } });
    world.sender.answer = () => FAILED;
    await world.accept(...orders(1));
    await world.advance(3_600_000);
    expect(await world.states()).toEqual(['1 pending']);
    world.sender.answer = () => undefined;
    await world.advance(60_000);
    expect(await world.states()).toEqual(['1 done']);
  });

  test('with maxAttempts it goes to a person', async () => {
    const backOff = { baseMs: 1_000, maxMs: 60_000 };
    await using world = await deliveryWorld({ failures: { backOff, longBackOff: backOff, maxAttempts: 3 } });
    world.sender.answer = () => FAILED;
    await world.accept(...orders(1));
    await world.advance(10_000);
    expect(world.news()).toHaveLength(3);
    expect(await world.store.find({})).toMatchObject([
      { state: 'dead', attempts: 3, lastError: { code: 'HTTP_CONNECT_FAILED' } },
    ]);
  });

  test('an answer that lacks a session code is tried again, not taken for done', async () => {
    await using world = await deliveryWorld();
    world.sender.answer = () => ({ result: 'accepted', data: { 'S-1': 'code-of-S-1' } });
    await world.accept(report.performance('P-1', 'S-1', 'S-2'));
    expect(await world.store.find({})).toMatchObject([{ state: 'pending', lastError: { code: 'CODE_MISSING' } }]);
    world.sender.answer = () => undefined;
    await world.advance(1_000);
    expect(await world.states()).toEqual(['1 done']);
  });

  test('a sender that throws is a failed attempt', async () => {
    await using world = await deliveryWorld();
    world.sender.answer = () => {
      throw new TypeError('a message that must not be kept: 10012345678');
    };
    await world.accept(...orders(1));
    expect(await world.store.find({})).toMatchObject([{ lastError: { code: 'SENDER_THREW', message: 'TypeError' } }]);
  });

  test('a damaged row is never sent', async () => {
    await using world = await deliveryWorld();
    await world.delivery.stop();
    await world.accept(...orders(2));
    const { claim } = world.store;
    world.store.claim = async (options) => {
      const { reports } = await claim.call(world.store, options);
      return { reports: reports.slice(1), damaged: reports.slice(0, 1) };
    };
    world.delivery.start();
    await world.quiet();
    expect(world.news()).toEqual(['order O-1']);
    expect(await world.store.find({ state: 'dead' })).toMatchObject([
      { seq: 1, lastError: { code: 'REPORT_DAMAGED' } },
    ]);
  });
});

describe('circuit', () => {
  test('five failures in a row open it; one request at a time finds out whether it may close', async () => {
    await using world = await deliveryWorld({ concurrency: 1 });
    world.sender.answer = () => FAILED;
    await world.accept(...orders(20));
    expect(world.news()).toHaveLength(5);
    expect(world.delivery.status()).toMatchObject({
      circuit: 'open',
      circuitOpenUntil: world.clock.now() + 5_000,
      buffered: 0,
    });
    await world.advance(4_999);
    expect(world.news()).toEqual([]);
    await world.advance(1);
    expect(world.news()).toHaveLength(1);
    // the probe failed: twice as long
    await world.advance(9_999);
    expect(world.news()).toEqual([]);
    world.sender.answer = () => undefined;
    await world.advance(1);
    expect(world.delivery.status().circuit).toBe('closed');
    await world.advance(60_000);
    expect((await world.store.status()).open).toBe(0);
    const states = world.events.flatMap((event) => (event.type === 'circuit' ? [event.state] : []));
    expect(states).toEqual(['open', 'halfOpen', 'open', 'halfOpen', 'closed']);
  });

  test('what fails while it is open does not keep it open longer', async () => {
    await using world = await deliveryWorld({ concurrency: 8 });
    const held = gate();
    world.sender.answer = async () => {
      await held.opened;
      return FAILED;
    };
    await world.accept(...orders(8));
    expect(world.sender.open()).toBe(8);
    held.open();
    await world.quiet();
    expect(world.delivery.status().circuitOpenUntil).toBe(world.clock.now() + 5_000);
  });

  test('an unavailable receiver is left alone for as long as it asks', async () => {
    await using world = await deliveryWorld();
    world.sender.answer = () => ({
      result: 'unavailable',
      code: '5100',
      message: 'maintenance',
      retryAfterMs: 120_000,
    });
    await world.accept(...orders(1));
    await world.accept(...orders(3, 1));
    expect(world.news()).toEqual(['order O-0']);
    world.sender.answer = () => undefined;
    await world.advance(119_000);
    expect(world.news()).toEqual([]);
    await world.advance(1_000);
    expect(world.news()).toEqual(['order O-1', 'order O-2', 'order O-3']);
    await world.advance(60_000);
    expect(world.news()).toEqual(['order O-0']);
  });

  test('without a token nothing is judged: no attempt is counted, no report dies', async () => {
    await using world = await deliveryWorld();
    world.sender.answer = () => ({ result: 'unauthenticated', code: '4100', message: 'wrong secret' });
    await world.accept(...orders(3));
    expect(world.news().length).toBeLessThanOrEqual(4);
    expect((await world.store.find({})).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['pending', 0],
      ['pending', 0],
      ['pending', 0],
    ]);
    expect(world.events).toContainEqual({ type: 'unauthenticated', at: world.clock.now(), code: '4100' });
    world.sender.answer = () => undefined;
    await world.advance(5_000);
    expect((await world.store.status()).open).toBe(0);
  });
});

describe('a store that refuses writes', () => {
  test('stops delivery until it takes them: nothing is sent over and over', async () => {
    await using world = await deliveryWorld();
    const { settle } = world.store;
    let refusals = 3;
    world.store.settle = (settlements) =>
      refusals-- > 0 ? Promise.reject(new Error('disk full')) : settle.call(world.store, settlements);
    await world.accept(...orders(10));
    const sentAtOnce = world.news().length;
    await world.accept(...orders(10, 10));
    expect(world.news()).toEqual([]);
    await world.advance(10_000);
    expect(world.news()).toHaveLength(20 - sentAtOnce);
    expect((await world.store.status()).open).toBe(0);
    expect(new Set(world.sender.labels()).size).toBe(20);
    expect(world.events.filter(({ type }) => type === 'storeFailed')).toHaveLength(3);
  });

  test('a store that cannot be read is asked again', async () => {
    await using world = await deliveryWorld({ start: false });
    const { claim } = world.store;
    let refusals = 2;
    world.store.claim = (options) =>
      refusals-- > 0 ? Promise.reject(new Error('connection lost')) : claim.call(world.store, options);
    await world.accept(...orders(2));
    world.delivery.start();
    await world.advance(3_000);
    expect((await world.store.status()).open).toBe(0);
  });
});

describe('starting and stopping', () => {
  test('stop waits for what is under way and leaves the rest', async () => {
    await using world = await deliveryWorld({ concurrency: 2 });
    const held = gate();
    world.sender.answer = async () => {
      await held.opened;
      return undefined;
    };
    await world.accept(...orders(10));
    expect(world.sender.open()).toBe(2);
    const stopping = [world.delivery.stop(), world.delivery.stop()];
    expect(world.delivery.status().state).toBe('stopping');
    await world.quiet();
    held.open();
    await Promise.all(stopping);
    expect(world.delivery.status()).toMatchObject({ state: 'stopped', inFlight: 0, buffered: 0 });
    expect(await world.store.status()).toMatchObject({ counts: { order: { done: 2, pending: 8 } } });
    world.delivery.start();
    world.delivery.start();
    await world.quiet();
    expect((await world.store.status()).open).toBe(0);
    expect(new Set(world.sender.labels()).size).toBe(10);
    expect(world.sender.labels()).toHaveLength(10);
  });

  test('stop with a time gives requests up; their reports are sent again later', async () => {
    await using world = await deliveryWorld();
    world.sender.answer = () => new Promise(() => undefined);
    await world.accept(...orders(1));
    const stopping = world.delivery.stop({ timeoutMs: 5_000 });
    await world.advance(4_000);
    expect(world.delivery.status().state).toBe('stopping');
    await world.advance(1_000);
    await stopping;
    expect(await world.states()).toEqual(['1 pending']);
    world.sender.answer = () => undefined;
    world.delivery.start();
    await world.quiet();
    expect(world.sender.labels()).toEqual(['order O-0', 'order O-0']);
    expect(await world.states()).toEqual(['1 done']);
  });

  test('stop with drain delivers what can be delivered first, postponed reports included', async () => {
    await using world = await deliveryWorld({ concurrency: 1 });
    let failures = 2;
    world.sender.answer = () => (failures-- > 0 ? FAILED : undefined);
    await world.accept(...orders(5), report.order('O-gated', 'S-9:T-1'));
    const stopping = world.delivery.stop({ drain: true, timeoutMs: 60_000 });
    await world.advance(10_000);
    await stopping;
    expect(await world.store.status()).toMatchObject({ open: 1, gated: 1 });
  });

  test('idle is told to everyone who asked, postponed reports waited for, and delivery goes on', async () => {
    await using world = await deliveryWorld({ concurrency: 1 });
    let failures = 1;
    world.sender.answer = () => (failures-- > 0 ? FAILED : undefined);
    await world.accept(...orders(3), report.order('O-gated', 'S-9:T-1'));
    const told: string[] = [];
    const asked = ['first', 'second'].map((name) => world.delivery.idle().then(() => told.push(name)));
    await world.quiet();
    expect(told).toEqual([]);
    await world.advance(10_000);
    await Promise.all(asked);
    expect(told).toEqual(['first', 'second']);
    expect(await world.store.status()).toMatchObject({ open: 1, gated: 1 });
    await world.delivery.idle();
    await world.accept(...orders(1));
    await world.quiet();
    expect(await world.store.status()).toMatchObject({ open: 1 });
  });

  test('stopping what never started does nothing', async () => {
    await using world = await deliveryWorld({ start: false });
    await world.delivery.stop();
    expect(world.delivery.status()).toEqual({
      ...{ state: 'stopped', circuit: 'closed', inFlight: 0, buffered: 0, deliveredLastMinute: 0 },
    });
  });

  test('no more requests than the concurrency are under way', async () => {
    await using world = await deliveryWorld({ concurrency: 3 });
    let most = 0;
    world.sender.answer = async () => {
      most = Math.max(most, world.sender.open());
      await new Promise((resolve) => setImmediate(resolve));
      return undefined;
    };
    await world.accept(...orders(50));
    expect(most).toBe(3);
    expect(world.delivery.status().deliveredLastMinute).toBe(50);
    await world.advance(61_000);
    expect(world.delivery.status().deliveredLastMinute).toBe(0);
  });
});

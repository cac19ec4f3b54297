import type { JourneyEvent } from '@boxwire/contract';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { Output } from '../io/output.ts';
import { styleFor } from '../output/style.ts';
import { peoplePrinter } from './journey-printer.ts';

const JOURNEY = { id: 'rail12306.book', steps: { confirm: {}, waitTime: {} } };

function printer() {
  const lines: string[] = [];
  const shown: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString().trimEnd());
      done();
    },
  });
  const style = styleFor({ stdout: stream, env: {} } as never);
  const live = { show: (text: () => string) => shown.push(text()), clear: () => shown.push('') };
  return { lines, shown, of: peoplePrinter(JOURNEY, { out: new Output(stream), style }, { live }) };
}

const ended = (stepId: string, ok = true): JourneyEvent =>
  ({
    type: 'stepEnded',
    stepId,
    at: 0,
    durationMs: 3,
    replayed: false,
    outcome: { ok, code: 'Busy', kind: 'busy' },
  }) as never;
const waiting = (reason: string): JourneyEvent => ({ type: 'waiting', waitMs: 3000, reason, at: 0 });

test('a queue is one line that changes, and its poll stands once', async () => {
  const { lines, shown, of } = printer();
  for (const event of [
    ended('confirm'),
    ended('waitTime'),
    waiting('in the queue: 9 s, 3 ahead'),
    ended('waitTime'),
    waiting('in the queue: 4 s, 1 ahead'),
    ended('waitTime'),
    ended('waitTime', false),
  ]) {
    await of.event(event);
  }
  expect(lines.map((line) => line.trim().split(/ {2,}/)[0])).toEqual(['✓ confirm', '✓ waitTime', '✗ waitTime']);
  expect(shown.filter((text) => text !== '')).toEqual([
    '  … in the queue: 9 s, 3 ahead',
    '  … in the queue: 4 s, 1 ahead',
  ]);
  expect(shown.at(-1)).toBe('');
});

test('a map of free seats is drawn, not listed', async () => {
  const { lines, of } = printer();
  const seat = { rowIdx: 0, seatGrade: '1', seatGradeName: 'R석', salesPrice: 143_000 };
  const seats = [
    { ...seat, colIdx: 1, seatInfoId: 'S1', free: true },
    { ...seat, colIdx: 3, seatInfoId: 'S3', free: false },
  ];
  await of.end({ ok: true, data: { playDate: '20300227', blocks: [{ blockKey: '001:401', freeCount: 1, seats }] } });
  expect(lines).toEqual([
    '  area 001:401  1 of 2 seats free',
    '       0123',
    '    0   1 ·',
    '    1  ₩143,000  R석  1 free',
    '    row 0, column 1 is S1',
    '  done  playDate 20300227',
  ]);
});

test('secrets of a result are left to --json', async () => {
  const { lines, of } = printer();
  const session = { sessionId: 'synthetic-session' };
  await of.end({ ok: true, data: { orderId: 'E1', access_token: 'synthetic-token', session } });
  expect(lines).toEqual(['  done  orderId E1 · access_token *** · session {…}']);
});

import { expect, test } from 'vitest';
import type { RunMessage } from '../../../shared/run-messages.ts';
import { EMPTY_RUN, addMessage } from './run-view.ts';

const after = (...messages: readonly Omit<RunMessage, 'seq' | 'realMs'>[]) =>
  messages
    .map((message, index) => ({ seq: index + 1, realMs: (index + 1) * 10, ...message }) as RunMessage)
    .reduce(addMessage, EMPTY_RUN);

const started = (stepId: string) =>
  ({ type: 'journey', journeyId: 'j', event: { type: 'stepStarted', stepId, at: 0, replayed: false } }) as const;
const ended = (stepId: string, outcome: { ok: boolean; kind?: 'refused'; code?: string }) =>
  ({
    type: 'journey',
    journeyId: 'j',
    event: { type: 'stepEnded', stepId, at: 0, durationMs: 1, outcome, replayed: false },
  }) as const;
const exchange = { type: 'exchange', exchange: { journey: { stepId: 'goods' } } } as never;
const challenge = {
  type: 'challenge',
  challenge: { kind: 'visit', ref: 'r', prompt: 'Visit', show: {}, answerField: 'visited', actions: [] },
} as const;

test('a request spans from what came before it to its end', () => {
  const { rows } = after(started('goods'), exchange);
  expect(rows).toMatchObject([{ type: 'exchange', stepId: 'goods', startMs: 10, endMs: 20 }]);
});

test('steps run, end and fail', () => {
  const view = after(
    started('a'),
    ended('a', { ok: true }),
    started('b'),
    ended('b', { ok: false, kind: 'refused', code: 'X' }),
  );
  expect(view.steps).toEqual({ 'j a': 'done', 'j b': 'failed' });
  expect(view.rows).toMatchObject([{ type: 'failed', stepId: 'b', code: 'X', kind: 'refused' }]);
});

test('a question is open until it is answered', () => {
  expect(after(challenge)).toMatchObject({ status: 'asking', challenge: { ref: 'r' } });
  expect(after(challenge, { type: 'answered', ref: 'r' } as never)).toMatchObject({
    status: 'running',
    challenge: undefined,
  });
});

test.each([
  [
    { ok: true, data: { orderNo: '1' } },
    { status: 'done', data: { orderNo: '1' } },
  ],
  [{ ok: false, reason: 'paused', challenge: { kind: 'visit', ref: 'r' } }, { status: 'paused' }],
  [
    { ok: false, reason: 'failed', stepId: 'a', failure: { ok: false, kind: 'soldOut', code: 'S' } },
    { status: 'failed', failure: { code: 'S' } },
  ],
])('the end %j is shown', (result, view) => {
  expect(after({ type: 'end', result } as never)).toMatchObject(view);
});

test('a message that comes twice counts once', () => {
  const message = { seq: 1, realMs: 5, ...started('a') } as RunMessage;
  const once = addMessage(EMPTY_RUN, message);
  expect(addMessage(once, message)).toBe(once);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpErrorCode } from '../errors.ts';
import { decideRetry } from './decide-retry.ts';
import type { AttemptFacts, AttemptResult, RetryDecision } from './decide-retry.ts';
import { defaultRetryPolicy } from './retry-policy.ts';
import type { RetryPolicy } from './retry-policy.ts';
import type { RetryReason } from './retry-reason.ts';

const base: AttemptFacts = {
  attempt: 1,
  effect: 'read',
  result: { type: 'ok' },
  remainingMs: 60_000,
  random: 0.5,
  signed: true,
  resigned: false,
  synced: false,
  clockLearned: true,
};
type Failed = Extract<AttemptResult, { type: 'failure' }>;
const error = (code: HttpErrorCode, mayHaveHappened: boolean): AttemptResult => ({
  type: 'error',
  code,
  mayHaveHappened,
});
const failure = (parts: Partial<Failed>): AttemptResult => ({
  type: 'failure',
  kind: 'upstream',
  retry: 'ifSafe',
  status: 200,
  ...parts,
});

interface Row {
  readonly name: string;
  readonly facts: Partial<AttemptFacts>;
  readonly policy?: RetryPolicy | false;
  readonly expected: RetryReason;
}

const lost = error('HTTP_CONNECTION_LOST', true);
const refused = error('HTTP_CONNECT_FAILED', false);
const rows: Row[] = [
  { name: 'a success', facts: {}, expected: 'succeeded' },
  { name: 'anything with retries off', facts: { result: refused }, policy: false, expected: 'retry-off' },
  { name: 'a read whose answer was lost', facts: { result: lost }, expected: 'safe-to-repeat' },
  {
    name: 'an idempotent call whose answer was lost',
    facts: { effect: 'idempotent', result: lost },
    expected: 'safe-to-repeat',
  },
  {
    name: 'a write whose answer was lost',
    facts: { effect: 'write', result: lost },
    expected: 'write-may-have-happened',
  },
  { name: 'a write that never left', facts: { effect: 'write', result: refused }, expected: 'not-sent' },
  {
    name: 'a write without a connection in time',
    facts: { effect: 'write', result: error('HTTP_CONNECT_TIMEOUT', false) },
    expected: 'not-sent',
  },
  { name: 'a read that never left', facts: { result: refused }, expected: 'not-sent' },
  {
    name: 'a headers timeout of a read',
    facts: { result: error('HTTP_HEADERS_TIMEOUT', true) },
    expected: 'safe-to-repeat',
  },
  {
    name: 'a headers timeout of a write',
    facts: { effect: 'write', result: error('HTTP_HEADERS_TIMEOUT', true) },
    expected: 'write-may-have-happened',
  },
  {
    name: 'a body timeout of a read',
    facts: { result: error('HTTP_BODY_TIMEOUT', true) },
    expected: 'safe-to-repeat',
  },
  ...(
    [
      'HTTP_ABORTED',
      'HTTP_CLIENT_CLOSED',
      'HTTP_DEADLINE',
      'HTTP_PROTOCOL_ERROR',
      'HTTP_REDIRECT_REFUSED',
      'HTTP_REQUEST_INVALID',
      'HTTP_RESPONSE_TOO_LARGE',
      'HTTP_RESPONSE_UNREADABLE',
      'HTTP_TLS_FAILED',
      'HTTP_URL_TOO_LONG',
    ] as const
  ).map((code): Row => ({
    name: `a read ended by ${code}`,
    facts: { result: error(code, false) },
    expected: 'not-retryable',
  })),
  { name: 'an upstream failure of a read', facts: { result: failure({}) }, expected: 'safe-to-repeat' },
  {
    name: 'an upstream failure of a write',
    facts: { effect: 'write', result: failure({}) },
    expected: 'write-may-have-happened',
  },
  {
    name: 'an upstream failure of a write with the advice to wait',
    facts: { effect: 'write', result: failure({ retry: 'wait' }) },
    expected: 'write-may-have-happened',
  },
  {
    name: 'a write answered with HTTP 503 and the advice to wait',
    facts: { effect: 'write', result: failure({ kind: 'busy', retry: 'wait', status: 503 }) },
    expected: 'write-may-have-happened',
  },
  {
    name: 'a write with the advice ifSafe, whatever its kind',
    facts: { effect: 'write', result: failure({ kind: 'busy', retry: 'ifSafe' }) },
    expected: 'write-may-have-happened',
  },
  {
    name: 'a busy platform',
    facts: { result: failure({ kind: 'busy', retry: 'wait' }) },
    expected: 'server-asked-to-wait',
  },
  {
    name: 'a rate-limited write',
    facts: { effect: 'write', result: failure({ kind: 'rateLimited', retry: 'wait', status: 429 }) },
    expected: 'server-asked-to-wait',
  },
  {
    name: 'a business refusal',
    facts: { result: failure({ kind: 'refused', retry: 'no' }) },
    expected: 'not-retryable',
  },
  {
    name: 'a drifted answer',
    facts: { result: failure({ kind: 'drift', retry: 'no' }) },
    expected: 'not-retryable',
  },
  {
    name: 'a replayed nonce of a write',
    facts: { effect: 'write', result: failure({ kind: 'replay', retry: 'resign' }) },
    expected: 'resign',
  },
  {
    name: 'a second replayed nonce',
    facts: { resigned: true, result: failure({ kind: 'replay', retry: 'resign' }) },
    expected: 'already-resigned',
  },
  {
    name: 'a replayed nonce without a signer',
    facts: { signed: false, result: failure({ kind: 'replay', retry: 'resign' }) },
    expected: 'not-signed',
  },
  {
    name: 'a refused timestamp of a write',
    facts: { effect: 'write', result: failure({ kind: 'clockSkew', retry: 'syncClock' }) },
    expected: 'sync-clock',
  },
  {
    name: 'a second refused timestamp',
    facts: { synced: true, result: failure({ kind: 'clockSkew', retry: 'syncClock' }) },
    expected: 'already-synced',
  },
  {
    name: 'a refused timestamp without a Date to learn from',
    facts: { clockLearned: false, result: failure({ kind: 'clockSkew', retry: 'syncClock' }) },
    expected: 'clock-not-learned',
  },
  {
    name: 'a refused timestamp without a signer',
    facts: { signed: false, result: failure({ kind: 'clockSkew', retry: 'syncClock' }) },
    expected: 'not-signed',
  },
  { name: 'the last attempt', facts: { attempt: 3, result: lost }, expected: 'attempts-exhausted' },
  {
    name: 'a back-off beyond the deadline',
    facts: { result: lost, remainingMs: 99 },
    expected: 'deadline',
  },
  {
    name: 'a Retry-After beyond the deadline',
    facts: { result: failure({ kind: 'busy', retry: 'wait' }), retryAfterMs: 30_000, remainingMs: 20_000 },
    expected: 'deadline',
  },
  {
    name: 'a Retry-After beyond the policy',
    facts: { result: failure({ kind: 'busy', retry: 'wait' }), retryAfterMs: 61_000, remainingMs: Infinity },
    expected: 'retry-after-too-long',
  },
];

describe('the reason', () => {
  for (const { name, facts, policy, expected } of rows) {
    test(`${name}: ${expected}`, () => {
      expect(decideRetry({ ...base, ...facts }, policy ?? defaultRetryPolicy).reason).toBe(expected);
    });
  }
});

describe('the delay', () => {
  const delayOf = (facts: Partial<AttemptFacts>): number | undefined => {
    const decision = decideRetry({ ...base, ...facts }, { ...defaultRetryPolicy, maxAttempts: 99 });
    return decision.retry ? decision.delayMs : undefined;
  };

  test('doubles its bound with every attempt, up to the maximum', () => {
    const bounds = [1, 2, 3, 4, 5, 6, 40].map((attempt) => delayOf({ attempt, result: lost, random: 0.999_999 }));
    expect(bounds).toEqual([199, 399, 799, 1599, 3199, 4999, 4999]);
  });

  test('is jittered over the whole range', () => {
    expect([0, 0.25, 0.5].map((random) => delayOf({ result: lost, random }))).toEqual([0, 50, 100]);
  });

  test("is the server's own wait where it names one, the longer of header and body", () => {
    const busy = failure({ kind: 'busy', retry: 'wait' });
    const busyFor = failure({ kind: 'busy', retry: 'wait', retryAfterMs: 9_000 });
    expect(delayOf({ result: busy, retryAfterMs: 7_000 })).toBe(7_000);
    expect(delayOf({ result: busyFor })).toBe(9_000);
    expect(delayOf({ result: busyFor, retryAfterMs: 7_000 })).toBe(9_000);
    expect(delayOf({ result: busyFor, retryAfterMs: 11_000 })).toBe(11_000);
  });

  test('is nothing before signing anew, unless the server asks for a wait', () => {
    const replay = failure({ kind: 'replay', retry: 'resign' });
    expect(delayOf({ result: replay })).toBe(0);
    expect(delayOf({ result: replay, retryAfterMs: 1_000 })).toBe(1_000);
  });
});

const codes: HttpErrorCode[] = [
  'HTTP_ABORTED',
  'HTTP_BODY_TIMEOUT',
  'HTTP_CLIENT_CLOSED',
  'HTTP_CONNECTION_LOST',
  'HTTP_CONNECT_FAILED',
  'HTTP_CONNECT_TIMEOUT',
  'HTTP_DEADLINE',
  'HTTP_HEADERS_TIMEOUT',
  'HTTP_TLS_FAILED',
];
const results: fc.Arbitrary<AttemptResult> = fc.oneof(
  fc.constant<AttemptResult>({ type: 'ok' }),
  fc.record({ type: fc.constant('error' as const), code: fc.constantFrom(...codes), mayHaveHappened: fc.boolean() }),
  fc
    .record({
      kind: fc.constantFrom('upstream', 'busy', 'rateLimited', 'refused', 'replay', 'clockSkew', 'drift'),
      retry: fc.constantFrom('no', 'resign', 'syncClock', 'wait', 'ifSafe'),
      status: fc.constantFrom(200, 302, 400, 429, 500, 502, 503, 599),
    })
    .map((parts): AttemptResult => ({ type: 'failure', ...(parts as Pick<Failed, 'kind' | 'retry' | 'status'>) })),
);
const anyFacts: fc.Arbitrary<AttemptFacts> = fc.record({
  attempt: fc.integer({ min: 1, max: 12 }),
  effect: fc.constantFrom('read', 'idempotent', 'write'),
  result: results,
  retryAfterMs: fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: undefined }),
  remainingMs: fc.oneof(fc.integer({ min: -1_000, max: 120_000 }), fc.constant(Infinity)),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  signed: fc.boolean(),
  resigned: fc.boolean(),
  synced: fc.boolean(),
  clockLearned: fc.boolean(),
});
const anyPolicy: fc.Arbitrary<RetryPolicy> = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 10 }),
  baseDelayMs: fc.integer({ min: 0, max: 2_000 }),
  maxDelayMs: fc.integer({ min: 0, max: 60_000 }),
  maxRetryAfterMs: fc.integer({ min: 0, max: 600_000 }),
});
const property = (check: (facts: AttemptFacts, policy: RetryPolicy, decision: RetryDecision) => void): void => {
  fc.assert(
    fc.property(anyFacts, anyPolicy, (facts, policy) => {
      check(facts, policy, decideRetry(facts, policy));
    }),
    { numRuns: 2_000 },
  );
};

describe('for any facts', () => {
  test('a write that may have happened is never sent again', () => {
    property(({ effect, result }, _policy, { retry }) => {
      if (effect !== 'write' || !retry) return;
      expect(result.type).not.toBe('ok');
      if (result.type === 'error') expect(result.mayHaveHappened).toBe(false);
      if (result.type === 'failure') {
        expect(result.kind).not.toBe('upstream');
        expect(result.status).toBeLessThan(500);
        expect(['resign', 'syncClock', 'wait']).toContain(result.retry);
      }
    });
  });

  test('a delay fits the deadline and the policy, and is never shorter than the server asked', () => {
    property((facts, policy, decision) => {
      if (!decision.retry) return;
      expect(facts.attempt).toBeLessThan(policy.maxAttempts);
      expect(decision.delayMs).toBeGreaterThanOrEqual(facts.retryAfterMs ?? 0);
      expect(decision.delayMs).toBeLessThan(facts.remainingMs);
      expect(decision.delayMs).toBeLessThanOrEqual(
        facts.retryAfterMs === undefined ? policy.maxDelayMs : policy.maxRetryAfterMs,
      );
    });
  });

  test('signing anew happens at most once for each advice', () => {
    property((facts, _policy, decision) => {
      if (decision.reason === 'resign') expect(facts.resigned).toBe(false);
      if (decision.reason === 'sync-clock') expect(facts.synced).toBe(false);
    });
  });

  test('nothing is tried again with retries off', () => {
    fc.assert(fc.property(anyFacts, (facts) => !decideRetry(facts, false).retry));
  });
});

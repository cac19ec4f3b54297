import { ruleOf } from '../kinds/kind-rules.ts';
import type { Settlement } from '../outbox/outbox-store.ts';
import type { ReportFailure } from '../outbox/stored-report.ts';
import type { SendResult } from '../sender/report-sender.ts';
import { backOffMs } from './back-off.ts';
import type { BackOffPolicy } from './back-off.ts';
import type { PreparedReport } from './prepared-report.ts';

/** How failures are dealt with. */
export interface FailurePolicy {
  readonly backOff: BackOffPolicy;
  /** Waits after the receiver said that it is unavailable (5100). */
  readonly longBackOff: BackOffPolicy;
  /** Attempts after which a report that keeps failing is given to a person. Default `Infinity`: never by count alone. */
  readonly maxAttempts: number;
}

/** What follows from an answer. */
export interface Verdict {
  readonly settlements: readonly Settlement[];
  /** Most reports of the next request that carries one of these; absent without a suspicion. */
  readonly splitTo?: number;
  /** Given back unjudged. */
  readonly released: boolean;
}

/** What judging needs to know. */
export interface JudgeContext {
  readonly now: number;
  readonly random: () => number;
  readonly policy: FailurePolicy;
}

const RELEASED: Verdict = { settlements: [], released: true };

/** Decides what becomes of the reports of one request (wht93 §1.2). Pure. */
export function judgeResult(reports: readonly PreparedReport[], result: SendResult, context: JudgeContext): Verdict {
  const half = Math.floor(reports.length / 2);
  switch (result.result) {
    case 'accepted':
      return acknowledge(reports, result.data, context);
    case 'refused': {
      // one report of a batch may be to blame: halves find it, and the others are delivered
      if (half > 0) return { ...RELEASED, splitTo: half };
      const settlements = reports.map(({ report }) => dead(report.seq, result, context));
      return { settlements, released: false };
    }
    case 'failed': {
      const verdict = postpone(reports, result, context);
      return half > 0 && result.answered ? { ...verdict, splitTo: half } : verdict;
    }
    case 'unavailable':
      return postpone(reports, result, context);
    case 'unauthenticated':
    case 'aborted':
      return RELEASED;
  }
}

function acknowledge(reports: readonly PreparedReport[], data: unknown, context: JudgeContext): Verdict {
  const settlements: Settlement[] = [];
  for (const { report, payload } of reports) {
    const rule = ruleOf(report.kind);
    const codes = rule.issued === undefined ? [] : rule.issued(payload, data);
    if (codes === undefined) {
      const failure = { code: 'CODE_MISSING', message: 'the answer issues no code for something that was asked for' };
      return postpone(reports, { result: 'failed', ...failure, answered: true }, context);
    }
    const done = { seq: report.seq, end: 'done', at: context.now } as const;
    settlements.push(codes.length === 0 ? done : { ...done, codes });
  }
  return { settlements, released: false };
}

type Postponing = Extract<SendResult, { result: 'failed' | 'unavailable' }>;

function postpone(reports: readonly PreparedReport[], result: Postponing, context: JudgeContext): Verdict {
  const { now, random, policy } = context;
  const { code, message } = result;
  const waitMs = (attempts: number): number =>
    result.result === 'failed'
      ? backOffMs(policy.backOff, attempts, random)
      : (result.retryAfterMs ?? policy.longBackOff.baseMs) + backOffMs(policy.longBackOff, attempts, random);
  // reports that went together come back together
  const dueAt = now + waitMs(Math.min(...reports.map(({ report }) => report.attempts)) + 1);
  const settlements = reports.map(({ report: { seq, attempts } }): Settlement =>
    attempts + 1 >= policy.maxAttempts
      ? dead(seq, { code, message }, context)
      : { seq, end: 'retry', at: now, dueAt, failure: { code, message } },
  );
  return { settlements, released: false };
}

function dead(seq: number, { code, message }: ReportFailure, { now }: JudgeContext): Settlement {
  return { seq, end: 'dead', at: now, failure: { code, message } };
}

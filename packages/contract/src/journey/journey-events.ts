import type { Failure } from '../outcome.ts';
import type { OutcomeSummary } from './journal.ts';
import type { ChallengeSpec } from './journey-context.ts';
import type { Verdict } from './journey.ts';

/** What a running journey tells. `replayed` marks what was read from the journal instead of done. */
export type JourneyEvent =
  | { readonly type: 'stepStarted'; readonly stepId: string; readonly at: number; readonly replayed: boolean }
  | {
      readonly type: 'stepEnded';
      readonly stepId: string;
      readonly at: number;
      readonly durationMs: number;
      readonly outcome: OutcomeSummary;
      readonly replayed: boolean;
    }
  | { readonly type: 'settling'; readonly stepId: string; readonly reason: string; readonly at: number }
  | { readonly type: 'settled'; readonly stepId: string; readonly verdict: Verdict; readonly at: number }
  | { readonly type: 'waiting'; readonly waitMs: number; readonly reason: string; readonly at: number }
  | ChallengeEvent;

/** The journey pauses. Call `answer` before asking for the next event; otherwise the journey ends paused. */
export interface ChallengeEvent {
  readonly type: 'challenge';
  readonly challenge: ChallengeSpec;
  readonly at: number;
  /** Throws `JourneyError` `ANSWER_INVALID` when the answer does not fit the challenge's schema. */
  answer(value: unknown): void;
}

/** How a journey ended. A failed or paused journey resumes from its journal at the operation that stopped it. */
export type JourneyResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly reason: 'failed'; readonly stepId: string; readonly failure: Failure }
  | {
      readonly ok: false;
      readonly reason: 'paused';
      readonly challenge: { readonly kind: string; readonly ref: string };
    };

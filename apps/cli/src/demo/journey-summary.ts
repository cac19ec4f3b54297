import type { JourneyEvent } from '@boxwire/contract';

/** A run of a journey in two lines. */
export interface JourneySummary {
  readonly id: string;
  readonly name: string;
  /** What it ended with, in a few words. */
  readonly outcome: string;
  readonly durationMs: number;
  readonly steps: readonly { readonly stepId: string; readonly ok: boolean }[];
  /** Challenges the account holder answered. */
  readonly asked: readonly string[];
}

/** Sums up the events of a run. */
export function summaryOf(
  events: readonly JourneyEvent[],
  facts: Pick<JourneySummary, 'id' | 'name' | 'outcome' | 'durationMs'>,
): JourneySummary {
  return {
    ...facts,
    steps: events.flatMap((event) =>
      event.type === 'stepEnded' ? { stepId: event.stepId, ok: event.outcome.ok } : [],
    ),
    asked: events.flatMap((event) => (event.type === 'challenge' ? event.challenge.kind : [])),
  };
}

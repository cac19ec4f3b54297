import type { Exchange, JourneyEvent, JourneyResult } from '@boxwire/contract';
import type { ClockView, InvariantReport } from '@boxwire/sandbox';

/** A challenge as the page shows it. */
export interface ShownChallenge {
  readonly kind: string;
  readonly ref: string;
  readonly prompt: string;
  readonly show: Readonly<Record<string, unknown>>;
  readonly answerField: string;
  /** What the holder can do beside answering, such as `book`. */
  readonly actions: readonly ShownAction[];
}

/** An action of the account holder. */
export interface ShownAction {
  readonly name: string;
  readonly summary: string;
  /** Whether what it finds out is the answer. */
  readonly reveals: boolean;
}

/** A fault of a run that is switched on. */
export interface ShownFault {
  readonly id: string;
  readonly name: string;
  readonly hits: number;
}

/** A named reason why a call failed. */
export interface ShownCause {
  readonly cause: string;
  readonly message: string;
  /** Whether request and answer show it, or only allow it. */
  readonly certainty: 'shown' | 'possible';
}

/** What happens in a run. `realMs` is the time since it began, on the computer's clock. */
export type RunMessage = { readonly seq: number; readonly realMs: number } & (
  | {
      readonly type: 'journey';
      readonly journeyId: string;
      readonly event: Exclude<JourneyEvent, { readonly type: 'challenge' }>;
    }
  | { readonly type: 'challenge'; readonly challenge: ShownChallenge }
  | { readonly type: 'answered'; readonly ref: string }
  | { readonly type: 'acted'; readonly ref: string; readonly action: string }
  | { readonly type: 'exchange'; readonly exchange: Exchange }
  | { readonly type: 'world'; readonly clock: ClockView; readonly invariants: readonly InvariantReport[] }
  | { readonly type: 'faults'; readonly faults: readonly ShownFault[] }
  | { readonly type: 'explained'; readonly causes: readonly ShownCause[] }
  | { readonly type: 'end'; readonly result: JourneyResult<unknown> }
);

/** One journey of a scenario. */
export interface ListedLeg {
  readonly journeyId: string;
  readonly steps: Readonly<Record<string, { readonly endpointId: string; readonly summary?: string }>>;
}

/** A scenario as the page lists it. */
export interface ListedScenario {
  readonly id: string;
  readonly platformId: string;
  readonly platformTitle: string;
  readonly summary: string;
  /** The journeys it runs, one after the other, with the same client. */
  readonly legs: readonly ListedLeg[];
  readonly faults: readonly { readonly name: string; readonly what: string }[];
}

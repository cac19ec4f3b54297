import type { Exchange, Failure, JourneyResult } from '@boxwire/contract';
import type { ClockView, InvariantReport } from '@boxwire/sandbox';
import type { RunMessage, ShownCause, ShownChallenge, ShownFault } from '../../../shared/run-messages.ts';

/** A line of the timeline. Times are milliseconds since the run began. */
export type TimelineRow =
  | {
      readonly type: 'exchange';
      readonly seq: number;
      readonly stepId: string | undefined;
      readonly startMs: number;
      readonly endMs: number;
      readonly exchange: Exchange;
    }
  | {
      readonly type: 'failed';
      readonly seq: number;
      readonly stepId: string;
      readonly kind: string;
      readonly code: string;
    }
  | { readonly type: 'waiting'; readonly seq: number; readonly waitMs: number; readonly reason: string }
  | { readonly type: 'settling'; readonly seq: number; readonly stepId: string; readonly reason: string }
  | { readonly type: 'settled'; readonly seq: number; readonly stepId: string; readonly verdict: string }
  | { readonly type: 'challenge'; readonly seq: number; readonly kind: string; readonly prompt: string }
  | { readonly type: 'answered'; readonly seq: number }
  | { readonly type: 'acted'; readonly seq: number; readonly action: string }
  | { readonly type: 'explained'; readonly seq: number; readonly causes: readonly ShownCause[] };

/** How a run stands. */
export type RunStatus = 'running' | 'asking' | 'done' | 'failed' | 'paused';

/** Everything the page shows of a run; made from its messages alone. */
export interface RunView {
  readonly rows: readonly TimelineRow[];
  readonly status: RunStatus;
  /** By `stepKey`. */
  readonly steps: Readonly<Record<string, 'running' | 'done' | 'failed'>>;
  readonly challenge: ShownChallenge | undefined;
  readonly clock: ClockView | undefined;
  readonly invariants: readonly InvariantReport[];
  readonly faults: readonly ShownFault[];
  readonly data: unknown;
  readonly failure: Failure | undefined;
  /** Why it failed, where that is known. */
  readonly causes: readonly ShownCause[];
  readonly lastMs: number;
  readonly lastSeq: number;
}

/** Names a step of one of the run's journeys. */
export function stepKey(journeyId: string, stepId: string): string {
  return `${journeyId} ${stepId}`;
}

/** Before the first message. */
export const EMPTY_RUN: RunView = {
  rows: [],
  status: 'running',
  steps: {},
  challenge: undefined,
  clock: undefined,
  invariants: [],
  faults: [],
  data: undefined,
  failure: undefined,
  causes: [],
  lastMs: 0,
  lastSeq: 0,
};

/** The view after one more message; a message that was seen already changes nothing. */
export function addMessage(view: RunView, message: RunMessage): RunView {
  if (message.seq <= view.lastSeq) return view;
  return { ...view, ...changeOf(view, message), lastSeq: message.seq };
}

function changeOf(view: RunView, message: RunMessage): Partial<RunView> {
  const { seq, realMs } = message;
  const add = (row: TimelineRow): Partial<RunView> => ({ rows: [...view.rows, row], lastMs: realMs });
  switch (message.type) {
    case 'journey':
      return ofJourney(view, message);
    case 'exchange': {
      const { exchange } = message;
      return add({
        type: 'exchange',
        seq,
        stepId: exchange.journey?.stepId,
        startMs: view.lastMs,
        endMs: realMs,
        exchange,
      });
    }
    case 'challenge': {
      const { kind, prompt } = message.challenge;
      return { ...add({ type: 'challenge', seq, kind, prompt }), challenge: message.challenge, status: 'asking' };
    }
    case 'answered':
      return { ...add({ type: 'answered', seq }), challenge: undefined, status: 'running' };
    case 'acted':
      return add({ type: 'acted', seq, action: message.action });
    case 'world':
      return { clock: message.clock, invariants: message.invariants };
    case 'faults':
      return { faults: message.faults };
    case 'explained':
      return { ...add({ type: 'explained', seq, causes: message.causes }), causes: message.causes };
    case 'end':
      return { challenge: undefined, ...ofResult(message.result) };
  }
}

function ofJourney(
  view: RunView,
  { seq, realMs, journeyId, event }: Extract<RunMessage, { readonly type: 'journey' }>,
): Partial<RunView> {
  const add = (row: TimelineRow): Partial<RunView> => ({ rows: [...view.rows, row], lastMs: realMs });
  switch (event.type) {
    case 'stepStarted':
      return { steps: { ...view.steps, [stepKey(journeyId, event.stepId)]: 'running' }, lastMs: realMs };
    case 'stepEnded': {
      const { ok, kind = '', code = '' } = event.outcome;
      const steps = { ...view.steps, [stepKey(journeyId, event.stepId)]: ok ? ('done' as const) : ('failed' as const) };
      if (ok) return { steps, lastMs: realMs };
      return { ...add({ type: 'failed', seq, stepId: event.stepId, kind, code }), steps };
    }
    case 'settling':
      return add({ type: 'settling', seq, stepId: event.stepId, reason: event.reason });
    case 'settled':
      return add({ type: 'settled', seq, stepId: event.stepId, verdict: event.verdict });
    case 'waiting':
      return add({ type: 'waiting', seq, waitMs: event.waitMs, reason: event.reason });
  }
}

function ofResult(result: JourneyResult<unknown>): Partial<RunView> {
  if (result.ok) return { status: 'done', data: result.data };
  if (result.reason === 'paused') return { status: 'paused' };
  return { status: 'failed', failure: result.failure };
}

import type { Clock } from '../clock.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { ReportSender } from '../sender/report-sender.ts';
import type { CircuitPolicy } from './circuit.ts';
import type { EventStream } from './event-stream.ts';
import type { FailurePolicy } from './judge-result.ts';

/** What delivery works with. */
export interface DeliveryOptions {
  readonly store: OutboxStore;
  readonly sender: ReportSender;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Requests at a time. */
  readonly concurrency: number;
  readonly failures: FailurePolicy;
  readonly circuit: CircuitPolicy;
  readonly events: EventStream;
}

/** How delivery is going. */
export interface DeliveryStatus {
  readonly state: 'stopped' | 'running' | 'stopping';
  readonly circuit: 'closed' | 'open' | 'halfOpen';
  /** When an open circuit lets a request through to find out; absent while closed. */
  readonly circuitOpenUntil?: number;
  /** Requests under way. */
  readonly inFlight: number;
  /** Reports held in memory for the next requests. */
  readonly buffered: number;
  /** Reports delivered during the last minute. */
  readonly deliveredLastMinute: number;
}

/** How `stop` goes about it. */
export interface StopOptions {
  /**
   * Whether everything that can still be delivered is delivered first. Ends at once when the receiver refuses `appId` or
   * `secret`: nothing can be delivered then. Default false.
   */
  readonly drain?: boolean | undefined;
  /**
   * On the reporter's clock. After this draining ends, and requests under way are given up; their reports stay and are sent
   * again. Default 30_000, with `drain` 60_000.
   */
  readonly timeoutMs?: number | undefined;
}

/**
 * Why delivery stopped. `stopped`: it was asked to, or was stopped already · `drained`: nothing is left that could be
 * delivered · `timedOut`: `timeoutMs` passed first · `unauthenticated`: the receiver refuses `appId` or `secret` with `code`.
 */
export type StopEnd =
  | { readonly reason: 'drained' | 'stopped' | 'timedOut' }
  | { readonly reason: 'unauthenticated'; readonly code: string };

import type { ReportKind } from '@boxwire/report-client';
import { WebError } from '../http/web-error.ts';

/** Reports of a sample, by kind, in the order in which they come about. */
export type SeasonReports = ReadonlyMap<ReportKind, readonly object[]>;

interface Batch {
  readonly kind: ReportKind;
  readonly reports: readonly object[];
}

const BATCH = 50;
const PAUSE_MS = 40;

/**
 * Hands a season to the reporter bit by bit, as a busy box office does. What was not acknowledged when the worker died is
 * handed over again: every report has its business id, so that twice is once.
 */
export class SeasonFeed {
  readonly #accept: (kind: ReportKind, reports: readonly object[]) => Promise<void>;
  readonly #waiting: Batch[] = [];
  #isRunning = false;
  #isStopped = false;
  total = 0;
  accepted = 0;
  /** Why the reporter would not take a batch. */
  problem: string | undefined;

  constructor(accept: (kind: ReportKind, reports: readonly object[]) => Promise<void>) {
    this.#accept = accept;
  }

  add(season: SeasonReports): void {
    for (const [kind, reports] of season) {
      this.total += reports.length;
      for (let start = 0; start < reports.length; start += BATCH) {
        this.#waiting.push({ kind, reports: reports.slice(start, start + BATCH) });
      }
    }
    this.resume();
  }

  /** Goes on where the worker stopped taking reports. */
  resume(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#run().finally(() => {
      this.#isRunning = false;
    });
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #run(): Promise<void> {
    for (;;) {
      const batch = this.#waiting[0];
      if (batch === undefined || this.#isStopped) return;
      try {
        await this.#accept(batch.kind, batch.reports);
      } catch (error) {
        // a worker that is gone is no problem: `resume` is called when the next one is ready
        if (!(error instanceof WebError) || error.code !== 'WORKER_LOST') this.problem = problemText(error);
        return;
      }
      this.#waiting.shift();
      this.accepted += batch.reports.length;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function problemText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

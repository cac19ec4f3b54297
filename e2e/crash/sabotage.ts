import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimedReport, OutboxStore, ReportDraft } from '@boxwire/report-client';
import type { Kill } from './kill.ts';
import { wrapStore } from './wrap-store.ts';

/** Ways to break an outbox on purpose: each must turn the proof red. */
export const SABOTAGES = {
  'ack-before-commit': 'acknowledges a report before it is committed',
  'no-lanes': 'gives every report a lane of its own',
  'no-stable-ids': 'sends a check another time under another id',
} as const;

/** Name of one. */
export type Sabotage = keyof typeof SABOTAGES;

const COMMIT_DELAY_MS = 4;
const LONGER_THAN_A_LIFE_MS = 60_000;

/** The process that a sabotaged outbox is in. */
export interface SabotagedLife {
  /** Another number in every process. */
  readonly seed: number;
  readonly kill: Kill | undefined;
}

/** An outbox that breaks its promise as told. */
export function sabotaged(store: OutboxStore, sabotage: Sabotage | undefined, life: SabotagedLife): OutboxStore {
  switch (sabotage) {
    case undefined:
      return store;
    case 'ack-before-commit':
      return isDoomed(life.kill) ? hollow(store) : hasty(store);
    case 'no-lanes':
      return wrapStore(store, { accept: (drafts, at) => store.accept(drafts.map(withoutLane), at) });
    case 'no-stable-ids':
      return wrapStore(store, {
        claim: async (options) => {
          const { reports, damaged } = await store.claim(options);
          return { reports: reports.map((report) => withNewId(report, life.seed)), damaged };
        },
      });
  }
}

/** Whether the parent kills this process, whatever it sends. */
function isDoomed(kill: Kill | undefined): boolean {
  return kill !== undefined && 'after' in kill && kill.after !== 'requests';
}

/** Its commit comes after the kill, however late the kill is: what it acknowledged is lost for certain. */
function hollow(store: OutboxStore): OutboxStore {
  return wrapStore(store, {
    accept: () => Promise.resolve([]),
    status: async () => {
      // a timer, or the process would end by itself
      await sleep(LONGER_THAN_A_LIFE_MS);
      return store.status();
    },
  });
}

/** Commits everything in the end, a little after it said so: without a crash nobody notices. */
function hasty(store: OutboxStore): OutboxStore {
  let committing: Promise<unknown> = Promise.resolve();
  return wrapStore(store, {
    accept: (drafts, at) => {
      committing = committing.then(() => sleep(COMMIT_DELAY_MS)).then(() => store.accept(drafts, at));
      return Promise.resolve([]);
    },
    status: async () => {
      await committing;
      return store.status();
    },
  });
}

function withoutLane({ laneOfTicket: _, ...draft }: ReportDraft): ReportDraft {
  return { ...draft, lane: `${draft.lane} ${Math.random()}` };
}

/** A check is known by its time. */
function withNewId(report: ClaimedReport, life: number): ClaimedReport {
  if (report.kind !== 'check') return report;
  const second = String(life % 60).padStart(2, '0');
  return { ...report, payload: report.payload.replace(/("checkingTime":"[^"]*:)\d\d"/, `$1${second}"`) };
}

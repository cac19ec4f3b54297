import { HISTORY_LENGTH } from './stored-report.ts';
import type { HistoryEntry } from './stored-report.ts';

/** The history with one more entry; the oldest go, as a receiver may be down for days. */
export function addHistory(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  return [...history, entry].slice(-HISTORY_LENGTH);
}

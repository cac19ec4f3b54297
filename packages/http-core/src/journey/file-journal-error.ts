/**
 * Codes of `FileJournalError`: `JOURNAL_LOCKED` another writer holds it · `JOURNAL_LOCK_LOST` the lock file went away or
 * is another's · `JOURNAL_CORRUPT` a whole line is no entry · `JOURNAL_WRITE_FAILED` an entry is not on disk ·
 * `JOURNAL_CLOSED`.
 */
export type FileJournalErrorCode =
  'JOURNAL_CLOSED' | 'JOURNAL_CORRUPT' | 'JOURNAL_LOCKED' | 'JOURNAL_LOCK_LOST' | 'JOURNAL_WRITE_FAILED';

/** A journal file that cannot be used as it is. Never holds an entry. */
export class FileJournalError extends Error {
  override readonly name = 'FileJournalError';
  readonly code: FileJournalErrorCode;

  constructor(code: FileJournalErrorCode, problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.code = code;
  }
}

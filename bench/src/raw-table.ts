import type { ReportDraft } from '@boxwire/report-client';
import { DatabaseSync } from 'node:sqlite';

/** A table of reports without an outbox around it: each insert is a commit that waits for the disk. */
export interface RawTable extends Disposable {
  insert(draft: ReportDraft): void;
}

const NO_INDEX = [
  `CREATE TABLE reports (
    seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, business_id TEXT NOT NULL, lane TEXT NOT NULL, state TEXT NOT NULL,
    head INTEGER NOT NULL, gates INTEGER NOT NULL, barriers INTEGER NOT NULL, due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL, accepted_at INTEGER NOT NULL, open INTEGER NOT NULL, checksum INTEGER NOT NULL,
    payload TEXT NOT NULL
  ) STRICT`,
];

/** With the table and indexes of the outbox at `like`; without it, the columns alone. */
export function openRawTable(path: string, like?: string): RawTable {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  for (const statement of like === undefined ? NO_INDEX : statementsOf(like)) database.exec(statement);
  const insert = database.prepare(
    `INSERT INTO reports (kind, business_id, lane, state, head, gates, barriers, due_at, attempts, accepted_at, open,
       checksum, payload)
     VALUES (?, ?, ?, 'pending', 1, 0, 0, 0, 0, ?, 1, 1234567890, ?)`,
  );
  return {
    insert: ({ kind, businessId, lane, payload }) => {
      insert.run(kind, businessId, lane, Date.now(), payload);
    },
    [Symbol.dispose]: () => {
      database.close();
    },
  };
}

function statementsOf(path: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare("SELECT sql FROM sqlite_master WHERE tbl_name = 'reports' AND sql IS NOT NULL").all();
  database.close();
  return rows.map(({ sql }) => String(sql));
}

/** Version of the tables below; a newer one is refused. */
export const SCHEMA_VERSION = 1;

/** Marks the file as an outbox (`PRAGMA application_id`): "BXWO". */
export const APPLICATION_ID = 0x42_58_57_4f;

/** Reports that may be sent now: the columns are kept up to date on every transition, so one index finds them. */
export const READY = "state = 'pending' AND head = 1 AND gates = 0 AND barriers = 0";

/** Reports that are neither delivered nor given up; not those that are only noted. */
export const OPEN = 'open = 1';

/**
 * The state of a report that is durable while its place among the others is not worked out yet. Nobody sees it: whoever looks
 * places first.
 */
export const NOTED = 'noted';

/** The statements that make an empty outbox. */
export function createTables(): string {
  return `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE reports (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  business_id TEXT NOT NULL,
  lane TEXT NOT NULL,
  state TEXT NOT NULL,
  head INTEGER NOT NULL,
  gates INTEGER NOT NULL,
  barriers INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL,
  open INTEGER NOT NULL,
  finished_at INTEGER,
  merged_into INTEGER,
  needs TEXT,
  holds TEXT,
  waits_for TEXT,
  reason TEXT,
  last_error TEXT,
  history TEXT,
  checksum INTEGER NOT NULL,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX reports_ready ON reports (due_at, seq, state, head, gates, barriers) WHERE ${READY};
CREATE INDEX reports_lane ON reports (lane, seq, open) WHERE ${OPEN};
CREATE INDEX reports_open ON reports (seq, accepted_at, kind, open) WHERE ${OPEN};
CREATE INDEX reports_dead ON reports (seq) WHERE state = 'dead';
CREATE INDEX reports_business ON reports (business_id) WHERE state <> '${NOTED}';
CREATE TABLE report_gates (ref TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (ref, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE report_waits (session_id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (session_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE codes (ref TEXT PRIMARY KEY, code TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ticket_orders (ticket_id TEXT PRIMARY KEY, order_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
}

/** Version of the tables below; a newer one is refused. */
export const SCHEMA_VERSION = 1;

/** Reports that may be sent now. */
export const READY = "state = 'pending' AND head AND gates = 0 AND barriers = 0";

/** Reports that are neither delivered nor given up. */
export const OPEN = 'finished_at IS NULL';

const NAME = /^[a-z_][a-z0-9_]{0,48}$/;

/** The schema's name, checked: it is written into statements. */
export function schemaName(name: string): string {
  if (!NAME.test(name)) throw new TypeError('schema: expected lower-case letters, digits and _, at most 49 characters');
  return name;
}

/**
 * The statements that make the tables of an outbox, for whoever creates them by hand. `postgresOutbox` runs them itself when
 * they are missing and its role may.
 */
export function postgresSchema(schema = 'boxwire_outbox'): string {
  const s = schemaName(schema);
  return `
CREATE SCHEMA IF NOT EXISTS ${s};
CREATE TABLE IF NOT EXISTS ${s}.meta (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE IF NOT EXISTS ${s}.inbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  accepted_at bigint NOT NULL,
  draft text NOT NULL
);
CREATE TABLE IF NOT EXISTS ${s}.reports (
  seq bigint PRIMARY KEY,
  kind text NOT NULL,
  business_id text NOT NULL,
  lane text NOT NULL,
  state text NOT NULL,
  head boolean NOT NULL,
  gates integer NOT NULL,
  barriers integer NOT NULL,
  due_at bigint NOT NULL,
  attempts integer NOT NULL,
  accepted_at bigint NOT NULL,
  finished_at bigint,
  merged_into bigint,
  needs text,
  holds text,
  waits_for text,
  reason text,
  last_error text,
  history text,
  checksum bigint NOT NULL,
  payload text NOT NULL
);
CREATE INDEX IF NOT EXISTS reports_ready ON ${s}.reports (due_at, seq) WHERE ${READY};
CREATE INDEX IF NOT EXISTS reports_lane ON ${s}.reports (lane, seq) WHERE ${OPEN};
CREATE INDEX IF NOT EXISTS reports_open ON ${s}.reports (seq, accepted_at, kind) WHERE ${OPEN};
CREATE INDEX IF NOT EXISTS reports_dead ON ${s}.reports (seq) WHERE state = 'dead';
CREATE INDEX IF NOT EXISTS reports_business ON ${s}.reports (business_id);
CREATE TABLE IF NOT EXISTS ${s}.report_gates (ref text, seq bigint, PRIMARY KEY (ref, seq));
CREATE TABLE IF NOT EXISTS ${s}.report_holds (session_id text, seq bigint, PRIMARY KEY (session_id, seq));
CREATE TABLE IF NOT EXISTS ${s}.report_waits (session_id text, seq bigint, PRIMARY KEY (session_id, seq));
CREATE TABLE IF NOT EXISTS ${s}.codes (ref text PRIMARY KEY, code text NOT NULL);
CREATE TABLE IF NOT EXISTS ${s}.opening_refs (ref text PRIMARY KEY);
CREATE TABLE IF NOT EXISTS ${s}.ticket_orders (ticket_id text PRIMARY KEY, order_id text NOT NULL);
CREATE TABLE IF NOT EXISTS ${s}.counters (name text PRIMARY KEY, value bigint NOT NULL);
INSERT INTO ${s}.meta (name, value) VALUES ('schema_version', '${SCHEMA_VERSION}') ON CONFLICT DO NOTHING;
INSERT INTO ${s}.counters (name, value) VALUES ('firstSeq', 1), ('lastSeq', 0) ON CONFLICT DO NOTHING;
`;
}

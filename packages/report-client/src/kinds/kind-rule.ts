import type { CodeRef, IssuedCode } from '../outbox/code-ref.ts';
import type { ReportPlace } from '../outbox/report-draft.ts';

/** A body in wire spelling, as parsed JSON. */
export type WireBody = Readonly<Record<string, unknown>>;

/** Looks up a code that a gate has made sure of. */
export type CodeLookup = (ref: CodeRef) => string;

/** What is particular to one kind of report. */
export interface KindRule<Payload> {
  /** The codes it names. */
  needs(payload: Payload): readonly CodeRef[];
  /** Lane, gates and barriers, from the stored payload alone: a salvaged report finds its place again. */
  place(payload: Payload): Omit<ReportPlace, 'needs'>;
  /** The body of one request that carries these reports, without the token. */
  body(payloads: readonly [Payload, ...Payload[]], codeOf: CodeLookup): WireBody;
  /** Reports of one key may share a request, as far as `weight` goes. Absent: one report, one request. */
  readonly batch?: BatchRule<Payload>;
  /** What a successful answer issues codes for. */
  issues?(payload: Payload): readonly CodeRef[];
  /** The codes that a successful answer issues; `undefined` when it lacks one that was asked for. */
  issued?(payload: Payload, data: unknown): readonly IssuedCode[] | undefined;
  /** What the receiver keeps of this report, for `reconcile`. */
  records(payload: Payload): readonly ReportedRecord[];
}

/** One thing the receiver keeps under an id: a session, a price tier, a ticket, an order line, a refund line, a check. */
export interface ReportedRecord {
  readonly id: string;
  readonly sessionId?: string;
}

/** How reports share a request. */
export interface BatchRule<Payload> {
  /** `lane`: what follows in the lane. `heads`: heads of other lanes. */
  readonly from: 'lane' | 'heads';
  key(payload: Payload): string;
  /** Items of the request's list that this report takes up. */
  weight(payload: Payload): number;
  /** Ids that must not stand twice in one request: the later one would not be a later one any more. */
  distinct(payload: Payload): readonly string[];
  readonly most: number;
}

/** References without repetition, in order of appearance. */
export function distinctRefs(refs: readonly CodeRef[]): readonly CodeRef[] {
  return refs.length < 2 ? refs : [...new Set(refs)];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

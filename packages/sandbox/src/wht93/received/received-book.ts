import { REQUEST_TABLES, type Wht93EndpointId } from '@boxwire/schemas-wht93';
import type { Refusal } from '../answers/refusal.ts';
import { KindCounter, type KindCounters, type RecordOutcome } from './kind-counts.ts';
import type { OrderBreak } from './order-break.ts';
import { Tally } from './tally.ts';

/** What one accepted request brought; counted when it took effect. */
export interface Effects {
  /** Outcome of every record, with its business id. */
  readonly records: { readonly outcome: RecordOutcome; readonly id: string }[];
  /** Soft rules the request broke: rule name, and what broke it. */
  readonly warnings: { readonly rule: string; readonly at: string }[];
  /** Order breaks of an accepted request. */
  readonly breaks: { readonly name: OrderBreak; readonly id: string }[];
}

/** Counts everything the sandbox receives. */
export class ReceivedBook {
  readonly kinds: KindCounters;
  readonly duplicates: Tally;
  readonly changed: Tally;
  readonly refusals: Tally;
  readonly warnings: Tally;
  readonly breaks: Tally<OrderBreak>;

  constructor(examples: number) {
    const ids = Object.keys(REQUEST_TABLES) as Wht93EndpointId[];
    this.kinds = Object.fromEntries(ids.map((id) => [id, new KindCounter()])) as KindCounters;
    this.duplicates = new Tally(examples);
    this.changed = new Tally(examples);
    this.refusals = new Tally(examples);
    this.warnings = new Tally(examples);
    this.breaks = new Tally(examples);
  }

  arrived(kind: Wht93EndpointId): void {
    this.kinds[kind].requests += 1;
  }

  accepted(kind: Wht93EndpointId, { records, warnings, breaks }: Effects): void {
    let onlyDuplicates = records.length > 0;
    for (const { outcome, id } of records) {
      this.kinds[kind].count(outcome);
      if (outcome !== 'duplicate') onlyDuplicates = false;
      if (outcome !== 'new') this[outcome === 'duplicate' ? 'duplicates' : 'changed'].add(kind, id);
    }
    this.kinds[kind].accept(onlyDuplicates);
    for (const { rule, at } of warnings) this.warnings.add(rule, `${kind} ${at}`);
    for (const { name, id } of breaks) this.breaks.add(name, `${kind} ${id}`);
  }

  refused(kind: Wht93EndpointId, refusal: Refusal): void {
    const { code, rule, pointer = '', orderBreak } = refusal;
    this.kinds[kind].refuse(code);
    this.refusals.add(`${code} ${rule}`, `${kind} ${pointer}`);
    if (orderBreak !== undefined) this.breaks.add(orderBreak, `${kind} ${pointer}`);
  }
}

import type { Sensitivity } from '@boxwire/contract';
import type { Confidence } from '../confidence.ts';
import type { EnumName } from '../enums/enum-values.ts';
import type { LimitName } from '../limits.ts';

/** Type of a field as printed. `JSON` is a list of objects, or the map of A.17. */
export type WireType = 'String' | 'Text' | 'byte' | 'int' | 'long' | 'DateTime' | 'JSON' | 'boolean';

/** What a length counts: UTF-8 bytes for ids and codes, code points for human text, digits for integers (U-19, U-20). */
export type LengthUnit = 'bytes' | 'characters' | 'digits';

/** A rule beyond type and length. The codes are digits of a fixed length (wht93 §3). */
export type FieldFormat =
  | 'fen'
  | 'hallCode'
  | 'hallOrVenueCode'
  | 'optionalTypeId'
  | 'regionId'
  | 'sessionCode'
  | 'sessionCodeMap'
  | 'venueCode';

/** The 必填 column: `Y` 是 always, `N` 否 never, `C` under the field's `when`. */
export type Requirement = 'Y' | 'N' | 'C';

/**
 * When a `C` field must be there, judged on its siblings. An empty text counts as absent. `together`: all of these or none.
 * `callerKnows`: no field of the request tells.
 */
export type Condition =
  | { readonly kind: 'equals'; readonly field: string; readonly value: number }
  | { readonly kind: 'absent'; readonly field: string }
  | { readonly kind: 'present'; readonly field: string }
  | { readonly kind: 'together'; readonly fields: readonly string[] }
  | { readonly kind: 'callerKnows' };

/** One row of a printed table. */
export interface FieldSpec {
  /** Printed number; the rows of a nested list share one. */
  readonly row: number;
  readonly type: WireType;
  /** Printed length; absent where none is printed. `unit` says what it counts. */
  readonly length?: number;
  readonly unit?: LengthUnit;
  readonly format?: FieldFormat;
  /** Format in the lenient profile, where it differs. */
  readonly lenientFormat?: FieldFormat;
  /** As printed. For answers, which print none: what a reader cannot do without. */
  readonly required: Requirement;
  /** Requirement in a profile, where §6 decides otherwise than printed. */
  readonly strict?: Requirement;
  readonly lenient?: Requirement;
  readonly when?: Condition;
  /** `when` in the lenient profile, where it differs. */
  readonly lenientWhen?: Condition;
  readonly enumeration?: EnumName;
  readonly minimum?: number;
  /** The batch limit that caps this list, or this number. */
  readonly limit?: LimitName;
  /** The fields of a list's rows. */
  readonly items?: Fields;
  readonly chinese: string;
  readonly english: string;
  readonly confidence: Confidence;
  /** What of the row is doubted, where `confidence` does not say it all. */
  readonly doubt?: string;
  readonly sensitivity?: Sensitivity;
}

/** Rows by wire name, in printed order. */
export type Fields = Readonly<Record<string, FieldSpec>>;

/** `field` must hold `value` where `when` holds; a rule a single row cannot say. */
export interface TableRule {
  readonly field: string;
  readonly value: number;
  readonly when: Condition;
  readonly reason: string;
}

/** A printed table. */
export interface TableSpec<Rows extends Fields = Fields> {
  /** `A.31`. */
  readonly id: string;
  /** Clause of the annex, `A.3.3.6`. */
  readonly clause: string;
  readonly endpointId: string;
  readonly direction: 'request' | 'answer';
  /** Where the fields stand: the request's body or query, or the answer's `data` (`rows` of it, or the value itself). */
  readonly part: 'body' | 'query' | 'data' | 'dataRows' | 'dataValue';
  readonly title: string;
  readonly fields: Rows;
  readonly rules?: readonly TableRule[];
}

/** Declares a table, its literal types kept. */
export function table<const Spec extends TableSpec>(spec: Spec): Spec {
  return spec;
}

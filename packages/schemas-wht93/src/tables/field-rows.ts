import { DIGIT_CODES } from '../coding-rules/digit-codes.ts';
import { ENUM_VALUES } from '../enums/enum-values.ts';
import { BATCH_LIMITS } from '../limits.ts';
import { PROFILES, type Profile } from '../profile.ts';
import { WHT93_TABLES, type TableId, type Wht93EndpointId } from './all-tables.ts';
import type { Condition, FieldFormat, FieldSpec, Requirement, TableSpec } from './field-spec.ts';
import { numberRange } from './number-range.ts';

/**
 * One field of one table with everything a reader needs to check it alone: no schema is behind it, so a receiver that
 * validates by these rows shares the contract, not the client's code.
 */
export interface FieldRow extends Omit<FieldSpec, 'items' | 'lenient' | 'lenientFormat' | 'lenientWhen' | 'strict'> {
  readonly table: TableId;
  readonly clause: string;
  readonly endpointId: Wht93EndpointId;
  readonly direction: TableSpec['direction'];
  readonly part: TableSpec['part'];
  /** Wire name. */
  readonly name: string;
  /** JSON pointer inside the part; `*` stands for every row of a list: `/ticketOrderList/*\/ticketId`. */
  readonly pointer: string;
  /** `totalAmount (A.31 row 7)`, as every message begins. */
  readonly label: string;
  readonly requirement: Readonly<Record<Profile, Requirement>>;
  readonly condition: Readonly<Record<Profile, Condition | undefined>>;
  readonly formats: Readonly<Record<Profile, FieldFormat | undefined>>;
  /** What the text must match, by profile; only for codes. */
  readonly pattern: Readonly<Record<Profile, RegExp | undefined>>;
  /** Bounds of a number, both included. */
  readonly range: { readonly minimum: number; readonly maximum: number } | undefined;
  readonly values: readonly number[] | undefined;
  /** Most rows of a list, by profile. */
  readonly maxItems: Readonly<Record<Profile, number | undefined>>;
  /** Whether anything of the row is below 90 % sure. */
  readonly unconfirmed: boolean;
}

/** Every field of every table, nested rows after their list (wht93 §2). */
export const FIELD_ROWS: readonly FieldRow[] = Object.values(WHT93_TABLES).flatMap((spec: TableSpec) =>
  rowsOf(spec, spec.fields, ''),
);

/** The rows of one table, in printed order. */
export function fieldTable(id: TableId): readonly FieldRow[] {
  return FIELD_ROWS.filter((row) => row.table === id);
}

function rowsOf(spec: TableSpec, fields: TableSpec['fields'], prefix: string): FieldRow[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const pointer = `${prefix}/${name}`;
    return [rowOf(spec, field, { name, pointer }), ...rowsOf(spec, field.items ?? {}, `${pointer}/*`)];
  });
}

function rowOf(
  spec: TableSpec,
  field: FieldSpec,
  place: { readonly name: string; readonly pointer: string },
): FieldRow {
  const { items: _items, strict, lenient, lenientFormat, lenientWhen, ...printed } = field;
  const formats = { strict: field.format, lenient: lenientFormat ?? field.format };
  return {
    ...printed,
    ...place,
    table: spec.id as TableId,
    clause: spec.clause,
    endpointId: spec.endpointId as Wht93EndpointId,
    direction: spec.direction,
    part: spec.part,
    label: fieldLabel(spec.id, place.name, field),
    requirement: { strict: strict ?? field.required, lenient: lenient ?? field.required },
    condition: { strict: field.when, lenient: lenientWhen ?? field.when },
    formats,
    pattern: byProfile((profile) => patternOf(formats[profile])),
    range: numberRange(field),
    values: field.enumeration && ENUM_VALUES[field.enumeration],
    maxItems: byProfile((profile) =>
      field.type === 'JSON' && field.limit ? BATCH_LIMITS[profile][field.limit] : undefined,
    ),
    unconfirmed: field.confidence !== 'H' || field.doubt !== undefined,
  };
}

/** How a field is named in every message: wire name, table and row. */
export function fieldLabel(tableId: string, name: string, field: Pick<FieldSpec, 'row'>): string {
  return `${name} (${tableId} row ${field.row})`;
}

function byProfile<Value>(valueIn: (profile: Profile) => Value): Record<Profile, Value> {
  const [strict, lenient] = PROFILES;
  return { strict: valueIn(strict), lenient: valueIn(lenient) };
}

function patternOf(format: FieldFormat | undefined): RegExp | undefined {
  return format !== undefined && format in DIGIT_CODES
    ? DIGIT_CODES[format as keyof typeof DIGIT_CODES].pattern
    : undefined;
}

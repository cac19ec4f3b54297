import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { ENUM_VALUES } from '../enums/enum-values.ts';
import { BATCH_LIMITS, type BatchLimits } from '../limits.ts';
import type { Profile } from '../profile.ts';
import { WHT93_TABLES, type TableId } from '../tables/all-tables.ts';
import { fieldLabel } from '../tables/field-rows.ts';
import type { FieldSpec, Fields, TableSpec } from '../tables/field-spec.ts';
import { numberRange } from '../tables/number-range.ts';
import { conditionBreaches, hasConditions } from './conditions.ts';
import { cnDateTime } from './date-time.ts';
import { expecting, type Explain } from './explain.ts';
import { regionId } from './region-id.ts';
import type { RequestShape } from './shapes.ts';
import { textField } from './text-field.ts';

/** How request schemas are made. */
export interface RequestSchemaOptions<In extends Profile = Profile, Without extends string = string> {
  readonly profile: In;
  /** Batch limits that differ from the profile's. */
  readonly limits?: Partial<BatchLimits>;
  /** Whether reading takes every form of `cnDateTime`'s `anyForm`. Default false. */
  readonly anyDateTime?: boolean;
  /** Fields left out at every level, such as `accessToken` before it is known. */
  readonly without?: readonly Without[];
}

/**
 * The schema of a request table. Every problem begins with wire name, table and row: `totalAmount (A.31 row 7): expected an
 * integer of fen`. In the strict profile unknown members are refused, in the lenient one they are stripped (U-31).
 */
export function requestSchema<
  const Id extends TableId,
  const In extends Profile = 'strict',
  const Without extends string = never,
>(id: Id, options: RequestSchemaOptions<In, Without>): z.ZodObject<RequestShape<Id, In, Without>> {
  const spec: TableSpec = WHT93_TABLES[id];
  const builder: Builder = {
    spec,
    profile: options.profile,
    limits: { ...BATCH_LIMITS[options.profile], ...options.limits },
    anyDateTime: options.anyDateTime === true,
    without: options.without ?? [],
  };
  return objectOf(spec.fields, builder) as unknown as z.ZodObject<RequestShape<Id, In, Without>>;
}

interface Builder {
  readonly spec: TableSpec;
  readonly profile: Profile;
  readonly limits: BatchLimits;
  readonly anyDateTime: boolean;
  readonly without: readonly string[];
}

function objectOf(fields: Fields, builder: Builder, explain: Explain = (expected) => expected): z.ZodObject {
  const { spec, profile } = builder;
  const kept = Object.entries(fields).filter(([name]) => !builder.without.includes(name));
  const shape = Object.fromEntries(kept.map(([name, field]) => [name, memberOf(name, field, builder)]));
  const error: z.core.$ZodErrorMap = (issue) =>
    explain(
      issue.code === 'unrecognized_keys'
        ? `table ${spec.id} has no field ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`
        : `expected an object with the fields of table ${spec.id}`,
    );
  const object = profile === 'strict' ? z.strictObject(shape, { error }) : z.object(shape, { error });
  const known = Object.fromEntries(kept);
  if (!hasConditions(fields, spec, profile)) return object;
  const scope = { tableId: spec.id, fields: known, rules: fields === spec.fields ? (spec.rules ?? []) : [], profile };
  return object.check((context) => {
    for (const { field, problem } of conditionBreaches(context.value, scope)) {
      context.issues.push({ code: 'custom', input: undefined, path: [field], message: problem });
    }
  });
}

function memberOf(name: string, field: FieldSpec, builder: Builder): z.ZodType {
  const explain: Explain = (expected) => `${fieldLabel(builder.spec.id, name, field)}: ${expected}`;
  const required = (field[builder.profile] ?? field.required) === 'Y';
  const bare = valueSchema(field, { explain, required, builder });
  const schema = field.sensitivity === undefined ? bare : sensitive(bare, field.sensitivity);
  // registered, not cloned by .meta(): a clone would lose the mark
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(bare), description: describeField(field, builder.spec) });
  return required ? schema : schema.optional();
}

interface Place {
  readonly explain: Explain;
  readonly required: boolean;
  readonly builder: Builder;
}

function valueSchema(field: FieldSpec, { explain, required, builder }: Place): z.ZodType {
  const what = `${field.chinese} – ${field.english}`;
  if (field.enumeration !== undefined) {
    const values = ENUM_VALUES[field.enumeration];
    return z.literal([...values], expecting(explain, `one of ${values.join(', ')}`));
  }
  switch (field.type) {
    case 'String':
    case 'Text': {
      const format = builder.profile === 'lenient' ? (field.lenientFormat ?? field.format) : field.format;
      const { length = Infinity, unit = 'characters' } = field;
      return textField({ explain, what, length, unit, format, mayBeEmpty: !required });
    }
    case 'DateTime':
      return cnDateTime({ explain, anyForm: builder.anyDateTime });
    case 'JSON':
      return listOf(field, { explain, required, builder });
    case 'boolean':
      return z.boolean(expecting(explain, 'a boolean'));
    default:
      return numberField(field, { explain, required, builder });
  }
}

function numberField(field: FieldSpec, { explain, builder }: Place): z.ZodType {
  if (field.format === 'regionId') return regionId(explain);
  const range = numberRange(field);
  const minimum = range?.minimum ?? 0;
  const maximum = field.limit === undefined ? (range?.maximum ?? Number.MAX_SAFE_INTEGER) : builder.limits[field.limit];
  const expected = field.format === 'fen' ? 'an integer of fen, 0 or more' : `an integer from ${minimum} to ${maximum}`;
  const problem = expecting(explain, expected);
  const least = z.int(problem).min(minimum, problem);
  // an integer is safe or refused already
  return maximum === Number.MAX_SAFE_INTEGER ? least : least.max(maximum, problem);
}

function listOf(field: FieldSpec, { explain, builder }: Place): z.ZodType {
  const most = field.limit === undefined ? Infinity : builder.limits[field.limit];
  return z
    .array(objectOf(field.items ?? {}, builder, explain), expecting(explain, `a list of 1 to ${most} rows`))
    .min(1, explain('expected at least one row'))
    .max(most, { error: (issue) => explain(`expected at most ${most} rows, got ${rowCount(issue.input)}`) });
}

function rowCount(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

/** `订单总金额，单位分 – total of the order in fen (A.31 row 7)`, with a mark where unconfirmed. */
export function describeField(field: FieldSpec, spec: Pick<TableSpec, 'id'>): string {
  const doubt = field.confidence === 'H' ? field.doubt : [field.confidence, field.doubt].filter(Boolean).join('; ');
  return `${field.chinese} – ${field.english} (${spec.id} row ${field.row})${doubt ? `; unconfirmed: ${doubt}` : ''}`;
}

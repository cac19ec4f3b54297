import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import type { Profile } from '../profile.ts';
import { WHT93_TABLES, type TableId } from '../tables/all-tables.ts';
import { fieldLabel } from '../tables/field-rows.ts';
import type { FieldSpec, Fields, TableSpec } from '../tables/field-spec.ts';
import { expecting, type Explain } from './explain.ts';
import { describeField } from './request-schema.ts';
import type { AnswerShape } from './shapes.ts';
import { textField } from './text-field.ts';

/**
 * The schema of an answer table. Open: lengths are not checked, values of a newer edition pass (U-17), unknown members pass.
 * Codes must be digits of their length in the strict profile; the lenient one takes any text.
 */
export function answerSchema<const Id extends TableId>(
  id: Id,
  profile: Profile,
): z.ZodObject<AnswerShape<Id>, z.core.$loose> {
  const spec: TableSpec = WHT93_TABLES[id];
  return objectOf(spec.fields, { spec, profile }) as unknown as z.ZodObject<AnswerShape<Id>, z.core.$loose>;
}

interface Builder {
  readonly spec: TableSpec;
  readonly profile: Profile;
}

function objectOf(fields: Fields, builder: Builder): z.ZodObject {
  const members = Object.entries(fields).map(([name, field]) => [name, memberOf(name, field, builder)] as const);
  return z.looseObject(Object.fromEntries(members), {
    error: `expected an object with the fields of table ${builder.spec.id}`,
  });
}

function memberOf(name: string, field: FieldSpec, builder: Builder): z.ZodType {
  const explain: Explain = (expected) => `${fieldLabel(builder.spec.id, name, field)}: ${expected}`;
  const bare = valueSchema(field, explain, builder);
  const schema = field.sensitivity === undefined ? bare : sensitive(bare, field.sensitivity);
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(bare), description: describeField(field, builder.spec) });
  return field.required === 'Y' ? schema : schema.nullish();
}

function valueSchema(field: FieldSpec, explain: Explain, builder: Builder): z.ZodType {
  if (field.items !== undefined) return z.array(objectOf(field.items, builder), expecting(explain, 'a list'));
  if (field.format === 'regionId') return answerRegion(explain);
  if (field.format === 'optionalTypeId') return optionalTypeId(explain);
  if (field.type === 'String') return codeOrText(field, explain, builder.profile);
  return z.int(expecting(explain, 'an integer')).min(0, explain('expected 0 or more'));
}

function codeOrText(field: FieldSpec, explain: Explain, profile: Profile): z.ZodType {
  if (field.format === undefined || profile === 'lenient') return z.string(expecting(explain, 'text'));
  const { length = Infinity, unit = 'bytes', format } = field;
  return textField({ explain, what: field.chinese, length, unit, format, mayBeEmpty: true });
}

// a reader must not lose a venue to a superseded division
function answerRegion(explain: Explain) {
  const problem = expecting(explain, 'a region of digits');
  const digits = z.string(problem).regex(/^\d{1,8}$/, problem);
  return z.codec(z.union([z.int(problem), digits], problem), z.int(problem), {
    decode: Number,
    encode: (region) => region,
  });
}

// a first-level type has no parent: empty, 0 or absent (A.8 row 3)
function optionalTypeId(explain: Explain) {
  const problem = expecting(explain, 'a type id, 0, empty text or null');
  const wire = z.union([z.int(problem), z.literal(''), z.null()], problem);
  return z.codec(wire, z.int(problem).nullable(), {
    decode: (id) => (id === '' || id === 0 ? null : id),
    encode: (id) => id,
  });
}

import type { z } from 'zod';
import type { ENUM_VALUES, EnumName } from '../enums/enum-values.ts';
import type { Profile } from '../profile.ts';
import type { TableId, WHT93_TABLES } from '../tables/all-tables.ts';
import type { FieldSpec, Fields, Requirement } from '../tables/field-spec.ts';

type EnumValue<Name extends EnumName> = (typeof ENUM_VALUES)[Name][number];

/** `Y`, `N` or `C` of a field in a profile. */
type RequirementIn<Field extends FieldSpec, In extends Profile> = Field extends {
  readonly [Key in In]: infer Own extends Requirement;
}
  ? Own
  : Field['required'];

/** A field's value as a caller has it. Money is an integer of fen, a region a number of six digits. */
type ValueOf<Field extends FieldSpec> = Field extends { readonly enumeration: infer Name extends EnumName }
  ? EnumValue<Name>
  : Field['type'] extends 'DateTime'
    ? Date
    : Field['type'] extends 'String' | 'Text'
      ? string
      : number;

/** A field's value on the wire. */
type WireOf<Field extends FieldSpec> = Field['type'] extends 'DateTime'
  ? string | number
  : Field extends { readonly format: 'regionId' }
    ? string | number
    : ValueOf<Field>;

type RequestField<Field extends FieldSpec, In extends Profile, Without extends string> = Field extends {
  readonly items: infer Items extends Fields;
}
  ? z.ZodArray<z.ZodObject<RowShape<Items, In, Without>>>
  : z.ZodType<ValueOf<Field>, WireOf<Field>>;

/** The zod shape of a request table in a profile, the fields `Without` left out at every level. */
export type RequestShape<Id extends TableId, In extends Profile = 'strict', Without extends string = never> = RowShape<
  (typeof WHT93_TABLES)[Id]['fields'],
  In,
  Without
>;

type RowShape<Rows extends Fields, In extends Profile, Without extends string> = {
  readonly [Name in keyof Rows as Exclude<Name, Without>]: RequirementIn<Rows[Name], In> extends 'Y'
    ? RequestField<Rows[Name], In, Without>
    : z.ZodOptional<RequestField<Rows[Name], In, Without>>;
};

/** A value of an answer: a known one, or another of a newer edition (U-17). */
export type OpenEnum<Known extends number> = Known | (number & {});

type AnswerValueOf<Field extends FieldSpec> = Field extends { readonly enumeration: infer Name extends EnumName }
  ? OpenEnum<EnumValue<Name>>
  : Field extends { readonly format: 'optionalTypeId' }
    ? number | null
    : Field['type'] extends 'DateTime'
      ? Date
      : Field['type'] extends 'String' | 'Text'
        ? string
        : number;

type AnswerWireOf<Field extends FieldSpec> = Field extends { readonly format: 'regionId' | 'optionalTypeId' }
  ? string | number | null
  : AnswerValueOf<Field>;

type AnswerField<Field extends FieldSpec> = Field extends { readonly items: infer Items extends Fields }
  ? z.ZodArray<z.ZodObject<AnswerRowShape<Items>, z.core.$loose>>
  : z.ZodType<AnswerValueOf<Field>, AnswerWireOf<Field>>;

/** The zod shape of an answer table: only what a reader cannot do without is required, the rest may be absent or null. */
export type AnswerShape<Id extends TableId> = AnswerRowShape<(typeof WHT93_TABLES)[Id]['fields']>;

type AnswerRowShape<Rows extends Fields> = {
  readonly [Name in keyof Rows]: Rows[Name]['required'] extends 'Y'
    ? AnswerField<Rows[Name]>
    : z.ZodOptional<z.ZodNullable<AnswerField<Rows[Name]>>>;
};

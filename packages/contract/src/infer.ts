import type { z } from 'zod';
import type { BodySpec } from './body.ts';
import type { EndpointSpec } from './endpoint.ts';
import type { ResponseSpec } from './response-spec.ts';

type Simplify<T> = { [K in keyof T]: T[K] } & {};

type SchemaOfPart<Part> = Part extends BodySpec<infer Schema> ? Schema : Part extends z.ZodType ? Part : never;

type PartOf<Spec, Key extends 'params' | 'query' | 'headers' | 'body'> = Spec extends {
  readonly [K in Key]: infer Part;
}
  ? [SchemaOfPart<Part>] extends [never]
    ? unknown
    : Record<never, never> extends z.output<SchemaOfPart<Part>>
      ? { readonly [K in Key]?: z.output<SchemaOfPart<Part>> }
      : { readonly [K in Key]: z.output<SchemaOfPart<Part>> }
  : unknown;

/** What a call of this endpoint takes: `params`, `query`, `headers`, `body` — those it declares, as typed values. */
export type InputOf<Spec extends EndpointSpec> = Closed<
  Simplify<PartOf<Spec, 'params'> & PartOf<Spec, 'query'> & PartOf<Spec, 'headers'> & PartOf<Spec, 'body'>>
>;

// `{}` would accept anything
type Closed<Input> = [keyof Input] extends [never] ? Readonly<Record<string, never>> : Input;

/** The data of a successful answer. */
export type DataOf<Spec extends EndpointSpec> = {
  [Status in keyof Spec['responses']]: Spec['responses'][Status] extends ResponseSpec<infer Schema>
    ? z.output<Schema>
    : never;
}[keyof Spec['responses']];

/** The failure codes this endpoint's outcome reader can answer, besides the generic ones. */
export type CodeOf<Spec extends EndpointSpec> = Spec['outcome']['codes'][number];

import { json, jsonAnswer, type BodySpec, type ResponseSpec } from '@boxwire/contract';
import type { z } from 'zod';
import type { BatchLimits } from '../limits.ts';
import { wht93Outcome } from '../outcome/wht93-outcome.ts';
import type { Profile } from '../profile.ts';
import { requestSchema } from '../schemas/request-schema.ts';
import type { RequestShape } from '../schemas/shapes.ts';
import type { TableId } from '../tables/all-tables.ts';

/** What the endpoints are made for. */
export interface EndpointSettings<In extends Profile = Profile> {
  readonly profile: In;
  readonly limits?: Partial<BatchLimits>;
  readonly anyDateTime?: boolean;
  readonly acceptUnknownSuccessCode?: boolean;
}

/** What every endpoint shares. One base address serves all paths (wht93 §1). */
export const common = { origin: 'cis', fixedHeaders: { accept: 'application/json' } } as const;

/** The JSON body of a request table. */
export function bodyOf<const Id extends TableId, In extends Profile>(
  id: Id,
  settings: EndpointSettings<In>,
): BodySpec<z.ZodObject<RequestShape<Id, In>>> {
  return json(requestSchema<Id, In>(id, settings));
}

/** The same answer at every HTTP status: the body's own code decides (wht93 §1.2). */
export function answer<Schema extends z.ZodType>(
  schema: Schema,
): { readonly 200: ResponseSpec<Schema>; readonly default: ResponseSpec<Schema> } {
  const spec = jsonAnswer(schema);
  return { 200: spec, default: spec };
}

/** The outcome reader of these settings. */
export function outcomeOf({ acceptUnknownSuccessCode }: EndpointSettings) {
  return wht93Outcome({ ...(acceptUnknownSuccessCode !== undefined && { acceptUnknownSuccessCode }) });
}

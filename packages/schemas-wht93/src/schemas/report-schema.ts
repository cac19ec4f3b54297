import type { z } from 'zod';
import type { Profile } from '../profile.ts';
import { REQUEST_TABLES, type Wht93EndpointId } from '../tables/all-tables.ts';
import { requestSchema, type RequestSchemaOptions } from './request-schema.ts';
import type { RequestShape } from './shapes.ts';

type TableOf<Id extends Wht93EndpointId> = (typeof REQUEST_TABLES)[Id];

/** What a request says, without its accessToken: the typed value of `client.order.report`'s body, say. */
export type ReportOf<
  Id extends Wht93EndpointId,
  In extends Profile = 'strict',
  Without extends string = never,
> = z.output<z.ZodObject<RequestShape<TableOf<Id>, In, Without | 'accessToken'>>>;

/**
 * The schema of a request without its accessToken, and without the other fields named in `without`, such as a `sessionCode`
 * that is not issued yet: for validating and encoding a report long before it is sent.
 */
export function reportSchema<
  const Id extends Wht93EndpointId,
  const In extends Profile = 'strict',
  const Without extends string = never,
>(
  id: Id,
  options: Partial<RequestSchemaOptions<In, Without>> = {},
): z.ZodObject<RequestShape<TableOf<Id>, In, Without | 'accessToken'>> {
  return requestSchema(REQUEST_TABLES[id], {
    ...options,
    profile: options.profile ?? ('strict' as In),
    without: ['accessToken', ...(options.without ?? [])],
  });
}

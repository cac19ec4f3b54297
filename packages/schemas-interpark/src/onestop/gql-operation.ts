import { endpoint, json, jsonAnswer } from '@boxwire/contract';
import { z } from 'zod';
import { gqlOutcome } from '../outcome/gql-outcome.ts';
import { fixedOnestopHeaders, restHeaders, type OnestopPageName } from './onestop-headers.ts';

/** One GraphQL operation as interpark §5.15 lists it. */
export interface GqlOperation<Name extends string, Variables extends z.ZodObject, Result extends z.ZodType> {
  readonly name: Name;
  readonly id: `gql.${string}`;
  readonly kind: 'query' | 'mutation';
  readonly effect: 'read' | 'idempotent' | 'write';
  /** Root field of the answer. */
  readonly field: string;
  /** Text of the operation. */
  readonly text: string;
  /** Strict, and without codecs: variables travel as they are. */
  readonly variables: Variables;
  readonly result: Result;
  readonly page: OnestopPageName;
  readonly summary: string;
}

/**
 * Declares an operation over the one endpoint `POST /onestop/gql`. A call's body is the variables alone; the wire gets
 * `{query, variables, operationName}`.
 */
export function gqlOperation<
  const Name extends string,
  const Id extends `gql.${string}`,
  Variables extends z.ZodObject,
  Result extends z.ZodType,
>(operation: GqlOperation<Name, Variables, Result> & { readonly id: Id }) {
  const { name, id, kind, effect, field, page, summary } = operation;
  const answer = jsonAnswer(operation.result);
  return endpoint({
    id,
    method: 'POST',
    origin: 'tickets',
    path: '/onestop/gql',
    summary,
    source: 'interpark §5.15',
    effect,
    headers: restHeaders,
    fixedHeaders: fixedOnestopHeaders('gql', page),
    body: json(gqlBody(operation), { contentType: 'application/json' }),
    responses: { 200: answer, 201: answer },
    outcome: gqlOutcome(field),
    facts: { generation: '2026-10', client: 'gql', operationName: name, kind, rootField: field },
  });
}

function gqlBody<Name extends string, Variables extends z.ZodObject>(
  operation: Pick<GqlOperation<Name, Variables, z.ZodType>, 'name' | 'text' | 'variables'>,
) {
  const { name, text, variables } = operation;
  const wire = z.strictObject({ query: z.string(), variables: z.unknown(), operationName: z.literal(name) });
  return z.codec(wire, variables, {
    decode: (body) => body.variables as z.input<Variables>,
    encode: (given) => ({ query: text, variables: given, operationName: name }),
  });
}

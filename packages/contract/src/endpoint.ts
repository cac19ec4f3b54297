import type { z } from 'zod';
import type { BodySpec } from './body.ts';
import type { FormDialect } from './form-text.ts';
import { ContractError } from './errors.ts';
import type { OutcomeReader } from './outcome.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { Effect, HttpMethod } from './wire.ts';

/** A schema whose output is an object of named values. */
export type FieldsSchema = z.ZodObject;

/** How query values are percent-encoded: `component` as encodeURIComponent (space `%20`), `whatwg` as URLSearchParams, `jquery` as jQuery.param. */
export type QueryDialect = FormDialect;

/** Statuses a contract lists; `default` stands for every other one. */
export type ResponseMap = Readonly<Partial<Record<number | 'default', ResponseSpec>>>;

/** One endpoint of a platform, declared once. See design: one contract, many uses. */
export interface EndpointSpec {
  /** Dotted path in the client, for example `order.create`. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Key of the platform's `origins`. */
  readonly origin: string;
  /** Path beginning with `/`; `{name}` stands for a member of `params`. */
  readonly path: string;
  readonly summary: string;
  /** Platform id and section of its contract document, for example `washcar §5.1`. */
  readonly source: string;
  readonly effect: Effect;
  readonly params?: FieldsSchema;
  readonly query?: FieldsSchema;
  /** Request headers by lower-case wire name. */
  readonly headers?: FieldsSchema;
  readonly body?: BodySpec;
  readonly responses: ResponseMap;
  readonly outcome: OutcomeReader;
  /** Default `component`. */
  readonly queryDialect?: QueryDialect;
  /** Header values that never change, by lower-case name. */
  readonly fixedHeaders?: Readonly<Record<string, string>>;
  /** `manual` (default) hands a 3xx to the outcome; `follow` lets the client follow up to five, same origin table only. */
  readonly redirects?: 'manual' | 'follow';
  /** Whether the platform's signing scheme covers this endpoint. Default true. */
  readonly signed?: boolean;
  /** Longest URL the platform takes, in characters; longer requests are refused before sending. */
  readonly maxUrlLength?: number;
  /** Platform-specific facts derived tables need, for example a permission name. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** A declared endpoint; keeps the literal types of its spec. */
export type Endpoint<Spec extends EndpointSpec = EndpointSpec> = Spec;

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** Names of the `{…}` parts of a path, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/**
 * Declares an endpoint. Throws `ContractError` `ENDPOINT_INVALID` when the declaration contradicts itself
 * (path and `params` disagree, a body on GET, a path without `/`).
 */
export function endpoint<const Spec extends EndpointSpec>(spec: Spec): Endpoint<Spec> {
  const problem = declarationProblem(spec);
  if (problem !== undefined) {
    throw new ContractError('ENDPOINT_INVALID', problem, { endpointId: spec.id });
  }
  return Object.freeze({ ...spec });
}

function declarationProblem(spec: EndpointSpec): string | undefined {
  if (!spec.path.startsWith('/')) return 'path must begin with "/"';
  const named = pathParameters(spec.path).toSorted().join();
  const declared = Object.keys(spec.params?.shape ?? {})
    .toSorted()
    .join();
  if (named !== declared) return `path names {${named}} but params declares {${declared}}`;
  if (spec.body !== undefined && (spec.method === 'GET' || spec.method === 'HEAD')) {
    return `${spec.method} cannot carry a body`;
  }
  return undefined;
}

import { z } from 'zod';
import type { EndpointSpec } from '../endpoint.ts';
import { listEndpoints, type PlatformSpec } from '../platform.ts';

/** `secret`: credentials, tokens, cookies. `personal`: names, phones, id numbers, addresses. */
export type Sensitivity = 'secret' | 'personal';

const marks = new WeakMap<z.ZodType, Sensitivity>();

/** Marks a schema: its value never reaches logs, errors, captures or reports. Returns a marked copy. */
export function sensitive<Schema extends z.ZodType>(schema: Schema, kind: Sensitivity): Schema {
  const marked = schema.clone();
  marks.set(marked, kind);
  return marked;
}

/** The mark of a schema, looking through optional, nullable and default. */
export function sensitivityOf(schema: z.ZodType): Sensitivity | undefined {
  const own = marks.get(schema);
  if (own !== undefined) return own;
  const inner = innerTypes(schema);
  return inner.length === 1 && inner[0] !== undefined ? sensitivityOf(inner[0]) : undefined;
}

// a platform never changes, and walking its schemas for every exchange would cost more than masking it
const knownNames = new WeakMap<PlatformSpec, SensitiveNames>();
const knownPayloads = new WeakMap<PlatformSpec, ReadonlyMap<string, string | undefined>>();

function remembered<Found>(
  known: WeakMap<PlatformSpec, Found>,
  target: PlatformSpec,
  find: (target: PlatformSpec) => Found,
): Found {
  const found = known.get(target) ?? find(target);
  known.set(target, found);
  return found;
}

/** Lower-case wire names that carry secrets or people, by direction: a name can be harmless in answers only. */
export interface SensitiveNames {
  readonly request: ReadonlySet<string>;
  readonly response: ReadonlySet<string>;
}

/** The names under which a platform sends marked values, and its own `sensitiveNames` (both directions). */
export function sensitiveNamesOf(target: PlatformSpec): SensitiveNames {
  return remembered(knownNames, target, collectNames);
}

function collectNames(target: PlatformSpec): SensitiveNames {
  const own = (target.sensitiveNames ?? []).map((name) => name.toLowerCase());
  const endpoints = listEndpoints(target);
  return {
    request: collectAll(endpoints.flatMap(requestSchemas), own),
    response: collectAll(endpoints.flatMap(responseSchemas), own),
  };
}

/** Endpoints whose whole payload is marked, with the envelope member that holds it. */
export function sensitivePayloadsOf(target: PlatformSpec): ReadonlyMap<string, string | undefined> {
  return remembered(knownPayloads, target, collectPayloads);
}

function collectPayloads(target: PlatformSpec): ReadonlyMap<string, string | undefined> {
  const marked = listEndpoints(target).filter((endpoint) =>
    responseSchemas(endpoint).some((schema) => sensitivityOf(schema) !== undefined),
  );
  return new Map(marked.map(({ id, outcome }) => [id, outcome.payloadIn]));
}

function collectAll(schemas: readonly z.ZodType[], own: readonly string[]): Set<string> {
  const names = new Set(own);
  const seen = new Set<z.ZodType>();
  for (const schema of schemas) collect(schema, names, seen);
  return names;
}

function requestSchemas({ params, query, headers, body }: EndpointSpec): z.ZodType[] {
  return [params, query, headers, body?.schema].filter((schema) => schema !== undefined);
}

function responseSchemas({ responses }: EndpointSpec): z.ZodType[] {
  return Object.values(responses)
    .map((response) => response?.schema)
    .filter((schema) => schema !== undefined);
}

function collect(schema: z.ZodType, names: Set<string>, seen: Set<z.ZodType>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
    for (const [name, member] of Object.entries(shape)) {
      if (sensitivityOf(member) !== undefined) names.add(name.toLowerCase());
      collect(member, names, seen);
    }
  }
  for (const inner of innerTypes(schema)) collect(inner, names, seen);
}

function innerTypes(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return [schema.unwrap() as z.ZodType];
  }
  if (schema instanceof z.ZodLazy) return [schema.unwrap() as z.ZodType];
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodUnion) return [...(schema.options as readonly z.ZodType[])];
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  if (schema instanceof z.ZodPipe) return [schema.in as z.ZodType, schema.out as z.ZodType];
  return [];
}

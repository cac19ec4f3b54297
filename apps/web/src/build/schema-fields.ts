import { toJsonSchema } from '@boxwire/contract';
import type { z } from 'zod';
import type { FieldPage } from '../shared/contract-pages.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Deepest level that is listed; answers nest further only in rare corners. */
const DEEPEST = 6;

/** The fields of a schema's wire side, one line each. */
export function fieldsOf(schema: z.ZodType): readonly FieldPage[] {
  const root = toJsonSchema(schema);
  return [...walk(resolve(root, root), { root, path: '', depth: 0 })];
}

interface Place {
  readonly root: JsonSchema;
  readonly path: string;
  readonly depth: number;
}

function* walk(schema: JsonSchema, { root, path, depth }: Place): Generator<FieldPage> {
  if (depth > DEEPEST) return;
  const required = new Set(asList(schema.required));
  for (const [name, raw] of Object.entries(asObject(schema.properties))) {
    const own = resolve(asObject(raw), root);
    const at = path === '' ? name : `${path}.${name}`;
    const description = typeof own.description === 'string' ? own.description : undefined;
    yield {
      path: at,
      type: typeText(own, root),
      required: required.has(name),
      ...(description !== undefined && { description }),
    };
    yield* walk(own, { root, path: at, depth: depth + 1 });
  }
  for (const branch of branches(schema)) yield* walk(resolve(branch, root), { root, path, depth: depth + 1 });
  if (schema.items !== undefined) {
    yield* walk(resolve(asObject(schema.items), root), { root, path: `${path}[]`, depth: depth + 1 });
  }
}

function branches(schema: JsonSchema): JsonSchema[] {
  return [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) =>
    Array.isArray(list) ? (list as JsonSchema[]) : [],
  );
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const reference = schema.$ref;
  if (typeof reference !== 'string') return schema;
  const found = reference
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => asObject(value)[key], root);
  return { ...asObject(found), ...schema, $ref: undefined };
}

function typeText(schema: JsonSchema, root: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = branches(schema).map((branch) => typeText(resolve(branch, root), root));
  if (choices.length > 0) return [...new Set(choices)].join(' | ');
  if (schema.type === 'array') return `${typeText(resolve(asObject(schema.items), root), root)}[]`;
  const limits = [
    typeof schema.maxLength === 'number' ? `≤ ${schema.maxLength}` : '',
    typeof schema.format === 'string' ? schema.format : '',
  ].filter((limit) => limit !== '');
  const base = typeof schema.type === 'string' ? schema.type : 'any';
  return limits.length === 0 ? base : `${base} (${limits.join(', ')})`;
}

/** A wire value with everything that is required: placeholders to be written over. */
export function draftOf(schema: z.ZodType): unknown {
  const root = toJsonSchema(schema);
  return draft(resolve(root, root), { root, path: '', depth: 0 });
}

function draft(schema: JsonSchema, place: Place): unknown {
  const { root, depth } = place;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const [branch] = branches(schema);
  if (branch !== undefined) return draft(resolve(branch, root), place);
  const deeper = { ...place, depth: depth + 1 };
  if (schema.type === 'array') {
    return depth >= DEEPEST ? [] : [draft(resolve(asObject(schema.items), root), deeper)];
  }
  if (schema.type === 'object') {
    const required = asList(schema.required);
    const properties = asObject(schema.properties);
    return Object.fromEntries(required.map((name) => [name, draft(resolve(asObject(properties[name]), root), deeper)]));
  }
  return { integer: 0, number: 0, boolean: false, null: null }[String(schema.type)] ?? '';
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function asList(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}

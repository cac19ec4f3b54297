import { z } from 'zod';
import { toPointer } from './json/pointer.ts';

/**
 * JSON pointers of members an open response carries beyond its contract. Values are never reported. A member of a
 * union counts as known when any option knows it.
 */
export function findUnknownMembers(schema: z.ZodType, wire: unknown): string[] {
  const found: string[] = [];
  walk([schema], wire, { path: [], found });
  return [...new Set(found)];
}

interface Walk {
  readonly path: readonly PropertyKey[];
  readonly found: string[];
}

function walk(schemas: readonly z.ZodType[], wire: unknown, { path, found }: Walk): void {
  const leaves = schemas.flatMap(flatten);
  if (Array.isArray(wire)) {
    const elements = leaves.filter((leaf) => leaf instanceof z.ZodArray).map((leaf) => leaf.element as z.ZodType);
    // indexes are folded so that one new member in a long list is one finding
    if (elements.length > 0) for (const item of wire) walk(elements, item, { path: [...path, '*'], found });
  } else if (typeof wire === 'object' && wire !== null) {
    const shapes = leaves
      .filter((leaf) => leaf instanceof z.ZodObject)
      .map((leaf) => leaf.shape as Record<string, z.ZodType>);
    if (shapes.length > 0 && !leaves.some((leaf) => leaf instanceof z.ZodRecord))
      walkMembers(shapes, wire, { path, found });
  }
}

function walkMembers(shapes: readonly Record<string, z.ZodType>[], wire: object, { path, found }: Walk): void {
  for (const [name, value] of Object.entries(wire)) {
    const known = shapes.filter((shape) => Object.hasOwn(shape, name)).map((shape) => shape[name] as z.ZodType);
    if (known.length === 0) found.push(toPointer([...path, name]));
    else walk(known, value, { path: [...path, name], found });
  }
}

function flatten(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(flatten);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return flatten(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodLazy) return flatten(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return flatten(schema.in as z.ZodType);
  return [schema];
}

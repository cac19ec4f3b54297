import { z } from 'zod';

/**
 * Reads flag text as the type a member asks for: an integer or number, a boolean, or the text itself. Text that does not
 * read as such stays text, so that the contract names the place it refuses.
 */
export function typedFlag(schema: z.ZodType | undefined, name: string, text: string): unknown {
  const types = typesOf(memberOf(schema, name));
  if (types.has('string')) return text;
  if ((types.has('integer') || types.has('number')) && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function memberOf(schema: z.ZodType | undefined, name: string): z.ZodType | undefined {
  if (!(schema instanceof z.ZodObject)) return undefined;
  return Object.hasOwn(schema.shape, name) ? (schema.shape[name] as z.ZodType) : undefined;
}

interface TypeNode {
  readonly type?: string;
  readonly anyOf?: readonly TypeNode[];
}

function typesOf(schema: z.ZodType | undefined): Set<string> {
  if (schema === undefined) return new Set();
  const found = new Set<string>();
  const collect = ({ type, anyOf }: TypeNode): void => {
    if (type !== undefined) found.add(type);
    for (const option of anyOf ?? []) collect(option);
  };
  collect(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as TypeNode);
  return found;
}

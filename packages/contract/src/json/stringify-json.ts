import { ContractError } from '../errors.ts';

/**
 * Writes JSON as `JSON.stringify` does, except that a bigint becomes a plain integer literal.
 * Throws `ContractError` `JSON_UNWRITABLE` for values JSON cannot say (functions, symbols, cycles, NaN, ±Infinity).
 */
export function stringifyJson(value: unknown): string {
  return write(value, []) ?? unwritable('undefined');
}

function write(value: unknown, ancestors: readonly object[]): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : unwritable(String(value));
    case 'bigint':
      return value.toString();
    case 'undefined':
      return undefined;
    case 'object':
      return value === null ? 'null' : writeObject(value, ancestors);
    default:
      return unwritable(typeof value);
  }
}

function writeObject(value: object, ancestors: readonly object[]): string | undefined {
  if (ancestors.includes(value)) return unwritable('a cycle');
  if (hasToJson(value)) return write(value.toJSON(), ancestors);
  const inside = [...ancestors, value];
  if (Array.isArray(value)) return `[${value.map((item: unknown) => write(item, inside) ?? 'null').join(',')}]`;
  const members: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    const text = write(member, inside);
    if (text !== undefined) members.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${members.join(',')}}`;
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

function unwritable(what: string): never {
  throw new ContractError('JSON_UNWRITABLE', `JSON has no form for ${what}`);
}

import type { NameValue } from './wire.ts';

/**
 * Flattens an encoded (wire) object into name-value pairs. `undefined` and `null` members are left out, arrays repeat
 * their name, booleans and numbers take their JavaScript text. Nested objects are not a wire form and throw a TypeError.
 */
export function toPairs(wire: unknown): NameValue[] {
  const pairs: NameValue[] = [];
  for (const [name, value] of Object.entries(wire ?? {})) {
    if (Array.isArray(value)) {
      for (const item of value) pairs.push([name, scalarText(name, item)]);
    } else if (value !== undefined && value !== null) {
      pairs.push([name, scalarText(name, value)]);
    }
  }
  return pairs;
}

function scalarText(name: string, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      throw new TypeError(`"${name}" must encode to text, a number or a boolean, not ${typeof value}`);
  }
}

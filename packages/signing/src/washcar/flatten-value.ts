import { SigningError } from '../errors.ts';
import { MAX_DEPTH } from '../json/json-cursor.ts';
import type { FlatPairs } from './flat-pairs.ts';
import { flattenText } from './flatten-text.ts';

/**
 * Flattens a body value into `pairs` and gives the JSON text it stands for. undefined members are left out, bigint is
 * written as an integer. Throws `UNSUPPORTED_VALUE`, naming the path, for what JSON has no form for.
 */
export function flattenValue(body: Readonly<Record<string, unknown>>, pairs: FlatPairs): string {
  if (typeof body !== 'object' || (body as unknown) === null || Array.isArray(body)) {
    throw new SigningError('INVALID_BODY', 'body must be an object of members.');
  }
  const bodyText = write(body, '', new Set());
  flattenText(bodyText, pairs);
  return bodyText;
}

function write(value: unknown, path: string, ancestors: Set<object>): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'bigint':
      return value.toString();
    case 'number':
      return writeNumber(value, path);
    case 'object':
      return value === null ? 'null' : writeObject(value, path, ancestors);
    default:
      throw unsupported(path, `a value of type ${typeof value}`);
  }
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw unsupported(path, 'a number that is not finite');
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    // beyond it the digits printed may not be the ones meant
    const message = `"${path}" is an integer beyond the safe range. Write it as bigint or text.`;
    throw new SigningError('NOT_PORTABLE', message, { reason: 'NUMBER_FORM', path });
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function writeObject(value: object, path: string, ancestors: Set<object>): string {
  if (ancestors.has(value)) throw unsupported(path, 'an object that contains itself');
  if (ancestors.size === MAX_DEPTH) {
    throw new SigningError('TOO_DEEP', `body nests deeper than ${MAX_DEPTH} levels; send a flatter body.`, { path });
  }
  ancestors.add(value);
  const text = Array.isArray(value) ? writeArray(value, path, ancestors) : writeMembers(value, path, ancestors);
  ancestors.delete(value);
  return text;
}

function writeArray(items: readonly unknown[], path: string, ancestors: Set<object>): string {
  const texts = Array.from(items, (item, index) => write(item ?? null, `${path}[${index}]`, ancestors));
  return `[${texts.join(',')}]`;
}

function writeMembers(value: object, path: string, ancestors: Set<object>): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  // a literal's prototype has none itself, also in another realm
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!isPlain) throw unsupported(path, 'an object of a class');
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(
      ([name, member]) => `${JSON.stringify(name)}:${write(member, path === '' ? name : `${path}.${name}`, ancestors)}`,
    );
  return `{${members.join(',')}}`;
}

function unsupported(path: string, what: string): SigningError {
  const message = `${path === '' ? 'the body' : `"${path}"`} holds ${what}, which JSON has no form for. Write it as text.`;
  return new SigningError('UNSUPPORTED_VALUE', message, { path });
}

import type { SandboxRequest } from '../../core/http/sandbox-request.ts';
import { isSandboxError } from '../../core/errors.ts';

/** A JSON object from outside. */
export type Members = Readonly<Record<string, unknown>>;

/** The body as JSON; `undefined` where it does not parse. */
export function readJson(request: SandboxRequest): unknown {
  try {
    return request.json();
  } catch (error) {
    if (isSandboxError(error)) return undefined;
    throw error;
  }
}

/** Whether a value is a JSON object. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as a JSON object; without members where it is none. */
export function readMembers(request: SandboxRequest): Members {
  const value = readJson(request);
  return isMembers(value) ? value : {};
}

/** A member of an object as an object. */
export function membersOf(source: Members, name: string): Members {
  const value = own(source, name);
  return isMembers(value) ? value : {};
}

/** A text member; a number counts as its digits. `undefined` when it is missing, empty or something else. */
export function textOf(source: Members, name: string): string | undefined {
  const value = own(source, name);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number member; text of a number counts (`"143000.0"`). */
export function numberOf(source: Members, name: string): number | undefined {
  const value = own(source, name);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** A list member; empty when it is none. */
export function listOf(source: Members, name: string): readonly unknown[] {
  const value = own(source, name);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A query value; an empty one counts as missing. */
export function queryText(request: SandboxRequest, name: string): string | undefined {
  const value = request.queryValue(name);
  return value === '' ? undefined : value;
}

function own(source: Members, name: string): unknown {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}

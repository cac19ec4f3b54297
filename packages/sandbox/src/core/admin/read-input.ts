import type { IncomingMessage } from 'node:http';
import { SandboxError } from '../errors.ts';
import { hasBody, readBody } from '../http/read-body.ts';

/** The JSON object an admin call sent; empty without a body. Throws `SandboxError` `ADMIN_INPUT_INVALID`. */
export async function readInput(incoming: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const text = hasBody(incoming) ? ((await readBody(incoming)) ?? '') : '';
  if (text.trim() === '') return {};
  const value = parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new SandboxError('ADMIN_INPUT_INVALID', 'expected a JSON object as the body');
}

/** A text member. Throws `SandboxError` `ADMIN_INPUT_INVALID`. */
export function textInput(input: Readonly<Record<string, unknown>>, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new SandboxError('ADMIN_INPUT_INVALID', `expected "${name}" as text`);
}

/** A number member. Throws `SandboxError` `ADMIN_INPUT_INVALID`. */
export function numberInput(input: Readonly<Record<string, unknown>>, name: string): number {
  const value = input[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new SandboxError('ADMIN_INPUT_INVALID', `expected "${name}" as a number`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SandboxError('ADMIN_INPUT_INVALID', 'expected a JSON object as the body, got a text that does not parse');
  }
}

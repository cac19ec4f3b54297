import type { Parameters } from './parameters.ts';

/**
 * Seat codes in any form a client sends them: a JSON array, its text, or a repeated name (bilibili-show §4). `undefined`
 * when there are none; a code sent twice counts once.
 */
export function readSeats(parameters: Parameters): readonly string[] | undefined {
  const codes = parameters.all('seats').flatMap((value) => codesOf(value));
  return codes.length === 0 ? undefined : [...new Set(codes)];
}

function codesOf(value: unknown): readonly string[] {
  const read = typeof value === 'string' && value.trim().startsWith('[') ? parseList(value) : value;
  const items: readonly unknown[] = Array.isArray(read) ? read : [read];
  return items.flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []));
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

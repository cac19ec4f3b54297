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
  if (Array.isArray(value)) return value.flatMap((item: unknown) => codesOf(item));
  if (typeof value !== 'string' || value.trim() === '') return [];
  const text = value.trim();
  return text.startsWith('[') ? codesOf(parseList(text)) : [text];
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

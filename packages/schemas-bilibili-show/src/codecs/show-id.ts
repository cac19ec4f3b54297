import { digitId } from '@boxwire/contract';

/**
 * An id of the shop as digit text. The same id is a number in one answer and text in the next, and a number that JavaScript
 * cannot hold exactly is refused (bilibili-show §13). `wire` says what it encodes to; default `number`.
 */
export function showId(wire: 'number' | 'string' = 'number'): ReturnType<typeof digitId> {
  return digitId({ wire });
}

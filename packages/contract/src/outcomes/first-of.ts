import type { OutcomeReader } from '../outcome.ts';

/** Asks each reader in turn; the first that recognises the answer decides. `wrap` and `payloadIn` are those of the first reader that has them. */
export function firstOf<const Readers extends readonly OutcomeReader[]>(
  ...readers: Readers
): OutcomeReader<Readers[number]['codes'][number]> {
  const wrap = readers.find((reader) => reader.wrap !== undefined)?.wrap;
  const payloadIn = readers.find((reader) => reader.payloadIn !== undefined)?.payloadIn;
  return {
    codes: [...new Set(readers.flatMap((reader) => reader.codes))],
    read(response) {
      for (const reader of readers) {
        const reading = reader.read(response);
        if (reading !== undefined) return reading;
      }
      return undefined;
    },
    ...(wrap && { wrap }),
    ...(payloadIn !== undefined && { payloadIn }),
  };
}

import { createHash } from 'node:crypto';

/** Reproducible random values. Not for secrets of real systems. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** An integer from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** `length` decimal digits, the first of them not 0. */
  digits(length: number): string;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string;
  chance(probability: number): boolean;
  /** An independent stream: the same name always gives the same stream, whatever was drawn elsewhere. */
  fork(name: string): Random;
}

/** Creates a stream from a seed (sfc32, seeded by SHA-256). */
export function createRandom(seed: string | number): Random {
  const next = sfc32(createHash('sha256').update(String(seed)).digest());
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const text = (length: number, alphabet: string): string => {
    let drawn = '';
    while (drawn.length < length) drawn += alphabet[Math.floor(next() * alphabet.length)] ?? '';
    return drawn;
  };
  return {
    next,
    integer,
    text,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (items.length === 0) throw new RangeError('there is nothing to pick from');
      return item as (typeof items)[number];
    },
    digits: (length) => text(1, '123456789') + text(length - 1, '0123456789'),
    hex: (length) => text(length, '0123456789abcdef'),
    chance: (probability) => next() < probability,
    fork: (name) => createRandom(`${String(seed)}/${name}`),
  };
}

function sfc32(key: Buffer): () => number {
  let a = key.readUInt32LE(0);
  let b = key.readUInt32LE(4);
  let c = key.readUInt32LE(8);
  let counter = key.readUInt32LE(12);
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
}

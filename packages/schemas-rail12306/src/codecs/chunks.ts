import { z } from 'zod';

/** A seat class with its price and stock. `standing`: the chunk is 无座 of that class (a wire count of 3000 and more). */
export interface PriceChunk {
  readonly code: string;
  readonly priceJiao: number;
  readonly count: number;
  readonly standing: boolean;
}

/** A berth price; `level` 1 lower, 2 middle, 3 upper. */
export interface BerthChunk {
  readonly code: string;
  readonly level: string;
  readonly priceJiao: number;
}

/** A discount: the class costs `percent` of its price. */
export interface DiscountChunk {
  readonly code: string;
  readonly percent: number;
}

/** Whether a class is discounted. */
export interface DiscountFlag {
  readonly code: string;
  readonly discounted: boolean;
}

const STANDING_FROM = 3000;

interface Layout<Chunk> {
  readonly size: number;
  /** A whole chunk, anchored. */
  readonly pattern: RegExp;
  readonly read: (digits: string, code: string) => Chunk;
  readonly write: (chunk: Chunk) => string;
}

const PRICE: Layout<PriceChunk> = {
  size: 10,
  pattern: /^[0-9A-Z]\d{9}$/,
  read: (digits, code) => {
    const count = Number(digits.slice(5));
    const standing = count >= STANDING_FROM;
    return { code, priceJiao: Number(digits.slice(0, 5)), count: standing ? count - STANDING_FROM : count, standing };
  },
  write: ({ code, priceJiao, count, standing }) =>
    code + digitsOf(priceJiao, 5) + digitsOf(standing ? count + STANDING_FROM : count, 4),
};

const BERTH: Layout<BerthChunk> = {
  size: 7,
  pattern: /^[0-9A-Z]\d{6}$/,
  read: (digits, code) => ({ code, level: digits.slice(0, 1), priceJiao: Number(digits.slice(1)) }),
  write: ({ code, level, priceJiao }) => code + level + digitsOf(priceJiao, 5),
};

const DISCOUNT: Layout<DiscountChunk> = {
  size: 5,
  pattern: /^[0-9A-Z]\d{4}$/,
  read: (digits, code) => ({ code, percent: Number(digits) }),
  write: ({ code, percent }) => code + digitsOf(percent, 4),
};

const FLAG: Layout<DiscountFlag> = {
  size: 2,
  pattern: /^[0-9A-Z][01]$/,
  read: (digits, code) => ({ code, discounted: digits === '1' }),
  write: ({ code, discounted }) => code + (discounted ? '1' : '0'),
};

/** Price and stock chunks of `yp_info_new`, `ypInfoDetail` and the transfer query; empty for a text of another layout (rail12306 §4.3). */
export function readPrices(text: string): PriceChunk[] {
  return readChunks(text, PRICE) ?? [];
}

/** Berth prices of `bed_level_info`; empty for a text of another layout (rail12306 §4.3). */
export function readBerthPrices(text: string): BerthChunk[] {
  return readChunks(text, BERTH) ?? [];
}

/** Discounts of `seat_discount_info`; empty for a text of another layout (rail12306 §4.3). */
export function readDiscounts(text: string): DiscountChunk[] {
  return readChunks(text, DISCOUNT) ?? [];
}

/** `O006100003O006103076` ↔ 二等 61.0 yuan × 3, 无座 61.0 yuan × 76 (rail12306 §4.3). */
export function priceChunks() {
  return chunkList(PRICE);
}

/** `3101360` ↔ 硬卧 lower berth 136.0 yuan (rail12306 §4.3). */
export function berthChunks() {
  return chunkList(BERTH);
}

/** `90091` ↔ class 9 at 91 % (rail12306 §4.3). */
export function discountChunks() {
  return chunkList(DISCOUNT);
}

/** `90M0O0W0` ↔ which classes are discounted (rail12306 §4.3). */
export function discountFlags() {
  return chunkList(FLAG);
}

function chunkList<Chunk>(
  layout: Layout<Chunk>,
): z.ZodCodec<z.ZodString, z.ZodCustom<readonly Chunk[], readonly Chunk[]>> {
  const list = z.custom<readonly Chunk[]>(Array.isArray, 'expected a list of chunks');
  return z.codec(z.string(), list, {
    decode: (wire, context) => readChunks(wire, layout) ?? refuse(context, wire, layout.size),
    encode: (chunks, context) => {
      const written = chunks.map((chunk) => layout.write(chunk));
      return written.every((text) => layout.pattern.test(text))
        ? written.join('')
        : refuse(context, chunks, layout.size);
    },
  });
}

function readChunks<Chunk>(text: string, { size, pattern, read }: Layout<Chunk>): Chunk[] | undefined {
  if (text.length % size !== 0) return undefined;
  const chunks: Chunk[] = [];
  for (let at = 0; at < text.length; at += size) {
    const chunk = text.slice(at, at + size);
    if (!pattern.test(chunk)) return undefined;
    chunks.push(read(chunk.slice(1), chunk.slice(0, 1)));
  }
  return chunks;
}

function digitsOf(value: number, length: number): string {
  return value.toString().padStart(length, '0');
}

function refuse(context: z.core.ParsePayload, input: unknown, size: number): never {
  context.issues.push({ code: 'custom', input, message: `expected chunks of ${size.toString()} characters` });
  return z.NEVER;
}

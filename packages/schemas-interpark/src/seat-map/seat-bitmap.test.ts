import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countFreeSeats, decodeSeatBitmap, encodeSeatBitmap } from './seat-bitmap.ts';

const seats = fc.array(fc.boolean(), { maxLength: 300 });

describe('seat bitmaps (interpark §5.9)', () => {
  test('the recorded sample reads most significant bit first', () => {
    expect([...decodeSeatBitmap('F0A3', 16)]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1]);
    expect([...decodeSeatBitmap('0000', 16)]).toEqual(Array.from({ length: 16 }, () => 0));
    expect(countFreeSeats('f0a3', 16)).toBe(8);
  });

  test('what is encoded decodes to itself', () => {
    fc.assert(
      fc.property(seats, (free) => {
        expect([...decodeSeatBitmap(encodeSeatBitmap(free), free.length)]).toEqual(free.map(Number));
      }),
    );
  });

  test('seat i is bit 3 - (i & 3) of character i >> 2', () => {
    fc.assert(
      fc.property(seats, (free) => {
        const text = encodeSeatBitmap(free);
        expect(text).toMatch(/^[0-9A-F]*$/);
        expect(text).toHaveLength(Math.ceil(free.length / 4));
        for (const [seat, isFree] of free.entries()) {
          const nibble = Number.parseInt(text[seat >> 2] ?? '', 16);
          expect(((nibble >> (3 - (seat & 3))) & 1) === 1).toBe(isFree);
        }
      }),
    );
  });

  test('any hex decodes and encodes to itself, but for its case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-fA-F]{0,60}$/), (text) => {
        expect(encodeSeatBitmap(decodeSeatBitmap(text, text.length * 4))).toBe(text.toUpperCase());
      }),
    );
  });

  test('holding a seat flips its bit and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 100 }), fc.nat(), (free, at) => {
        const seat = at % free.length;
        const held = free.map((one, index) => (index === seat ? !one : one));
        const before = decodeSeatBitmap(encodeSeatBitmap(free), free.length);
        const after = decodeSeatBitmap(encodeSeatBitmap(held), free.length);
        expect([...after].filter((one, index) => one !== before[index])).toHaveLength(1);
      }),
    );
  });

  test('the count is the sum, also where unused bits are set', () => {
    fc.assert(
      fc.property(seats, (free) => {
        expect(countFreeSeats(encodeSeatBitmap(free), free.length)).toBe(free.filter(Boolean).length);
      }),
    );
    expect(countFreeSeats('F', 1)).toBe(1);
  });

  test('a block of 5,000 seats keeps its ends apart', () => {
    const free = Array.from({ length: 5_000 }, (_, seat) => seat === 0 || seat === 4_999);
    const decoded = decodeSeatBitmap(encodeSeatBitmap(free), 5_000);
    expect(decoded[0]).toBe(1);
    expect(decoded[4_999]).toBe(1);
    expect(countFreeSeats(encodeSeatBitmap(free), 5_000)).toBe(2);
  });

  test.each([
    ['too short', 'F0', 16],
    ['too long', 'F0A30', 16],
    ['no hex', 'F0G3', 16],
    ['beyond ASCII', 'F0가3', 16],
    ['a count that is none', 'F0A3', -1],
    ['a broken count', 'F0A3', 15.5],
  ])('%s is refused by code', (_title, text, count) => {
    expect(() => decodeSeatBitmap(text, count)).toThrow(
      expect.objectContaining({ name: 'InterparkValueError', code: 'SEAT_BITMAP_INVALID' }) as Error,
    );
  });
});

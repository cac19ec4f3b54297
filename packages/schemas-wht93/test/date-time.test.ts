import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cnDateTime, readDateTime } from '../src/index.ts';

const instants = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T15:59:59Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

describe('cnDateTime', () => {
  test('writes and reads every whole second of four-digit years', () => {
    fc.assert(
      fc.property(instants, (date) => {
        const wire = z.encode(cnDateTime(), date);
        expect(wire).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
        expect(z.decode(cnDateTime(), wire)).toEqual(date);
        expect(readDateTime(wire)).toEqual(date);
      }),
    );
  });

  test('reads ISO text of any zone to the same instant behind the flag', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom('Z', '+08:00', '-05:30', '+0900'), (date, zone) => {
        const [hours, minutes] =
          zone === 'Z' ? [0, 0] : [Number(zone.slice(0, 3)), Number(`${zone.slice(0, 1)}${zone.slice(-2)}`)];
        const local = new Date(date.getTime() + (hours * 60 + minutes) * 60_000);
        fc.pre(local.getUTCFullYear() >= 0 && local.getUTCFullYear() <= 9999);
        const iso = local.toISOString().slice(0, 19) + zone;
        expect(readDateTime(iso, true)).toEqual(date);
        expect(readDateTime(iso)).toBeUndefined();
      }),
    );
  });

  test('never throws for text, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d\-T: Z+]{0,30}$/)), (text) => {
        const read = readDateTime(text, true);
        expect(read === undefined || !Number.isNaN(read.getTime())).toBe(true);
      }),
    );
  });

  test.each([
    ['the last second of 9999 in Shanghai', '9999-12-31T15:59:59Z', '9999-12-31 23:59:59'],
    ['the first second after it', '9999-12-31T16:00:00Z', undefined],
    ['the first second of the year 0 in Shanghai', '-000001-12-31T16:00:00Z', '0000-01-01 00:00:00'],
    ['the second before it', '-000001-12-31T15:59:59Z', undefined],
  ])('%s', (_name, iso, wire) => {
    const result = z.safeEncode(cnDateTime(), new Date(iso));
    expect(result.data).toBe(wire);
    expect(result.success).toBe(wire !== undefined);
    if (wire === undefined) expect(result.error?.issues[0]?.message).toContain('years 0 to 9999');
  });
});

import { parseJson, stringifyJson } from '@boxwire/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { showId } from '../src/codecs/show-id.ts';
import { listOrEmptyText } from '../src/codecs/text-or-list.ts';
import { wireFlag } from '../src/codecs/wire-flag.ts';
import { wireInt } from '../src/codecs/wire-int.ts';
import { wireMs } from '../src/codecs/wire-time.ts';
import { leftOutWhenNull } from '../src/requests/left-out-when-null.ts';

const digits = fc.stringMatching(/^[1-9]\d{0,19}$/);
const integer = fc.integer({ min: -1e14, max: 1e14 });
const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });

/** Every codec with values of its app side. */
const codecs: readonly (readonly [string, z.ZodType, fc.Arbitrary<unknown>])[] = [
  ['showId', showId(), digits],
  ['showId as text', showId('string'), digits],
  ['wireInt', wireInt(), integer],
  ['wireFlag', wireFlag(), fc.boolean()],
  ['wireFlag as a number', wireFlag({ wire: 'number' }), fc.boolean()],
  ['wireMs', wireMs(), date],
  ['wireMs as text', wireMs('string'), date],
  ['listOrEmptyText', listOrEmptyText(z.object({ id: showId() })), fc.array(fc.record({ id: digits }))],
  ['leftOutWhenNull', leftOutWhenNull(showId()), digits],
];

test.each(codecs)('%s gives back any value after a trip over JSON', (_name, codec, values) => {
  fc.assert(
    fc.property(values, (value) => {
      expect(z.decode(codec, parseJson(stringifyJson(z.encode(codec, value))))).toEqual(value);
    }),
  );
});

/** In forms and queries everything travels as text. */
test.each(codecs.filter(([name]) => !name.startsWith('list')))(
  '%s reads its own value as text too',
  (_name, codec, values) => {
    fc.assert(
      fc.property(values, (value) => {
        const wire = z.encode(codec, value);
        expect(z.decode(codec, String(wire))).toEqual(value);
      }),
    );
  },
);

test.each([
  ['wireInt', wireInt(), ['', '1.5', '1e3', 'x', null, true, 1.5]],
  ['wireFlag', wireFlag(), ['', 'yes', '2', 2, null]],
  ['wireMs', wireMs(), ['', '-1', 'now', null]],
  ['showId', showId(), ['', '12a', -1, 1.5, 2 ** 53]],
  ['listOrEmptyText', listOrEmptyText(z.string()), ['a', null, {}]],
] as const)('%s refuses what it is not', (_name, codec, refused) => {
  for (const wire of refused) expect(z.safeDecode(codec as z.ZodType, wire).success).toBe(false);
});

test('null leaves a member out of JSON and of a form', () => {
  const schema = z.object({ sku_id: leftOutWhenNull(showId()), count: wireInt() });
  expect(stringifyJson(z.encode(schema, { sku_id: null, count: 1 }))).toBe('{"count":1}');
  expect(z.decode(schema, { sku_id: null, count: 1 })).toEqual({ sku_id: null, count: 1 });
});

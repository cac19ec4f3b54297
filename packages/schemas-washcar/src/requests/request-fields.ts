import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { leftOutWhenEmpty, portableText } from './portable-text.ts';

/** 行政区划 code of a city, such as `110100` (washcar §5.2). */
export const cityCode = z.string().regex(/^\d{6}$/, 'expected a city code of 6 digits');

/** Mobile number `1\d{10}` (washcar §5.2). */
export const mobile = sensitive(
  z.string().regex(/^1\d{10}$/, 'expected a mobile number of 11 digits beginning with 1'),
  'personal',
);

/** The channel's own order number: at most 64 characters, unique per channel (washcar §5.2). */
export const channelOrderNo = portableText(64);

/** A degree as decimal text; text keeps one spelling for the signature (washcar §2.4). */
function degrees(limit: number): z.ZodString {
  return z
    .string()
    .regex(/^-?\d{1,3}(?:\.\d{1,15})?$/, 'expected degrees as plain decimal text')
    .refine((text) => Math.abs(Number(text)) <= limit, `expected degrees within ±${limit.toString()}`);
}

/** Paging: `page` from 0, `size` 1 to 100; the server's default size is 20 (washcar §5.2). */
export const paging = {
  page: z.int().min(0).optional(),
  size: z.int().min(1).max(100).optional(),
};

/** Where the customer stands, for distances. */
export const place = {
  longitude: leftOutWhenEmpty(degrees(180)),
  latitude: leftOutWhenEmpty(degrees(90)),
};

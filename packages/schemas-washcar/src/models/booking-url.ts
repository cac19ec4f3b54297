import { sensitive } from '@boxwire/contract';
import { z } from 'zod';

/** An H5 booking link. Unknown members pass through. */
export interface BookingUrl {
  /** Opens the booking page without a login: treat it as a secret. */
  readonly url: string;
  readonly [member: string]: unknown;
}

const secretUrl = sensitive(z.string().min(1), 'secret');

/** The answer of 获取H5预约链接: text or `{url}` ↔ `{url}`. Encodes as text where nothing stands beside the link. */
export const bookingUrl = sensitive(
  z.codec(
    z.union([z.string().min(1), z.looseObject({ url: secretUrl })]),
    z.custom<BookingUrl>((value) => typeof value === 'object' && value !== null, 'expected a booking link'),
    {
      decode: (wire) => (typeof wire === 'string' ? { url: wire } : wire),
      encode: (value) => (Object.keys(value).length === 1 ? value.url : value),
    },
  ),
  'secret',
);

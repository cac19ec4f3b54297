import { sensitive } from '@boxwire/contract';
import { z } from 'zod';

/** A product or venue code of a request, 8 digits where recorded. */
export const itemCode = z.string().regex(/^[0-9A-Za-z]+$/, 'expected a code of letters and digits');

/** A round of a request, `"001"`. */
export const playSeq = z.string().regex(/^\d{3}$/, 'expected a round such as "001"');

/** A show's date as it travels, `yyyyMMdd` in Korea. */
export const playDate = z.string().regex(/^\d{8}$/, 'expected a date as yyyyMMdd');

/** `{playSeq}:{block}` of a request. */
export const blockKey = z.string().regex(/^\d{3}:[^:]+$/, 'expected a block key such as "001:401"');

/** `{goodsCode}:{placeCode}:{playSeq}:{serial}` of a request. */
export const seatInfoId = z.string().regex(/^[^:]+:[^:]+:\d{3}:[^:]+$/, 'expected a seat id of four parts');

/** A seat grade, `"1"`. */
export const seatGrade = z.string().min(1);

/** The OneStop session id. The page's own placeholder for "none" is refused. */
export const sessionId = sensitive(
  z.string().regex(/^(?!session_undefined$)\S+$/, 'expected the sessionId of an admitted rank answer'),
  'secret',
);

/** The context's opaque member code. */
export const entMemberCode = sensitive(z.string().min(1), 'personal');

/** Text that must hold something, such as a token a person obtained. */
export const secretText = sensitive(z.string().min(1), 'secret');

/** A cache-busting epoch in milliseconds (`nc`). */
export const cacheBuster = z.int().nonnegative();

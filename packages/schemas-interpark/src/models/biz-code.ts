import { z } from 'zod';

const text = () => z.string().regex(/^[0-9A-Za-z]+$/, 'expected a business code of letters and digits');

/*
 * Four codes that look alike are four types (interpark §3): an answer of one kind does not compile where another is sent.
 */

/** The entry channel's code, configured per channel and sent once, to secure-url. */
export const entryBizCode = text().brand<'EntryBizCode'>();

/** The code of the gates: `bc`, goods-info's query, `ekyc/auth`; equals goods-info's `reserveBizCode`. */
export const gatesBizCode = text().brand<'GatesBizCode'>();

/** The session's code, read from rank and the OneStop context; what every OneStop and payment call sends. */
export const sessionBizCode = text().brand<'SessionBizCode'>();

/** The goods record's (supplier's) code: only ever received. No request takes it. */
export const goodsBizCode = z.string().brand<'GoodsBizCode'>();

/** See `entryBizCode`. */
export type EntryBizCode = z.output<typeof entryBizCode>;
/** See `gatesBizCode`. */
export type GatesBizCode = z.output<typeof gatesBizCode>;
/** See `sessionBizCode`. */
export type SessionBizCode = z.output<typeof sessionBizCode>;
/** See `goodsBizCode`. */
export type GoodsBizCode = z.output<typeof goodsBizCode>;

import { sensitive } from '@boxwire/contract';
import { z } from 'zod';
import { sessionId } from '../models/wire-values.ts';

/** Languages of the OneStop API. */
export const ONESTOP_LANGUAGES = ['KO', 'EN', 'JA', 'ZH'] as const;

/** One language of the OneStop API. */
export type OnestopLanguage = (typeof ONESTOP_LANGUAGES)[number];

const session = {
  'x-onestop-session': sessionId,
  'x-onestop-channel': z.string().min(1),
};
const page = {
  'x-ticket-bff-language': z.enum(ONESTOP_LANGUAGES),
  'x-onestop-trace-id': z.string().regex(/^[0-9A-Za-z]{16}$/, 'expected 16 letters and digits'),
  /** `Bearer <goods.preOpt>`, pre-sale shows only. */
  authorization: sensitive(z.string(), 'secret').optional(),
};
/** Replaces the page the endpoint names; the first call names the oneStopUrl. */
const referer = { referer: sensitive(z.string(), 'secret').optional() };

/**
 * Headers of the REST client with 60 s patience, which keeps one trace id per page load, and of the GraphQL client, which takes a
 * new one per request (interpark §5.0).
 */
export const restHeaders = z.object({ ...session, ...page, ...referer });

/** Headers of the REST client with 5 s patience: no language, no trace id, no bearer (interpark §5.0). */
export const fastHeaders = z.object({ ...session, ...referer });

/** Pages of OneStop that calls come from. */
export type OnestopPageName = 'schedule' | 'seat' | 'price' | 'payment';

/** Headers that never change, per class and page. */
export function fixedOnestopHeaders(client: 'rest' | 'gql', page: OnestopPageName): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    referer: `https://tickets.interpark.com/onestop/${page}`,
    ...(client === 'rest' && { 'x-requested-with': 'XMLHttpRequest' }),
  };
}

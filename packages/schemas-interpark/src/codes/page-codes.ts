import type { CodeRow } from '@boxwire/contract';

const source = 'interpark §5.14';

/** `errorCode` of the page `/onestop/error` (interpark §5.14). */
export const INTERPARK_ERROR_PAGE_CODES = [
  { wireCode: 'E04', meaning: 'ACCOUNT_LIMIT', source },
  { wireCode: 'E05', meaning: 'SERVER_ERROR', source },
  { wireCode: 'E06', meaning: 'SESSION_EXPIRED', source },
  { wireCode: 'E09', meaning: 'BLACKLIST', source },
  { wireCode: 'P01021', meaning: 'BLACKLIST_RANKING', source },
  { wireCode: 'P01022', meaning: 'NOT_ELIGIBLE', source },
] as const satisfies readonly CodeRow[];

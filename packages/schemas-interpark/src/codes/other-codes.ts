import type { CodeRow } from '@boxwire/contract';

/** Wire codes of the waiting API, NOL World and the gateway (interpark §4.1, §4.2, §4.3, §0.2). */
export const INTERPARK_OTHER_CODES = [
  {
    wireCode: 'AccessDenied',
    meaning: 'a field of secure-url is missing, or a code it refuses',
    source: 'interpark §4.1',
  },
  { wireCode: 'AccessDenied_Blacklist', meaning: 'the account is blocked', source: 'interpark §4.1' },
  { wireCode: 'UnableReservationTime', meaning: 'before the sale opens', source: 'interpark §4.1' },
  { wireCode: 'InternalServerError', meaning: 'the key is still URL-encoded, or not alone', source: 'interpark §4.2' },
  { wireCode: 'ExpiredSession', meaning: 'the waitingId is dead', source: 'interpark §4.3' },
  { wireCode: 'ENTER_EMAIL_NOT_FOUND', meaning: 'no linked ticket member', source: 'interpark §1.4' },
  { wireCode: 'GATEWAY_ABUSE_BLOCKED', meaning: 'the gateway blocks this client', source: 'interpark §0.2' },
] as const satisfies readonly CodeRow[];

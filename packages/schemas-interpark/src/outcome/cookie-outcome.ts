import { firstOf, type OutcomeReader } from '@boxwire/contract';

/** Envelope E7 (interpark §0.2): a bare JSON string, the one answer of set-cookie to anything but a non-empty JSON string. */
const cookieText: OutcomeReader<'CookieTextRefused'> = {
  codes: ['CookieTextRefused'],
  read: ({ status, body }) =>
    status >= 400 && typeof body === 'string'
      ? {
          failure: {
            kind: 'invalid',
            code: 'CookieTextRefused',
            message: 'the body must be one non-empty JSON string literal, not an object',
          },
        }
      : undefined,
};

const empty: OutcomeReader<never> = {
  codes: [],
  read: ({ status }) => (status >= 200 && status < 300 ? { payload: undefined } : undefined),
};

/** Reads an answer of set-cookie (interpark §5.1): empty on success. */
export function cookieOutcome() {
  return firstOf(cookieText, empty);
}

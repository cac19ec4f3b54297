import type { OutcomeReader } from '@boxwire/contract';
import { RAIL_FAILURE_CODES, type RailFailureCode } from './failure-codes.ts';
import { failure, pageFailure, transportRefusal } from './refusals.ts';

/**
 * Reads an HTML page or script. `mustHold`: what the page must show, or it is not the page asked for; an order page without
 * its token means that nothing was submitted before (rail12306 §5.19).
 */
export function pageOutcome(options: { readonly mustHold?: RegExp } = {}): OutcomeReader<RailFailureCode> {
  const { mustHold } = options;
  return {
    codes: RAIL_FAILURE_CODES,
    read: (response) => {
      const refused = transportRefusal(response);
      if (refused) return { failure: refused };
      const html = response.bodyText;
      if (mustHold === undefined || mustHold.test(html)) return { payload: html };
      return { failure: pageFailure(html) ?? failure('OrderPageMissing', 'a page without what it is asked for') };
    },
    wrap: (data) => data,
  };
}

/** Reads a redirect that is the answer itself: its `Location` path is the data (rail12306 §5.10). */
export function redirectOutcome(): OutcomeReader<RailFailureCode> {
  return {
    codes: RAIL_FAILURE_CODES,
    read: (response) => {
      const { location } = response.headers;
      if (response.status >= 300 && response.status < 400 && location !== undefined) {
        return location.includes('error')
          ? { failure: transportRefusal(response) ?? failure('ErrorPage', '') }
          : { payload: location };
      }
      const refused = transportRefusal(response);
      return refused === undefined ? { payload: '' } : { failure: refused };
    },
    wrap: (data) => data,
  };
}

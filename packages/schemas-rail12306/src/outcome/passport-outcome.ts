import { codeTable, parseJson, type CodeMeaning, type OutcomeReader, type ReadResponse } from '@boxwire/contract';
import { RAIL_FAILURE_CODES, RAIL_FAILURES, type RailFailureCode } from './failure-codes.ts';
import { failure, transportRefusal, unexpectedPage } from './refusals.ts';

/** How one passport endpoint reads its `result_code`. */
export interface PassportOptions {
  /** Codes that carry data. */
  readonly success: readonly string[];
  readonly table?: Readonly<Record<string, RailFailureCode>>;
  /** Code for a number the contract does not list. Default `Business`. */
  readonly fallback?: RailFailureCode;
  /** What an empty body means; the login answers so when it wants a challenge (rail12306 §5.9). */
  readonly whenEmpty?: RailFailureCode;
}

/**
 * Reads `{ result_message, result_code, … }`: a number or digit text alike, bare or inside a JSONP call (rail12306 §1.2).
 * The whole body is the data.
 */
export function passportOutcome(options: PassportOptions): OutcomeReader<RailFailureCode> {
  const entries = Object.entries(options.table ?? {}).map(([wire, code]) => [wire, meaning(code)] as const);
  const table = codeTable<RailFailureCode>({
    codeIn: ['result_code'],
    messageIn: ['result_message'],
    dataIn: '',
    success: options.success,
    table: Object.fromEntries(entries),
    fallback: meaning(options.fallback ?? 'Business'),
    wrap: (data) => data,
  });
  return {
    codes: RAIL_FAILURE_CODES,
    wrap: (data) => data,
    read: (response) => {
      const read = unwrapJsonp(response);
      const refused = transportRefusal(read) ?? (read.bodyProblem && unexpectedPage(read));
      if (refused) return { failure: refused };
      if (read.bodyProblem === 'empty' && options.whenEmpty !== undefined) {
        return { failure: failure(options.whenEmpty, 'an empty answer') };
      }
      return table.read(read);
    },
  };
}

function meaning(code: RailFailureCode): CodeMeaning<RailFailureCode> {
  return { code, ...RAIL_FAILURES[code] };
}

const JSONP = /^\/\*\*\/\s*[\w$.]+\(([^]*)\);?\s*$/;

/** `/**\/NAME({…});` as the answer it holds. */
function unwrapJsonp(response: ReadResponse): ReadResponse {
  const inside = response.bodyProblem === 'notJson' ? JSONP.exec(response.bodyText.trim())?.[1] : undefined;
  if (inside === undefined) return response;
  try {
    const { bodyProblem: _problem, ...rest } = response;
    return { ...rest, body: parseJson(inside) };
  } catch {
    return response;
  }
}

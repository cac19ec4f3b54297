import type { FailureDraft, OutcomeReader, ReadResponse, Reading } from '@boxwire/contract';
import { z } from 'zod';
import { RAIL_FAILURE_CODES, type RailFailureCode } from './failure-codes.ts';
import { failure, messageFailure, renamedQuery, transportRefusal, unexpectedPage } from './refusals.ts';

/** The members of the OTN envelope (rail12306 §1.2). `messages` is a string in leftTicket/query. */
export const otnEnvelope = z.looseObject({
  validateMessagesShowId: z.string().optional(),
  status: z.boolean(),
  httpstatus: z.int().optional(),
  messages: z.union([z.array(z.string()), z.string()]).optional(),
  validateMessages: z.record(z.string(), z.unknown()).optional(),
  attributes: z.string().optional(),
  url: z.string().optional(),
});

type Members = Readonly<Record<string, unknown>>;

/** What an endpoint adds to the reading of its envelope. */
export interface OtnOptions {
  /** Success without `data`, for the endpoints that answer so. Default false: the missing data is explained by `messages`. */
  readonly dataOptional?: boolean;
  /** A failure inside `data`, such as `submitStatus: false`. */
  readonly refusal?: (data: Members) => FailureDraft<RailFailureCode> | undefined;
}

/**
 * Reads an OTN answer in the order of rail12306 §1.3: redirect (with `c_url` in its body), edge refusal, page, empty,
 * envelope, 用户未登录, `status`, `data`. `status: true` alone is no success.
 */
export function otnOutcome(options: OtnOptions = {}): OutcomeReader<RailFailureCode> {
  return {
    codes: RAIL_FAILURE_CODES,
    payloadIn: 'data',
    read: (response) => readOtn(response, options),
    wrap: (data) => otnEnvelope.extend({ data: data.optional() }),
  };
}

function readOtn(response: ReadResponse, options: OtnOptions): Reading {
  const refused = transportRefusal(response) ?? (response.bodyProblem && unexpectedPage(response));
  if (refused) return { failure: refused };
  const { body } = response;
  if (!isMembers(body)) return undefined;
  const renamed = renamedQuery(body);
  if (renamed) return { failure: renamed };
  if (typeof body.status !== 'boolean') return undefined;
  const found = envelopeFailure(body, options);
  return found === undefined ? { payload: body.data } : { failure: found };
}

function envelopeFailure(body: Members, options: OtnOptions): FailureDraft<RailFailureCode> | undefined {
  const message = messageOf(body);
  const { data } = body;
  if (isNotLoggedIn(body, message)) return failure('NotLoggedIn', message || '用户未登录');
  if (body.status !== true) return refusedEnvelope(body, message);
  if (data === undefined || data === null) {
    if (message !== '') return messageFailure(message);
    return options.dataOptional === true ? undefined : failure('HtmlPage', 'expected data, got none and no message');
  }
  // the transfer query puts a text into data and the reason beside it (rail12306 §7)
  if (typeof data === 'string' && textOf(body.errorMsg) !== '') return messageFailure(textOf(body.errorMsg));
  return isMembers(data) ? options.refusal?.(data) : undefined;
}

function refusedEnvelope(body: Members, message: string): FailureDraft<RailFailureCode> {
  // some refusals put their text where the data belong (rail12306 §5.23)
  const text = message || (typeof body.data === 'string' ? body.data : '') || textOf(body.errorMsg);
  const drafted = messageFailure(text);
  const wantsQuery = typeof body.url === 'string' && body.url.includes('leftTicket/init');
  return drafted.code === 'Busy' && wantsQuery ? failure('PageState', drafted.message) : drafted;
}

function isNotLoggedIn(body: Members, message: string): boolean {
  const loginUrl = typeof body.url === 'string' && body.url.includes('login/init');
  const noLogin = isMembers(body.data) && body.data.noLogin === 'true';
  return noLogin || (body.data === undefined && loginUrl) || message.includes('用户未登录');
}

function messageOf(body: Members): string {
  return [body.messages ?? []].flat().map(textOf).filter(Boolean).join('; ');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

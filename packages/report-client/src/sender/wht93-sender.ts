import { createClient } from '@boxwire/http-core';
import type { Client, ClientOptions } from '@boxwire/http-core';
import { wht93 } from '@boxwire/schemas-wht93';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { WireBody } from '../kinds/kind-rule.ts';
import type { ReportKind } from '../kinds/report-kind.ts';
import type { AuthorisedCall } from './authorised-call.ts';
import { findOrAddHall } from './find-or-add-hall.ts';
import { isTokenExpired, readCallError, readOutcome } from './read-outcome.ts';
import type { AnyEndpoint, AnyOutcome } from './read-outcome.ts';
import type { ReportRequest, ReportSender, SendResult } from './report-sender.ts';
import { TokenKeeper } from './token-keeper.ts';
import type { TokenAnswer } from './token-keeper.ts';

/** Settings of the HTTP client underneath, as `createClient` takes them. */
export type HttpOptions = Pick<
  ClientOptions<typeof wht93>,
  | 'bodyTimeoutMs'
  | 'ca'
  | 'connectTimeoutMs'
  | 'headers'
  | 'headersTimeoutMs'
  | 'hooks'
  | 'maxResponseBytes'
  | 'minIntervalMs'
> & {
  /** Where to connect instead of the origin, `http://127.0.0.1:4010`; names and certificate stay those of the origin. */
  readonly connectTo?: string | undefined;
  /** Total time of one request. Default 30_000. */
  readonly deadlineMs?: number | undefined;
};

/** What the sender of a receiver needs. */
export interface Wht93SenderOptions {
  /** The receiver's base address, `https://host`. */
  readonly origin: string;
  readonly appId: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly concurrency: number;
  readonly http: HttpOptions;
}

const DEFAULT_DEADLINE_MS = 30_000;

const TARGETS: Readonly<Record<Exclude<ReportKind, 'hall'>, AnyEndpoint>> = {
  performance: asText(wht93.endpoints.performance.code),
  performanceUpdate: asText(wht93.endpoints.performance.update),
  sessionUpdate: asText(wht93.endpoints.session.update),
  inventory: asText(wht93.endpoints.inventory.report),
  ticket: asText(wht93.endpoints.ticket.report),
  order: asText(wht93.endpoints.order.report),
  refund: asText(wht93.endpoints.order.refund),
  check: asText(wht93.endpoints.checking.report),
};

const VENUES = { list: asText(wht93.endpoints.venue.list), save: asText(wht93.endpoints.venue.save) };

/** Sends reports to a receiver over HTTP: one token for all, renewed when the receiver says that it has expired. */
export function wht93Sender(options: Wht93SenderOptions): ReportSender {
  return new HttpSender(options);
}

class HttpSender implements ReportSender {
  readonly #client: Client<typeof wht93>;
  readonly #tokens: TokenKeeper;

  constructor({ origin, appId, secret, clock, concurrency, http }: Wht93SenderOptions) {
    const { connectTo, deadlineMs = DEFAULT_DEADLINE_MS, ...rest } = http;
    this.#client = createClient(wht93, {
      ...rest,
      origins: { cis: origin },
      ...(connectTo === undefined ? {} : { connectTo: { cis: connectTo } }),
      // delivery decides when something is sent again
      retry: false,
      maxConcurrentPerOrigin: concurrency + 1,
      deadlineMs,
      clock,
      redact: { values: [secret] },
    });
    this.#tokens = new TokenKeeper(() => this.#fetchToken({ appId, secret }), clock);
  }

  async send({ kind, body }: ReportRequest, signal: AbortSignal): Promise<SendResult> {
    const call: AuthorisedCall = (target, own) => this.#authorised(target, own, signal);
    if (kind === 'hall') return findOrAddHall(body, { call, endpoints: VENUES });
    return call(TARGETS[kind], body);
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** One call with the token; with a new one, once, when the receiver says that it has expired. */
  async #authorised(target: AnyEndpoint, body: WireBody, signal: AbortSignal): Promise<SendResult> {
    const text = JSON.stringify(body);
    try {
      for (let isRepeat = false; ; isRepeat = true) {
        const token = this.#tokens.current ?? (await this.#tokens.get());
        if (typeof token !== 'string' && !token.ok) return token.result;
        const accessToken = typeof token === 'string' ? token : token.token;
        const outcome = await this.#call(target, withToken(text, accessToken), signal);
        if (!isTokenExpired(outcome)) return readOutcome(outcome);
        this.#tokens.expired(accessToken);
        if (isRepeat) return readOutcome(outcome);
      }
    } catch (error) {
      return readCallError(error, signal);
    }
  }

  #call(target: AnyEndpoint, body: string, signal?: AbortSignal): Promise<AnyOutcome> {
    return this.#client.$call(target, { body }, signal === undefined ? undefined : { signal });
  }

  async #fetchToken(body: { readonly appId: string; readonly secret: string }): Promise<TokenAnswer> {
    try {
      // not with a request's signal: others wait for the same token
      const outcome = await this.#client.token.get({ body });
      if (outcome.ok) {
        const { accessToken, expiresIn } = outcome.data;
        return { ok: true, token: accessToken, expiresInMs: expiresIn * 1_000 };
      }
      return { ok: false, result: withoutToken(readOutcome(outcome)) };
    } catch (error) {
      return { ok: false, result: withoutToken(readCallError(error, undefined)) };
    }
  }
}

/** A token that is refused says nothing about the report that wanted it. */
function withoutToken(result: SendResult): Exclude<SendResult, { result: 'accepted' }> {
  if (result.result === 'refused') return { ...result, result: 'unauthenticated' };
  return result.result === 'accepted' ? { result: 'aborted' } : result;
}

/** The endpoint, taking its body as finished text: the report was checked and encoded when it was accepted. */
function asText<Spec extends AnyEndpoint>(spec: Spec): AnyEndpoint {
  const contentType = spec.body?.contentType ?? 'application/json; charset=UTF-8';
  return { ...spec, body: { kind: 'text', contentType, schema: z.string(), write: String } };
}

function withToken(text: string, accessToken: string): string {
  return `{"accessToken":${JSON.stringify(accessToken)},${text.slice(1)}`;
}

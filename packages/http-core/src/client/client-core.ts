import type { EndpointSpec, Exchange, PlatformSpec, WireRequest } from '@boxwire/contract';
import type { CookieJar } from '../cookies/cookie-jar.ts';
import { Call } from '../call/call.ts';
import { hostHeader, lowerCased } from '../call/request-headers.ts';
import { runCall } from '../call/run-call.ts';
import type { CallAnswer } from '../call/run-call.ts';
import { monotonicTimers, RunningCalls } from '../call/running-calls.ts';
import { HttpError } from '../errors.ts';
import { callHook } from '../hooks/call-hook.ts';
import { exchangeChannel } from '../hooks/channels.ts';
import { ExchangeRecorder } from '../hooks/exchange-recorder.ts';
import { unredactedExchange } from '../hooks/hooks.ts';
import type { ClientHooks } from '../hooks/hooks.ts';
import { exchangeRedactor } from '../hooks/redact-exchange.ts';
import { openOrigins } from '../transport/origin.ts';
import type { Origin } from '../transport/origin.ts';
import { checkCallOptions } from './call-options.ts';
import type { CallOptions } from './call-options.ts';
import { ClientOptionError } from './client-option-error.ts';
import type { EndpointPlan } from './endpoint-plan.ts';
import { readOptions } from './read-options.ts';
import type { ClientSettings, GivenOptions } from './read-options.ts';

let clientCount = 0;

/** What stands behind a client: its settings, origins and running calls. */
export class ClientCore {
  readonly settings: ClientSettings;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly hooks: ClientHooks;
  readonly jar: CookieJar | undefined;
  readonly running: RunningCalls<Call> = new RunningCalls<Call>();
  readonly #platform: PlatformSpec;
  readonly #options: GivenOptions;
  readonly #plans = new WeakMap<EndpointSpec, EndpointPlan>();
  readonly #nextExchangeId: () => string;
  #redact: ((exchange: Exchange) => Exchange) | undefined;
  #closing: Promise<void> | undefined;

  constructor(platform: PlatformSpec, options: GivenOptions) {
    this.settings = readOptions(platform, options);
    this.origins = openOrigins(this.settings, options.ca);
    this.hooks = options.hooks ?? {};
    this.jar = options.jar;
    this.#platform = platform;
    this.#options = options;
    this.#nextExchangeId = options.exchangeId ?? countingIds(platform.id);
  }

  /** The plan of an endpoint. Throws `CLIENT_ENDPOINT_UNKNOWN` for one whose origin this client does not have. */
  planOf(endpoint: EndpointSpec): EndpointPlan {
    const known = this.#plans.get(endpoint);
    if (known !== undefined) return known;
    const origin = this.origins.get(endpoint.origin);
    if (origin === undefined) {
      throw new ClientOptionError(
        'CLIENT_ENDPOINT_UNKNOWN',
        endpoint.id,
        `its origin "${endpoint.origin}" is none of ${this.#platform.id}'s`,
      );
    }
    const plan: EndpointPlan = {
      client: this,
      endpoint,
      origin,
      signer: endpoint.signed === false ? undefined : this.settings.signer,
      // bodies are small and the servers near; a compressed answer is still understood
      baseHeaders: { ...hostHeader(origin), 'accept-encoding': 'identity', ...lowerCased(this.#options.headers ?? {}) },
      latestHeaders: undefined,
    };
    this.#plans.set(endpoint, plan);
    return plan;
  }

  /** Makes a call and resolves to its answer. Rejects with `HttpError`. */
  async run(plan: EndpointPlan, wire: WireRequest, options: CallOptions | undefined): Promise<CallAnswer> {
    if (options !== undefined) checkCallOptions(options);
    if (this.#closing !== undefined) throw closedError(plan.endpoint.id);
    const call = new Call(plan, options, this.#recorderFor(plan, options));
    this.running.add(call);
    try {
      return await runCall(call, wire);
    } finally {
      call.end();
      this.running.delete(call);
    }
  }

  close(abort: boolean): Promise<void> {
    if (abort) for (const call of this.running.list()) call.stop('HTTP_CLIENT_CLOSED', 'the client was closed');
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.running.idle();
    this.running.stop();
    await Promise.all([...new Set(this.origins.values())].map((origin) => origin.pool.destroy()));
  }

  #recorderFor(plan: EndpointPlan, options: CallOptions | undefined): ExchangeRecorder | undefined {
    const { onExchange, [unredactedExchange]: onRawExchange } = this.hooks;
    if (onExchange === undefined && onRawExchange === undefined && !exchangeChannel.hasSubscribers) return undefined;
    return new ExchangeRecorder({
      platformId: this.#platform.id,
      endpointId: plan.endpoint.id,
      journey: options?.journey,
      now: () => this.settings.clock.now(),
      elapsed: () => monotonicTimers.now(),
      nextId: this.#nextExchangeId,
      emit: (exchange) => {
        this.#emit(exchange);
      },
    });
  }

  #emit(exchange: Exchange): void {
    callHook('unredactedExchange', this.hooks[unredactedExchange], exchange);
    if (this.hooks.onExchange === undefined && !exchangeChannel.hasSubscribers) return;
    this.#redact ??= exchangeRedactor(this.#platform, this.#options.redact);
    const redacted = this.#redact(exchange);
    callHook('onExchange', this.hooks.onExchange, redacted);
    if (exchangeChannel.hasSubscribers) exchangeChannel.publish(redacted);
  }
}

function closedError(endpointId: string): HttpError {
  return new HttpError('HTTP_CLIENT_CLOSED', 'the client is closed', {
    endpointId,
    attempt: 1,
    mayHaveHappened: false,
  });
}

// the client's number keeps the ids of two clients of one platform apart
function countingIds(platformId: string): () => string {
  clientCount += 1;
  const prefix = `${platformId}-${clientCount.toString()}`;
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${count.toString()}`;
  };
}

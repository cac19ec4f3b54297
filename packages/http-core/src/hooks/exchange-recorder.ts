import type { Exchange, NameValue } from '@boxwire/contract';
import type { OutgoingRequest } from '../call/exchange-once.ts';
import type { RetryDecision } from '../retry/decide-retry.ts';
import type { ResponseHeaders } from '../transport/response-collector.ts';
import { headerPairs } from '../transport/response-headers.ts';

/** What a recorder needs to know of its call. */
export interface RecordedCall {
  readonly platformId: string;
  readonly endpointId: string;
  readonly journey: { readonly id: string; readonly stepId: string } | undefined;
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds that only ever grow. */
  elapsed(): number;
  nextId(): string;
  emit(exchange: Exchange): void;
}

/** An answer as it came. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly bodyText: string;
  readonly bodyBytes: number;
}

type Conclusion = Pick<Exchange, 'outcome' | 'error'>;
type Draft = Omit<Exchange, 'durationMs'> & { readonly begunAt: number; readonly endedAt?: number };

/** Builds the exchanges of one call, one per request on the wire, and emits each once its meaning is known. */
export class ExchangeRecorder {
  readonly #call: RecordedCall;
  #attempt = 1;
  #draft: Draft | undefined;

  constructor(call: RecordedCall) {
    this.#call = call;
  }

  sending(request: OutgoingRequest): void {
    // a redirect: the exchange before it has no meaning of its own
    this.#emit({});
    const { platformId, endpointId, journey } = this.#call;
    this.#draft = {
      id: this.#call.nextId(),
      platformId,
      endpointId,
      attempt: this.#attempt,
      startedAt: this.#call.now(),
      begunAt: this.#call.elapsed(),
      request: {
        method: request.method,
        url: request.origin.origin + request.target,
        headers: requestPairs(request),
        bodyText: request.bodyText,
      },
      ...(journey && { journey }),
    };
  }

  received({ status, headers, bodyText, bodyBytes }: RecordedResponse): void {
    if (this.#draft === undefined) return;
    const response = { status, headers: headerPairs(headers), bodyText, bodyBytes };
    this.#draft = { ...this.#draft, response, endedAt: this.#call.elapsed() };
  }

  /** The attempt is over; nothing is emitted when it never got as far as a connection pool. */
  concluded(conclusion: Conclusion, retry: RetryDecision): void {
    this.#emit({ ...conclusion, retry });
    this.#attempt += 1;
  }

  #emit(rest: Conclusion & { readonly retry?: RetryDecision }): void {
    if (this.#draft === undefined) return;
    const { begunAt, endedAt, ...exchange } = this.#draft;
    this.#draft = undefined;
    this.#call.emit({ ...exchange, durationMs: (endedAt ?? this.#call.elapsed()) - begunAt, ...rest });
  }
}

function requestPairs({ headers, origin }: OutgoingRequest): NameValue[] {
  const pairs: NameValue[] = [];
  for (let index = 0; index < headers.length; index += 2) pairs.push([headers[index] ?? '', headers[index + 1] ?? '']);
  return pairs.some(([name]) => name === 'host') ? pairs : [['host', origin.host], ...pairs];
}

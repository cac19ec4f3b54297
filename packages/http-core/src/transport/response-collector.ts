import type { Dispatcher } from 'undici';
import type { TransportProblem } from './classify-transport-error.ts';

/** A response as it came: header values as undici gives them, body bytes undecoded. */
export interface CollectedResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly chunks: readonly Buffer[];
  readonly bodyBytes: number;
}

/** Response headers by lower-case name; repeated ones as a list. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Why a dispatch ended without a response. */
export interface DispatchFailure {
  /** Whether undici had begun to write the request. */
  readonly started: boolean;
  /** What the transport reported, or what this side decided. */
  readonly error?: unknown;
  readonly problem?: TransportProblem;
}

/** Who is told how a dispatch went. Exactly one of `done` and `failed` is called, once. */
export interface CollectorEvents {
  started(): void;
  done(response: CollectedResponse): void;
  failed(failure: DispatchFailure): void;
}

/** Collects one response, at most `maxBytes` of body. A response to HEAD announces a length it does not send. */
export class ResponseCollector implements Dispatcher.DispatchHandler {
  readonly #events: CollectorEvents;
  readonly #maxBytes: number;
  readonly #isHead: boolean;
  #controller: Dispatcher.DispatchController | undefined;
  #settled = false;
  #status = 0;
  #headers: ResponseHeaders = {};
  readonly #chunks: Buffer[] = [];
  #bodyBytes = 0;

  constructor(events: CollectorEvents, limits: { readonly maxBytes: number; readonly isHead: boolean }) {
    this.#events = events;
    this.#maxBytes = limits.maxBytes;
    this.#isHead = limits.isHead;
  }

  /** Gives up: the connection is cut if the request is on it, and a queued request is never written. */
  cancel(): void {
    this.#settled = true;
    this.#controller?.abort(new Error('cancelled'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    const again = this.#controller !== undefined;
    this.#controller = controller;
    if (this.#settled) {
      controller.abort(new Error('cancelled'));
    } else if (again) {
      // a connection pool that re-sends on its own must not do so with a write
      controller.abort(new Error('written twice'));
    } else {
      this.#events.started();
    }
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: ResponseHeaders): void {
    // an informational answer is overwritten by the real one
    this.#status = status;
    this.#headers = headers;
    const announced = this.#isHead ? undefined : headers['content-length'];
    if (typeof announced === 'string' && Number(announced) > this.#maxBytes) this.#refuseSize();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bodyBytes += chunk.length;
    if (this.#bodyBytes > this.#maxBytes) this.#refuseSize();
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#settled) return;
    this.#settled = true;
    // undici frees the connection in an immediate that it sets after this; told earlier, the caller's next request would
    // find it busy and open another
    queueMicrotask(() => setImmediate(this.#finish));
  }

  readonly #finish = (): void => {
    this.#events.done({
      status: this.#status,
      headers: this.#headers,
      chunks: this.#chunks,
      bodyBytes: this.#bodyBytes,
    });
  };

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#fail({ started: this.#controller !== undefined, error });
  }

  #refuseSize(): void {
    const problem = `the answer is larger than ${this.#maxBytes.toString()} bytes: raise maxResponseBytes if it may be`;
    this.#fail({ started: true, problem: { code: 'HTTP_RESPONSE_TOO_LARGE', problem } });
    this.#controller?.abort(new Error('too large'));
  }

  #fail(failure: DispatchFailure): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#events.failed(failure);
  }
}

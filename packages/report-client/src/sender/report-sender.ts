import type { WireBody } from '../kinds/kind-rule.ts';
import type { ReportKind } from '../kinds/report-kind.ts';

/** One request that carries one or more reports. */
export interface ReportRequest {
  readonly kind: ReportKind;
  /** Complete but for the token. */
  readonly body: WireBody;
}

/**
 * How a request ended. `accepted`: the receiver has it. `refused`: it does not want this report, ever. `failed`: it may be
 * tried again; `answered` when the receiver itself said so. `unavailable`: it asked to be left alone. `unauthenticated`: no
 * token can be had; the report was not judged. `aborted`: we gave up.
 */
export type SendResult =
  | { readonly result: 'accepted'; readonly data: unknown }
  | { readonly result: 'refused'; readonly code: string; readonly message: string }
  | { readonly result: 'failed'; readonly code: string; readonly message: string; readonly answered: boolean }
  | { readonly result: 'unavailable'; readonly code: string; readonly message: string; readonly retryAfterMs?: number }
  | { readonly result: 'unauthenticated'; readonly code: string; readonly message: string }
  | { readonly result: 'aborted' };

/** Sends reports to the receiver. Never rejects. */
export interface ReportSender {
  send(request: ReportRequest, signal: AbortSignal): Promise<SendResult>;
  close(): Promise<void>;
}

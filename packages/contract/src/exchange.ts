import type { FailureKind } from './outcome.ts';
import type { NameValue } from './wire.ts';

/** One attempt on the wire, as the client and the sandbox report it. Redacted unless the option's name says raw. */
export interface Exchange {
  /** Unique within the process that emitted it. */
  readonly id: string;
  readonly platformId: string;
  readonly endpointId: string;
  /** From 1. */
  readonly attempt: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly NameValue[];
    readonly bodyText: string | null;
  };
  readonly response?: {
    readonly status: number;
    readonly headers: readonly NameValue[];
    readonly bodyText: string;
    /** Bytes received, before decoding. */
    readonly bodyBytes: number;
  };
  /** Transport failure, when no response was read. */
  readonly error?: { readonly code: string; readonly message: string };
  readonly outcome?: { readonly ok: boolean; readonly kind?: FailureKind; readonly code?: string };
  /** What was decided after this attempt. */
  readonly retry?: { readonly retry: boolean; readonly reason: string; readonly delayMs?: number };
  readonly journey?: { readonly id: string; readonly stepId: string };
}

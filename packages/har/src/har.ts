/** A HAR 1.2 document, as far as this package writes one. Member names are those of the format. */
export interface Har {
  readonly log: HarLog;
}

/** The root of a HAR document. */
export interface HarLog {
  readonly version: '1.2';
  readonly creator: HarCreator;
  readonly comment?: string;
  readonly entries: readonly HarEntry[];
}

/** The program that wrote a capture. */
export interface HarCreator {
  readonly name: string;
  readonly version: string;
  readonly comment?: string;
}

/** One attempt on the wire. */
export interface HarEntry {
  /** ISO 8601, UTC, with milliseconds. */
  readonly startedDateTime: string;
  /** Milliseconds; the sum of `timings`. */
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: HarTimings;
  /** What Boxwire knows beyond HAR. */
  readonly _boxwire: HarBoxwire;
}

/** A name and a value, decoded. */
export interface HarPair {
  readonly name: string;
  readonly value: string;
}

/** A cookie. Only `Set-Cookie` carries more than name and value. */
export interface HarCookie extends HarPair {
  readonly path?: string;
  readonly domain?: string;
  /** ISO 8601. */
  readonly expires?: string;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
}

/** A request. Sizes in bytes; -1 where not known. */
export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarCookie[];
  readonly headers: readonly HarPair[];
  readonly queryString: readonly HarPair[];
  readonly postData?: HarPostData;
  readonly headersSize: number;
  readonly bodySize: number;
}

/** A request body. `params` is there for forms only. */
export interface HarPostData {
  readonly mimeType: string;
  readonly text: string;
  readonly params?: readonly HarPair[];
}

/** A response. Status 0 stands for "none came". Sizes in bytes; -1 where not known. */
export interface HarResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarCookie[];
  readonly headers: readonly HarPair[];
  readonly content: HarContent;
  readonly redirectURL: string;
  readonly headersSize: number;
  readonly bodySize: number;
  /** Code of the transport failure, where no response came. */
  readonly _error?: string;
}

/** A response body. `size` counts the bytes of `text`, after decoding. */
export interface HarContent {
  readonly size: number;
  readonly mimeType: string;
  readonly text?: string;
}

/** Phases in milliseconds; an exchange knows only its total, which stands in `wait`. */
export interface HarTimings {
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
}

/** The custom member of every entry this package writes. */
export interface HarBoxwire {
  readonly id: string;
  readonly platformId: string;
  readonly endpointId: string;
  /** From 1. */
  readonly attempt: number;
  readonly outcome?: { readonly ok: boolean; readonly kind?: string; readonly code?: string };
  readonly retry?: { readonly retry: boolean; readonly reason: string; readonly delayMs?: number };
  readonly journey?: { readonly id: string; readonly stepId: string };
  readonly error?: { readonly code: string; readonly message: string };
}

import { stringifyJson } from '@boxwire/contract';

/** An answer before it is written. */
export interface Reply {
  readonly status: number;
  /** Wire spelling of names is kept; a list repeats the header. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array | null;
  /** For the operator only (request log, events): never sent. */
  readonly facts?: Readonly<Record<string, string>> | undefined;
}

/** Options of the reply builders. */
export interface ReplyOptions {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Reply['headers'];
  readonly facts?: Reply['facts'];
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** A JSON answer; a bigint becomes a plain integer literal. */
export function jsonReply(value: unknown, options: ReplyOptions = {}): Reply {
  return rawReply(stringifyJson(value), JSON_TYPE, options);
}

/** JSON that is ready to send, as text or UTF-8 bytes. */
export function jsonTextReply(jsonText: string | Uint8Array, options: ReplyOptions = {}): Reply {
  return rawReply(jsonText, JSON_TYPE, options);
}

/** A page. */
export function htmlReply(html: string, options: ReplyOptions = {}): Reply {
  return rawReply(html, 'text/html; charset=utf-8', options);
}

/** Plain text. */
export function textReply(text: string, options: ReplyOptions = {}): Reply {
  return rawReply(text, 'text/plain; charset=utf-8', options);
}

/** A redirect without a body. `location` is sent as it is given. Default status 302. */
export function redirectReply(location: string, options: ReplyOptions = {}): Reply {
  return { status: 302, body: null, ...options, headers: { ...options.headers, Location: location } };
}

/** A body in any content type. */
export function rawReply(body: string | Uint8Array | null, contentType: string, options: ReplyOptions = {}): Reply {
  return { status: 200, body, ...options, headers: { 'Content-Type': contentType, ...options.headers } };
}

/** What is known of a request before its body has been read. */
export interface RequestHead {
  readonly method: string;
  /** The request target exactly as sent: no decoding, no normalisation. */
  readonly url: string;
  /** Names in lower case, values as Node joins them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Names and values alternating, with their spelling and order on the wire. */
  readonly rawHeaders: readonly string[];
  /** Which connection carried it: 1 for the first that was accepted. */
  readonly connection: number;
}

/** A received request; `body` holds the raw bytes (transfer coding removed, content coding kept). */
export interface ServerRequest extends RequestHead {
  readonly body: Buffer;
}

/** An answer, or a broken connection. */
export type ServerReply =
  | {
      /** Default 200. */
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string | readonly string[]>>;
      readonly body?: string | Uint8Array;
      /** Sends only this many body bytes of the announced length, then cuts the connection. */
      readonly cutAfterBytes?: number;
    }
  /** Cuts the connection without an answer. */
  | { readonly drop: true };

/** Answers one request; it may wait on a gate first. */
export type ServerHandler = (request: ServerRequest) => ServerReply | Promise<ServerReply>;

/** Options of `startServer`. */
export interface ServerOptions {
  /** Runs before the body is read; `'drop'` cuts the connection there. The request is then in `heads` only. */
  readonly onHead?: (head: RequestHead) => 'read' | 'drop' | Promise<'read' | 'drop'>;
}

/** A running loopback server; `await using` closes it. */
export interface TestServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly origin: string;
  readonly port: number;
  /** Every request whose head arrived, in order of arrival. */
  readonly heads: readonly RequestHead[];
  /** Every request that was read whole, in order of completion. */
  readonly requests: readonly ServerRequest[];
  /** How many connections were accepted so far. */
  readonly connections: () => number;
  /** How many connections are open now. */
  readonly openConnections: () => number;
  /** Resolves as soon as at least `count` requests were read whole. */
  readonly received: (count: number) => Promise<void>;
  /** Cuts every connection and stops listening; rejects with the first error that a handler threw. */
  readonly close: () => Promise<void>;
}

import type { Clock, PlatformSpec, RequestSigner } from '@boxwire/contract';
import type { CookieJar } from '../cookies/cookie-jar.ts';
import type { ClientHooks } from '../hooks/hooks.ts';
import type { RetryPolicy } from '../retry/retry-policy.ts';

/** Keys of a platform's origins. */
export type OriginKey<Spec extends PlatformSpec> = Spec['origins'][number];

/** The signer a platform demands: required with its literal scheme when it declares `signing`, refused when it does not. */
export type SignerOption<Spec extends PlatformSpec> = Spec extends {
  readonly signing: { readonly scheme: infer Scheme extends string };
}
  ? { readonly signer: RequestSigner<Scheme> }
  : 'signing' extends keyof Spec
    ? { readonly signer?: RequestSigner | undefined }
    : { readonly signer?: undefined };

/** Options of `createClient`. Times are milliseconds. */
export type ClientOptions<Spec extends PlatformSpec> = CommonClientOptions<OriginKey<Spec>> & SignerOption<Spec>;

/** What every client takes, signed or not. */
export interface CommonClientOptions<Key extends string = string> {
  /** Base URL of every origin key, `https://host` or `http://host:port`; no path, no credentials. There is no default. */
  readonly origins: Readonly<Record<Key, string>>;
  /**
   * Where to connect instead, by origin key, as curl's `--connect-to`: `{ kyfw: 'http://127.0.0.1:4010' }`. `Host`, TLS
   * server name, certificate check and cookie domains keep the real name; the scheme of the target decides whether the
   * connection is TLS.
   */
  readonly connectTo?: Readonly<Partial<Record<Key, string>>> | undefined;
  /** Off unless given. One jar may serve several clients of one account. */
  readonly jar?: CookieJar | undefined;
  /** Parts of `defaultRetryPolicy` to change; `false` turns retries off. */
  readonly retry?: Partial<RetryPolicy> | false | undefined;
  /** Total time of a call, back-off included. Default 120_000; `Infinity` for none. Waits on `clock` count as planned. */
  readonly deadlineMs?: number | undefined;
  /** Time to a usable connection, TLS included. Default 30_000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Time from the request to the answer's headers. Default 60_000; accurate to about half a second. */
  readonly headersTimeoutMs?: number | undefined;
  /** Longest gap between two pieces of a body. Default 60_000; accurate to about half a second. */
  readonly bodyTimeoutMs?: number | undefined;
  /** Largest body, as received and after unpacking. Default 16 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Requests at a time per origin, and connections kept to it. Default 16; more queue up in order. */
  readonly maxConcurrentPerOrigin?: number | undefined;
  /** Least time between two request starts at one origin. Default 0. */
  readonly minIntervalMs?: number | undefined;
  /** Largest clock offset that is taken over from a server. Default 900_000 (15 minutes); a larger one is only reported. */
  readonly maxClockOffsetMs?: number | undefined;
  /** Headers of every request, by any-case name, for example `user-agent`; a contract's own headers win. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Certificates to trust, in PEM, instead of the system's. */
  readonly ca?: string | readonly string[] | undefined;
  readonly hooks?: ClientHooks | undefined;
  /** Further names and values that exchanges must not show, for example the signing secret. */
  readonly redact?: { readonly names?: readonly string[]; readonly values?: readonly string[] } | undefined;
  /** Time for signing, back-off and pacing. Default: the machine's clock. */
  readonly clock?: Clock | undefined;
  /** In [0, 1); draws the jitter of back-offs. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Ids of exchanges, unique within the process. Default: platform id, client number and a counter. */
  readonly exchangeId?: (() => string) | undefined;
}

import type { Clock, PlatformSpec, RequestSigner } from '@boxwire/contract';
import type { RetryPolicy } from '../retry/retry-policy.ts';
import { defaultRetryPolicy } from '../retry/retry-policy.ts';
import { systemClock } from '../time/system-clock.ts';
import { ClientOptionError } from './client-option-error.ts';
import type { CommonClientOptions } from './client-options.ts';

/** Where one origin key leads. */
export interface OriginAddress {
  readonly key: string;
  /** `scheme://host[:port]` as the platform knows it. */
  readonly origin: string;
  /** `host[:port]` for the `Host` header. */
  readonly host: string;
  /** `scheme://host[:port]` to connect to. */
  readonly target: string;
}

/** Checked options with their defaults filled in. */
export interface ClientSettings {
  readonly addresses: readonly OriginAddress[];
  readonly signer: RequestSigner | undefined;
  readonly retry: RetryPolicy | false;
  readonly deadlineMs: number;
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly maxConcurrentPerOrigin: number;
  readonly minIntervalMs: number;
  readonly maxClockOffsetMs: number;
  readonly clock: Clock;
  readonly random: () => number;
}

/** The options as they may come from untyped code. */
export type GivenOptions = CommonClientOptions & { readonly signer?: RequestSigner | undefined };

/** Checks every option before anything is opened. Throws `ClientOptionError`, naming the option. */
export function readOptions(platform: PlatformSpec, options: GivenOptions): ClientSettings {
  return {
    addresses: readAddresses(platform, options),
    signer: readSigner(platform, options.signer),
    retry: readRetry(options.retry),
    deadlineMs: atLeast(1, 'deadlineMs', options.deadlineMs ?? 120_000),
    connectTimeoutMs: wholeFrom(1, 'connectTimeoutMs', options.connectTimeoutMs ?? 30_000),
    headersTimeoutMs: wholeFrom(1, 'headersTimeoutMs', options.headersTimeoutMs ?? 60_000),
    bodyTimeoutMs: wholeFrom(1, 'bodyTimeoutMs', options.bodyTimeoutMs ?? 60_000),
    maxResponseBytes: wholeFrom(1, 'maxResponseBytes', options.maxResponseBytes ?? 16 * 1024 * 1024),
    maxConcurrentPerOrigin: wholeFrom(1, 'maxConcurrentPerOrigin', options.maxConcurrentPerOrigin ?? 16),
    minIntervalMs: atLeast(0, 'minIntervalMs', options.minIntervalMs ?? 0),
    maxClockOffsetMs: atLeast(0, 'maxClockOffsetMs', options.maxClockOffsetMs ?? 900_000),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
}

function readAddresses(platform: PlatformSpec, options: GivenOptions): OriginAddress[] {
  // a missing record is told key by key, as a missing key is
  const origins = (options.origins as Readonly<Record<string, string>> | undefined) ?? {};
  const connectTo = options.connectTo ?? {};
  for (const key of Object.keys(connectTo)) {
    if (!platform.origins.includes(key)) {
      throw new ClientOptionError(
        'CLIENT_CONNECT_TO_INVALID',
        `connectTo.${key}`,
        `${platform.id} has no such origin; it has ${platform.origins.join(', ')}`,
      );
    }
  }
  return platform.origins.map((key) => {
    const given = Object.hasOwn(origins, key) ? origins[key] : undefined;
    if (given === undefined) {
      throw new ClientOptionError(
        'CLIENT_ORIGIN_MISSING',
        `origins.${key}`,
        `expected the base URL of ${platform.id}'s origin`,
      );
    }
    const real = readOrigin('CLIENT_ORIGIN_INVALID', `origins.${key}`, given);
    const other = connectTo[key];
    const target = other === undefined ? real : readOrigin('CLIENT_CONNECT_TO_INVALID', `connectTo.${key}`, other);
    return { key, origin: real.origin, host: real.host, target: target.origin };
  });
}

function readOrigin(code: 'CLIENT_ORIGIN_INVALID' | 'CLIENT_CONNECT_TO_INVALID', option: string, value: unknown): URL {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new ClientOptionError(code, option, 'expected an absolute http or https URL');
  }
  const isBare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (!isBare) throw new ClientOptionError(code, option, 'expected scheme, host and port only');
  return url;
}

function readSigner(platform: PlatformSpec, signer: RequestSigner | undefined): RequestSigner | undefined {
  const scheme = platform.signing?.scheme;
  if (scheme === undefined) {
    if (signer === undefined) return undefined;
    throw new ClientOptionError(
      'CLIENT_SIGNER_SCHEME',
      'signer',
      `${platform.id} declares no signing; leave the signer out`,
    );
  }
  if (signer === undefined) {
    throw new ClientOptionError(
      'CLIENT_SIGNER_MISSING',
      'signer',
      `${platform.id} needs a signer of scheme "${scheme}"`,
    );
  }
  if (signer.scheme !== scheme) {
    throw new ClientOptionError(
      'CLIENT_SIGNER_SCHEME',
      'signer',
      `expected scheme "${scheme}", got "${signer.scheme}"`,
    );
  }
  return signer;
}

function readRetry(retry: Partial<RetryPolicy> | false | undefined): RetryPolicy | false {
  if (retry === false) return false;
  const policy = { ...defaultRetryPolicy, ...withoutUndefined({ ...retry }) };
  wholeFrom(1, 'retry.maxAttempts', policy.maxAttempts);
  atLeast(0, 'retry.baseDelayMs', policy.baseDelayMs);
  atLeast(0, 'retry.maxDelayMs', policy.maxDelayMs);
  atLeast(0, 'retry.maxRetryAfterMs', policy.maxRetryAfterMs);
  return policy;
}

// untyped callers do write `undefined`
function withoutUndefined(policy: Readonly<Record<string, unknown>>): Partial<RetryPolicy> {
  return Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
}

function wholeFrom(minimum: number, option: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= minimum) return value;
  throw invalidNumber(option, `expected a whole number, at least ${minimum.toString()}`);
}

function atLeast(minimum: number, option: string, value: unknown): number {
  if (typeof value === 'number' && value >= minimum) return value;
  throw invalidNumber(option, `expected a number, at least ${minimum.toString()}`);
}

function invalidNumber(option: string, problem: string): ClientOptionError {
  return new ClientOptionError('CLIENT_OPTION_INVALID', option, problem);
}

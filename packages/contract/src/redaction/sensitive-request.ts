import type { z } from 'zod';
import type { EndpointSpec } from '../endpoint.ts';
import type { Exchange } from '../exchange.ts';
import { listEndpoints, type PlatformSpec } from '../platform.ts';
import { MASK } from './redact-json.ts';
import { sensitivityOf } from './sensitive.ts';

/** What of a request no member name gives away: a body that is marked as a whole, and marked parts of the path. */
interface SensitiveRequest {
  readonly wholeBody: boolean;
  /** Finds the path in a URL; its groups are what stands around the marked parts. */
  readonly path: RegExp | undefined;
}

// a platform never changes, and redactors are made for single exchanges
const known = new WeakMap<PlatformSpec, ReadonlyMap<string, SensitiveRequest>>();

/** The endpoints whose body or path is marked, by id. */
export function sensitiveRequestsOf(target: PlatformSpec): ReadonlyMap<string, SensitiveRequest> {
  const found = known.get(target) ?? collectRequests(target);
  known.set(target, found);
  return found;
}

function collectRequests(target: PlatformSpec): ReadonlyMap<string, SensitiveRequest> {
  const rules = listEndpoints(target).map((endpoint) => [endpoint.id, ruleOf(endpoint)] as const);
  return new Map(rules.filter(([, { wholeBody, path }]) => wholeBody || path !== undefined));
}

/** Masks what the endpoint's rule names. */
export function maskRequest(exchange: Exchange, requests: ReadonlyMap<string, SensitiveRequest>): Exchange {
  const rule = requests.get(exchange.endpointId);
  if (rule === undefined) return exchange;
  const { url, bodyText } = exchange.request;
  return {
    ...exchange,
    request: {
      ...exchange.request,
      url: rule.path === undefined ? url : maskPath(url, rule.path),
      bodyText: rule.wholeBody && bodyText !== null && bodyText !== '' ? MASK : bodyText,
    },
  };
}

function maskPath(url: string, path: RegExp): string {
  return url.replace(path, (...found: unknown[]) => {
    // the groups stand between the whole match and its offset
    const around = found.slice(
      1,
      found.findIndex((part) => typeof part === 'number'),
    );
    return around.map(String).join(MASK);
  });
}

function ruleOf({ body, path, params }: EndpointSpec): SensitiveRequest {
  const wholeBody = body !== undefined && sensitivityOf(body.schema) !== undefined;
  const shape: Readonly<Record<string, z.ZodType>> = params?.shape ?? {};
  const marked = Object.keys(shape).filter(
    (name) => shape[name] !== undefined && sensitivityOf(shape[name]) !== undefined,
  );
  return { wholeBody, path: marked.length === 0 ? undefined : pathPattern(path, marked) };
}

function pathPattern(path: string, marked: readonly string[]): RegExp {
  const source = path.split(/(\{[^{}]+\})/).map((part) => {
    if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return marked.includes(part.slice(1, -1)) ? ')[^/?#]+(' : '[^/?#]+';
  });
  return new RegExp(`(${source.join('')})(?=[?#]|$)`);
}

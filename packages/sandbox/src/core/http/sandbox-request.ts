import type { IncomingMessage } from 'node:http';
import type { NameValue } from '@boxwire/contract';
import { SandboxError } from '../errors.ts';
import type { NamedFaults } from '../faults/fault-plan.ts';
import { readCookies, writeCookie, type CookieSpec } from './cookies.ts';
import type { Addressing, HostTable } from './hosts.ts';
import { readPairs } from './read-pairs.ts';

/** What `SandboxRequest` is made of. */
export interface RequestParts {
  readonly id: string;
  readonly incoming: IncomingMessage;
  readonly path: string;
  readonly queryText: string;
  readonly params: Readonly<Record<string, string>>;
  readonly endpointId: string;
  readonly bodyText: string | null;
  readonly addressing: Addressing;
  readonly hosts: HostTable;
  /** Epoch milliseconds by the clock of the server that answers. */
  readonly now: number;
  readonly named: NamedFaults;
  readonly onMint: (request: SandboxRequest, field: string, value: string) => void;
}

/** A request as a platform's handler sees it, read leniently: this reader shares nothing with the client. */
export class SandboxRequest {
  readonly id: string;
  readonly endpointId: string;
  readonly method: string;
  /** Request target as sent. */
  readonly target: string;
  /** Path as sent, without the query. */
  readonly path: string;
  readonly queryText: string;
  /** Values of the path's `{name}` parts, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** `null` when the request had no body. */
  readonly bodyText: string | null;
  /** Epoch milliseconds by this server's clock, a skew fault included. */
  readonly now: number;
  readonly addressing: Addressing;
  readonly #parts: RequestParts;
  #query: NameValue[] | undefined;
  #form: NameValue[] | undefined;
  #cookies: ReadonlyMap<string, string> | undefined;

  constructor(parts: RequestParts) {
    this.#parts = parts;
    this.id = parts.id;
    this.endpointId = parts.endpointId;
    this.method = parts.incoming.method ?? 'GET';
    this.target = parts.incoming.url ?? '/';
    this.path = parts.path;
    this.queryText = parts.queryText;
    this.params = parts.params;
    this.bodyText = parts.bodyText;
    this.now = parts.now;
    this.addressing = parts.addressing;
  }

  /** A header by lower-case name; repeated headers are joined as Node joins them. */
  header(name: string): string | undefined {
    const value = this.#parts.incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /** Query pairs, decoded (`+` and `%20` are spaces), repeated names kept. */
  get query(): readonly NameValue[] {
    return (this.#query ??= this.queryText === '' ? [] : readPairs(this.queryText));
  }

  /** First query value of this name. */
  queryValue(name: string): string | undefined {
    return this.query.find(([own]) => own === name)?.[1];
  }

  /** Body read as a form, whatever its content type says. */
  form(): readonly NameValue[] {
    return (this.#form ??= this.bodyText === null ? [] : readPairs(this.bodyText));
  }

  /** First form value of this name. */
  formValue(name: string): string | undefined {
    return this.form().find(([own]) => own === name)?.[1];
  }

  /** Body read as JSON: an object, or a bare JSON string. Throws `SandboxError` `BODY_NOT_JSON`. */
  json(): unknown {
    try {
      return JSON.parse((this.bodyText ?? '').replace(/^\uFEFF/, ''));
    } catch {
      throw new SandboxError('BODY_NOT_JSON', 'expected a JSON body, got a text that does not parse');
    }
  }

  /** Whether the content type announces a form. */
  get isForm(): boolean {
    return (this.header('content-type') ?? '').toLowerCase().includes('form-urlencoded');
  }

  get cookies(): ReadonlyMap<string, string> {
    return (this.#cookies ??= readCookies(this.header('cookie')));
  }

  /** A `Set-Cookie` value for the origin this request came by; `domain` is dropped on a bare address. */
  cookie(cookie: CookieSpec): string {
    if (this.addressing.kind === 'real') return writeCookie(cookie);
    const { domain: _, ...hostOnly } = cookie;
    return writeCookie(hostOnly);
  }

  /** Absolute URL on one of this platform's origins, spelled the way this request was addressed. */
  url(originKey: string, pathAndQuery: string): string {
    const { addressing, hosts } = this.#parts;
    const base = originKey === addressing.originKey ? addressing.base : hosts.baseOf(addressing, originKey);
    if (base === undefined) throw new TypeError(`${addressing.platformId} has no origin "${originKey}"`);
    return base + pathAndQuery;
  }

  /** Arguments of a platform-named fault that a rule put on this request. */
  fault(name: string): Readonly<Record<string, unknown>> | undefined {
    return this.#parts.named.get(name);
  }

  /** Notes in the ledger that this answer gives out `value` in `field`, and returns the value. */
  mint(field: string, value: string): string {
    this.#parts.onMint(this, field, value);
    return value;
  }
}

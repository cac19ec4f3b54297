import type { SandboxClock } from './clock/clock-types.ts';
import type { SandboxRequest } from './http/sandbox-request.ts';

/** Options of `createSessions`. */
export interface SessionOptions<Data> {
  /** Cookie name, for example `JSESSIONID`. */
  readonly cookie: string;
  /** Path scope of the cookie. Default `/`. Reading does not insist on it: some clients send every cookie everywhere. */
  readonly path?: string;
  readonly domain?: string;
  readonly httpOnly?: boolean;
  /** Ends a session this long after its last use. Default: never. */
  readonly idleMs?: number;
  /** Makes the cookie value. */
  readonly newId: () => string;
  readonly newData: () => Data;
}

/** A session. `data` is the platform's own. */
export interface Session<Data> {
  readonly id: string;
  readonly data: Data;
}

/** Cookie sessions on the virtual clock. */
export interface Sessions<Data> {
  /** The live session of a request, whose idle time starts again; `undefined` without one. */
  find(request: SandboxRequest): Session<Data> | undefined;
  /** Opens a session; `setCookie` is the header value that hands it out. */
  open(request: SandboxRequest): { readonly session: Session<Data>; readonly setCookie: string };
  end(id: string): boolean;
  readonly size: number;
}

interface Entry<Data> extends Session<Data> {
  usedAt: number;
}

/** Creates a store of sessions for one cookie. */
export function createSessions<Data>(clock: Pick<SandboxClock, 'now'>, options: SessionOptions<Data>): Sessions<Data> {
  const entries = new Map<string, Entry<Data>>();
  const idleMs = options.idleMs ?? Infinity;
  return {
    find(request) {
      const entry = entries.get(request.cookies.get(options.cookie) ?? '');
      if (entry === undefined) return undefined;
      if (clock.now() - entry.usedAt >= idleMs) {
        entries.delete(entry.id);
        return undefined;
      }
      entry.usedAt = clock.now();
      return entry;
    },
    open(request) {
      const session: Entry<Data> = { id: options.newId(), data: options.newData(), usedAt: clock.now() };
      entries.set(session.id, session);
      const { cookie: name, path, domain, httpOnly } = options;
      const setCookie = request.cookie({
        name,
        value: request.mint(`set-cookie ${name}`, session.id),
        ...(path !== undefined && { path }),
        ...(domain !== undefined && { domain }),
        ...(httpOnly !== undefined && { httpOnly }),
      });
      return { session, setCookie };
    },
    end: (id) => entries.delete(id),
    get size() {
      return entries.size;
    },
  };
}

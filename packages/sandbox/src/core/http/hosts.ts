import { isIP } from 'node:net';

/** How a request was addressed. */
export interface Addressing {
  readonly platformId: string;
  readonly originKey: string;
  /** Name or address without the port. */
  readonly hostname: string;
  /** `real`: by the platform's own host name, over a loopback connection. */
  readonly kind: 'loopback' | 'real';
  /** Scheme, host and port to write into absolute URLs, for example `http://127.0.0.1:41234`. */
  readonly base: string;
}

/** One origin as the host table knows it. */
export interface HostedOrigin {
  readonly platformId: string;
  readonly originKey: string;
  /** Real host names, lower case. */
  readonly hosts: readonly string[];
  readonly port: number;
}

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether a host name or address can only mean this computer. */
export function isLoopbackHostname(hostname: string): boolean {
  const lower = hostname.toLowerCase();
  return LOOPBACK_NAMES.has(lower) || (isIP(lower) === 4 && lower.startsWith('127.'));
}

/** Splits a `Host` header. `undefined` when it is no host. */
export function splitHost(header: string): { readonly hostname: string; readonly port: string } | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[^:@/\s]+)(?::(\d{1,5}))?$/i.exec(header.trim());
  return match?.[1] === undefined ? undefined : { hostname: match[1].toLowerCase(), port: match[2] ?? '' };
}

/** Finds the origin a request meant, by the port it came in on and its `Host`. */
export interface HostTable {
  /** `undefined` for a host that is neither loopback nor a known real one. */
  resolve(localPort: number, hostHeader: string | undefined): Addressing | undefined;
  /** Base of a sister origin, spelled the way the request was addressed. */
  baseOf(from: Addressing, originKey: string): string | undefined;
  readonly knownHosts: readonly string[];
}

/** Builds the table once all ports are known. */
export function createHostTable(origins: readonly HostedOrigin[]): HostTable {
  const byPort = new Map(origins.map((origin) => [origin.port, origin]));
  const byHost = new Map(
    origins.flatMap((origin) => origin.hosts.map((host) => [host.toLowerCase(), origin] as const)),
  );
  const seen = new Map<string, Addressing>();

  const find = (localPort: number, header: string): Addressing | undefined => {
    const host = splitHost(header);
    if (host === undefined) return undefined;
    const kind = isLoopbackHostname(host.hostname) ? 'loopback' : 'real';
    const origin = kind === 'loopback' ? byPort.get(localPort) : byHost.get(host.hostname);
    if (origin === undefined) return undefined;
    const { platformId, originKey } = origin;
    return { platformId, originKey, hostname: host.hostname, kind, base: `http://${header.trim().toLowerCase()}` };
  };

  return {
    resolve(localPort, hostHeader) {
      const header = hostHeader ?? `127.0.0.1:${localPort}`;
      const key = `${localPort} ${header}`;
      const known = seen.get(key);
      if (known !== undefined) return known;
      const found = find(localPort, header);
      // bounded: a client that invents ports for a real name must not fill the memory
      if (found !== undefined && seen.size < 1000) seen.set(key, found);
      return found;
    },
    baseOf(from, originKey) {
      const sister = origins.find((origin) => origin.platformId === from.platformId && origin.originKey === originKey);
      if (sister === undefined) return undefined;
      const realHost = sister.hosts[0];
      return from.kind === 'real' && realHost !== undefined
        ? `http://${realHost}`
        : `http://${from.kind === 'real' ? '127.0.0.1' : from.hostname}:${sister.port}`;
    },
    knownHosts: [...byHost.keys()],
  };
}

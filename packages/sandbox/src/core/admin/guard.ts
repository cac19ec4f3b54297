import { isLoopbackHostname, splitHost } from '../http/hosts.ts';

/**
 * Why an admin request is refused, or `undefined`. A page of another site can send requests to loopback, by name
 * rebinding or blindly: the first shows in `Host`, the second in `Origin`.
 */
export function refuseForeign(hostHeader: string | undefined, originHeader: string | undefined): string | undefined {
  const host = splitHost(hostHeader ?? '');
  if (host === undefined || !isLoopbackHostname(host.hostname)) {
    return 'the admin routes answer only to a loopback Host: use 127.0.0.1 or localhost';
  }
  if (originHeader !== undefined && !isLoopbackOrigin(originHeader)) {
    return 'the admin routes refuse pages of another site';
  }
  return undefined;
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackHostname(new URL(origin).hostname);
}
